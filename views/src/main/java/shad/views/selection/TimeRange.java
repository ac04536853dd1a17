package shad.views.selection;

/// A span of time, both ends included, in nanoseconds since the epoch.
public record TimeRange(long firstNanos, long lastNanos) {
    public TimeRange {
        if (lastNanos < firstNanos) {
            throw new IllegalArgumentException("a range ends before it begins");
        }
    }
}
