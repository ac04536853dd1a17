package shad.model.conn;

/// Identifiers of connections by number, computed or kept. Any thread.
public interface Identifiers {
    /// The longest text in bytes of those that there are so far.
    int maxLength();

    /// The identifier with a number.
    String text(long ordinal);

    /// Writes the identifier as ASCII and returns the offset behind it; at most [#maxLength] bytes.
    int write(long ordinal, byte[] target, int offset);
}
