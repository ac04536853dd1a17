package shad.views.inspector;

import java.util.concurrent.TimeUnit;

/// How soon what grows may be read again: not more often than a person can follow, and the longer it takes the more
/// seldom. FX thread only.
final class ReadingPace {
    private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// Reading takes at most one part in so many and one of the time.
    private static final int REST = 4;

    private long beginNanos;
    private long nextNanos = System.nanoTime();

    /// Reading begins.
    void begin() {
        beginNanos = System.nanoTime();
    }

    /// Reading has ended.
    void end() {
        long now = System.nanoTime();
        nextNanos = now + Math.max(LEAST_NANOS, REST * (now - beginNanos));
    }

    /// How long to wait until it may be read again, 0 for not at all.
    long millisToWait() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nextNanos - System.nanoTime()));
    }
}
