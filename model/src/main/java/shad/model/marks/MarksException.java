package shad.model.marks;

import java.io.IOException;

/// A file that holds no marks that can be read. The message says why.
final class MarksException extends IOException {
    private static final long serialVersionUID = 1L;

    private MarksException(String message) {
        super(message);
    }

    static MarksException damaged(String where) {
        return new MarksException("it is damaged (" + where + ")");
    }

    static MarksException newer(int version) {
        return new MarksException("a newer Shad wrote it (version " + version + ")");
    }

    static MarksException tooLarge() {
        return new MarksException("it is larger than any that Shad writes");
    }
}
