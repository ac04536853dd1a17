package shad.model.query.filter;

/// A filter text that is not understood. The message says in plain words what was expected.
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final int length;

    public FilterException(String message, int position, int length) {
        super(message);
        this.position = position;
        this.length = length;
    }

    FilterException(String message, SourceRange range) {
        this(message, range.start(), range.length());
    }

    /// The message for people.
    public String text() {
        return String.valueOf(getMessage());
    }

    /// Index of the first character at fault, from 0; the text's length where something is missing at its end.
    public int position() {
        return position;
    }

    /// How many characters are at fault; 0 where something is missing.
    public int length() {
        return length;
    }
}
