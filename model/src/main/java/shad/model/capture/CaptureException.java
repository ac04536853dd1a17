package shad.model.capture;

import java.io.Serial;

/// Nothing of a capture can be read. The message names it, says what was found and what to do, for a person to read.
public class CaptureException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
