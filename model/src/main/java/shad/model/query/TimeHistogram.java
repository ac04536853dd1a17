package shad.model.query;

import shad.model.conn.StateClass;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Connections and their payload bytes over time, by state class: buckets of equal width, a connection counting at the
/// time of its first packet. Room and time depend on the bucket count, not on the time covered. Immutable.
public final class TimeHistogram {
    private static final int CLASSES = StateClass.values().length;

    private final long startNanos;
    private final long widthNanos;
    private final int bucketCount;
    private final long[] connections;
    private final long[] bytes;

    private TimeHistogram(long startNanos, long endNanos, int bucketCount) {
        this.startNanos = startNanos;
        this.bucketCount = bucketCount;
        // The span is unsigned: times of a hostile capture may lie further apart than a signed number can tell.
        long width = Long.divideUnsigned(endNanos - startNanos, bucketCount);
        this.widthNanos = width == -1 ? -1 : width + 1;
        this.connections = new long[bucketCount * CLASSES];
        this.bytes = new long[bucketCount * CLASSES];
    }

    /// Spreads the buckets over the time from the earliest to the latest first packet of the rows.
    public static TimeHistogram of(StoreSnapshot snapshot, int[] rows, int bucketCount) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        ConnectionView view = snapshot.view();
        for (int row : rows) {
            long start = view.at(row).startNanos();
            first = Math.min(first, start);
            last = Math.max(last, start);
        }
        return rows.length == 0
                ? new TimeHistogram(0, 0, bucketCount)
                : of(snapshot, rows, first, last, bucketCount);
    }

    /// Spreads the buckets over a given time, both ends included; rows outside are left out. In nanoseconds since the
    /// epoch.
    public static TimeHistogram of(
            StoreSnapshot snapshot, int[] rows, long firstNanos, long lastNanos, int bucketCount) {
        if (bucketCount < 1 || lastNanos < firstNanos) {
            throw new IllegalArgumentException("no bucket or no time to spread over");
        }
        TimeHistogram histogram = new TimeHistogram(firstNanos, lastNanos, bucketCount);
        ConnectionView view = snapshot.view();
        for (int row : rows) {
            long start = view.at(row).startNanos();
            if (start >= firstNanos && start <= lastNanos) {
                histogram.add(view);
            }
        }
        return histogram;
    }

    private void add(ConnectionView row) {
        long bucket = Math.min(Long.divideUnsigned(row.startNanos() - startNanos, widthNanos), bucketCount - 1);
        int cell = (int) bucket * CLASSES + row.state().stateClass().ordinal();
        connections[cell]++;
        if (row.hasDuration()) {
            bytes[cell] += row.origBytes() + row.respBytes();
        }
    }

    public int bucketCount() {
        return bucketCount;
    }

    /// Width of a bucket in nanoseconds, unsigned.
    public long widthNanos() {
        return widthNanos;
    }

    /// Where a bucket begins, nanoseconds since the epoch; the bucket count gives where the last one ends.
    public long startNanos(int bucket) {
        return startNanos + bucket * widthNanos;
    }

    public long connections(int bucket, StateClass stateClass) {
        return connections[bucket * CLASSES + stateClass.ordinal()];
    }

    /// Payload bytes of both directions, as far as logged.
    public long bytes(int bucket, StateClass stateClass) {
        return bytes[bucket * CLASSES + stateClass.ordinal()];
    }
}
