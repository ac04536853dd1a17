package shad.model.export;

import java.io.IOException;
import java.nio.file.Path;

/// A file that could not be written. The message names it and says what to do.
public final class ExportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;

    /// @param message names the file and says what to do
    public ExportException(Path file, String message) {
        super(message);
        this.file = file.toString();
    }

    /// @param message names the file and says what to do
    public ExportException(Path file, String message, Throwable cause) {
        super(message, cause);
        this.file = file.toString();
    }

    /// The file that was to be written.
    public Path file() {
        return Path.of(file);
    }
}
