package shad.model.capture.compress;

import java.io.IOException;
import java.io.Serial;

/// Compressed bytes that cannot be unpacked any further; the message says so in plain words.
public final class CompressionException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    CompressionException(String message, Throwable cause) {
        super(message, cause);
    }
}
