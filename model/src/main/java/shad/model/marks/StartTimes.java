package shad.model.marks;

import java.util.Arrays;
import java.util.Collection;

/// A set of times that tells without allocating whether a time is in it: open addressing. Immutable.
final class StartTimes {
    /// Stands in free places; as a time it is always in the set.
    private static final long FREE = Long.MIN_VALUE;

    private final long[] times;

    StartTimes(Collection<ConnectionKey> keys) {
        times = new long[Integer.highestOneBit(Math.max(1, keys.size())) * 4];
        Arrays.fill(times, FREE);
        for (ConnectionKey key : keys) {
            times[place(key.startNanos())] = key.startNanos();
        }
    }

    boolean contains(long nanos) {
        return times[place(nanos)] == nanos;
    }

    /// Where the time is, or the free place where it belongs.
    private int place(long nanos) {
        int mask = times.length - 1;
        long hash = nanos * 0x9e3779b97f4a7c15L;
        int place = (int) (hash ^ hash >>> 32) & mask;
        while (times[place] != FREE && times[place] != nanos) {
            place = place + 1 & mask;
        }
        return place;
    }
}
