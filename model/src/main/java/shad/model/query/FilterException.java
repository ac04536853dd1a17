package shad.model.query;

/// A filter text that is not understood. The message says in plain words what was expected.
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    public FilterException(String message, int position) {
        super(message);
        this.position = position;
    }

    /// Index of the character at fault, from 0; the text's length where something is missing at its end.
    public int position() {
        return position;
    }
}
