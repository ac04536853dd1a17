package shad.views.live;

import org.jspecify.annotations.Nullable;
import shad.model.capture.live.LiveStatus;

/// How a live capture or the replay of a file stands at a moment. Immutable.
///
/// @param frames frames so far
/// @param bytes captured bytes so far
/// @param connections connections so far
/// @param open how many of those have not ended
/// @param paused whether the display stands still
/// @param waiting connections that are not shown because it does
/// @param status what the capture says of itself; null for a replay
public record LiveFigures(
        Phase phase,
        long frames,
        long bytes,
        long connections,
        long open,
        boolean paused,
        int waiting,
        @Nullable LiveStatus status) {
    /// Where it stands.
    public enum Phase {
        /// Nothing is captured or replayed.
        NONE,
        RUNNING,
        STOPPING,
        ENDED
    }

    /// Nothing.
    public static final LiveFigures NONE = new LiveFigures(Phase.NONE, 0, 0, 0, 0, false, 0, null);
}
