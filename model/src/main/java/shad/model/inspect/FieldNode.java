package shad.model.inspect;

import java.util.List;

/// A header, or a field of one, and the bytes it takes.
///
/// @param name what it is called, as its specification has it
/// @param value in words; of a header a summary
/// @param offset its first byte, counted from the first of the frame
/// @param length how many bytes; of a field that shares bytes with others all of them
/// @param children its fields; empty for none
public record FieldNode(String name, String value, int offset, int length, List<FieldNode> children) {
    public FieldNode {
        children = List.copyOf(children);
    }

    /// Whether a byte of the frame belongs to it.
    public boolean covers(int byteOffset) {
        return byteOffset >= offset && byteOffset < offset + length;
    }
}
