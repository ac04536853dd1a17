package shad.model.inspect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import shad.model.buffer.Layouts;
import shad.model.capture.Frame;

/// Reads a frame field by field, in network byte order, and writes down what it reads. Nothing beyond the captured bytes
/// is read: the caller asks [#has] before a header.
final class FieldWriter {
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;
    private final int start;
    private final int end;
    private List<FieldNode> fields = new ArrayList<>();

    FieldWriter(Frame frame) {
        this.bytes = frame.bytes();
        this.start = frame.offset();
        this.end = frame.offset() + frame.capturedLength();
    }

    /// Captured bytes of the frame.
    int size() {
        return end - start;
    }

    /// Whether `length` bytes from `offset` on were captured.
    boolean has(int offset, int length) {
        return offset >= 0 && length >= 0 && offset <= size() - length;
    }

    int u8(int offset) {
        return bytes[start + offset] & 0xff;
    }

    int u16(int offset) {
        return Layouts.unsignedShortBe(bytes, start + offset);
    }

    int i32(int offset) {
        return Layouts.intBe(bytes, start + offset);
    }

    long i64(int offset) {
        return Layouts.longBe(bytes, start + offset);
    }

    String hex(int offset, int length) {
        return HEX.formatHex(bytes, start + offset, start + offset + length);
    }

    /// Bytes as text; what cannot be printed as dots.
    String ascii(int offset, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int c = u8(offset + i);
            text.append(c >= 0x20 && c < 0x7f ? (char) c : '.');
        }
        return text.toString();
    }

    /// The bytes of the frame, for readers of their own.
    byte[] bytes() {
        return bytes;
    }

    /// Where an offset of the frame is in [#bytes].
    int at(int offset) {
        return start + offset;
    }

    /// Notes a field.
    void field(String name, int offset, int length, String value) {
        fields.add(new FieldNode(name, value, offset, length, List.of()));
    }

    /// Notes a field with a number.
    void number(String name, int offset, int length, long value) {
        field(name, offset, length, Long.toString(value));
    }

    /// Notes a field with a number in hexadecimal.
    void code(String name, int offset, int length, long value) {
        field(name, offset, length, String.format(Locale.ROOT, "0x%0" + 2 * length + "x", value));
    }

    /// Begins to note the fields of a header; returns those before it, for [#end].
    List<FieldNode> begin() {
        List<FieldNode> before = fields;
        fields = new ArrayList<>();
        return before;
    }

    /// Ends a header: the fields noted since [#begin] become its children.
    void end(List<FieldNode> before, String name, int offset, int length, String value) {
        before.add(new FieldNode(name, value, offset, length, fields));
        fields = before;
    }

    /// Notes that a header is cut short.
    void cut(String name, int offset, int needed) {
        int left = Math.max(0, size() - offset);
        field(name, Math.min(offset, size()), left, "cut: " + left + " of at least " + needed + " bytes");
    }

    List<FieldNode> fields() {
        return fields;
    }
}
