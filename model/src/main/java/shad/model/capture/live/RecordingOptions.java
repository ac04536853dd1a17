package shad.model.capture.live;

import java.nio.file.Path;
import java.time.Duration;

/// Where the frames of a live capture are written, as pcapng.
///
/// @param file the file; with rotation its name gets a number and the time before its ending
/// @param rotateBytes size from which on a further file is begun; `Long.MAX_VALUE` for one file only
/// @param rotateEvery age from which on a further file is begun
/// @param capBytes how much disk all files together may take: the oldest are removed for the newest
public record RecordingOptions(Path file, long rotateBytes, Duration rotateEvery, long capBytes) {
    private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

    /// Of a cap, one file takes at most this part: the oldest is removed as a whole.
    private static final int FILES_PER_CAP = 4;

    public RecordingOptions {
        if (capBytes != Long.MAX_VALUE) {
            rotateBytes = Math.min(rotateBytes, Math.max(1, capBytes / FILES_PER_CAP));
        }
    }

    /// One file that grows as long as there is room.
    public static RecordingOptions to(Path file) {
        return new RecordingOptions(file, Long.MAX_VALUE, NEVER, Long.MAX_VALUE);
    }

    public RecordingOptions withRotation(long bytes, Duration every) {
        return new RecordingOptions(file, bytes, every, capBytes);
    }

    public RecordingOptions withCap(long bytes) {
        return new RecordingOptions(file, rotateBytes, rotateEvery, bytes);
    }

    boolean rotates() {
        return rotateBytes != Long.MAX_VALUE || !rotateEvery.equals(NEVER);
    }
}
