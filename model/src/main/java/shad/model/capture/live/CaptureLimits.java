package shad.model.capture.live;

import java.time.Duration;

/// When a capture stops unasked: as soon as one of these is reached.
///
/// @param frames number of frames
/// @param bytes captured bytes, counted without what a file adds
/// @param duration time since its start
public record CaptureLimits(long frames, long bytes, Duration duration) {
    /// It goes on until somebody stops it.
    public static final CaptureLimits NONE =
            new CaptureLimits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofNanos(Long.MAX_VALUE));

    public CaptureLimits withFrames(long count) {
        return new CaptureLimits(count, bytes, duration);
    }

    public CaptureLimits withBytes(long count) {
        return new CaptureLimits(frames, count, duration);
    }

    public CaptureLimits withDuration(Duration time) {
        return new CaptureLimits(frames, bytes, time);
    }
}
