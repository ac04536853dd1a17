package shad.model.service.smb;

import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// Reads the fields of one SMB command, whose offsets count from its first byte. Numbers are little-endian.
final class SmbReader {
    private final PayloadReader in;
    private int start;
    private int stringOffset;
    private int stringLength;

    SmbReader(PayloadReader in) {
        this.in = in;
    }

    /// Begins a command at the next byte. Returns where the one before begins, for [#back].
    int begin() {
        int before = start;
        start = in.position();
        return before;
    }

    /// Counts offsets again as before [#begin].
    void back(int before) {
        start = before;
    }

    /// Bytes read of the command.
    int offset() {
        return in.position() - start;
    }

    byte[] bytes() {
        return in.bytes();
    }

    int position() {
        return in.position();
    }

    int remaining() {
        return in.remaining();
    }

    boolean isAtEnd() {
        return in.isAtEnd();
    }

    int peek(int ahead) {
        return in.peek(ahead);
    }

    int u8() {
        return in.u8();
    }

    int u16() {
        return in.u16le();
    }

    int i32() {
        return in.i32le();
    }

    long u32() {
        return in.u32le();
    }

    long i64() {
        return in.i64le();
    }

    void skip(long length) {
        in.skip(length);
    }

    void skipRest() {
        in.skipRest();
    }

    /// Goes to an offset within the command; stays where it is if that lies behind.
    void padTo(long offset) {
        long distance = offset - offset();
        if (distance > 0) {
            in.skip(distance);
        }
    }

    /// Reads text that ends with a zero, or with the data: of one byte a character, or of two, which then begins at an
    /// even offset. Its place is in [#stringOffset] and [#stringLength], the zero not counted.
    void string(boolean unicode, int offset) {
        if (unicode) {
            in.skip(offset & 1);
            wideString();
        } else {
            narrowString();
        }
    }

    private void narrowString() {
        stringOffset = in.position();
        stringLength = 0;
        while (!in.isAtEnd()) {
            if (in.u8() == 0) {
                return;
            }
            stringLength++;
        }
    }

    private void wideString() {
        stringOffset = in.position();
        stringLength = 0;
        while (in.remaining() >= 2) {
            if (in.u16() == 0) {
                return;
            }
            stringLength += 2;
        }
        in.skipRest();
    }

    int stringOffset() {
        return stringOffset;
    }

    int stringLength() {
        return stringLength;
    }

    static void requireSound(boolean condition) {
        if (!condition) {
            throw MalformedPayload.thrown();
        }
    }
}
