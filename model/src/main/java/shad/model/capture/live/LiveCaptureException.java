package shad.model.capture.live;

import java.io.Serial;
import shad.model.capture.CaptureException;

/// Nothing can be captured, for a reason that a person may be able to mend.
public final class LiveCaptureException extends CaptureException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;

    /// @param subject what was to be captured on
    LiveCaptureException(String subject, Obstacle obstacle) {
        super(subject + ": " + obstacle.message());
        this.obstacle = obstacle;
    }

    /// @param subject what was to be captured on
    LiveCaptureException(String subject, Obstacle obstacle, Throwable cause) {
        super(subject + ": " + obstacle.message(), cause);
        this.obstacle = obstacle;
    }

    /// What is in the way.
    public Obstacle obstacle() {
        return obstacle;
    }
}
