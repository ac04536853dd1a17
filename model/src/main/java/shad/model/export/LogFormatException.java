package shad.model.export;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A log that is not what Zeek writes. The message names file, line, column and what is wrong.
public final class LogFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final @Nullable String column;

    LogFormatException(Path file, long line, @Nullable String column, String problem) {
        super(file + ", line " + line + (column == null ? "" : ", " + column) + ": " + problem);
        this.file = file.toString();
        this.line = line;
        this.column = column;
    }

    public Path file() {
        return Path.of(file);
    }

    /// The line at fault, from 1.
    public long line() {
        return line;
    }

    /// The name of the column at fault; null where the line as a whole is.
    public @Nullable String column() {
        return column;
    }
}
