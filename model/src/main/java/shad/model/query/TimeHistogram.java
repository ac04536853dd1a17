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

    /// The same buckets, still empty.
    private TimeHistogram(TimeHistogram other) {
        startNanos = other.startNanos;
        widthNanos = other.widthNanos;
        bucketCount = other.bucketCount;
        connections = new long[other.connections.length];
        bytes = new long[other.bytes.length];
    }

    /// Counts all rows of a snapshot. The buckets are spread over the time from the earliest to the latest first packet, or
    /// over a given time around it where that is longer.
    ///
    /// @param shortestNanos the least time to spread over, from 0
    public static TimeHistogram ofAll(StoreSnapshot snapshot, long shortestNanos, int bucketCount) {
        if (bucketCount < 1) {
            throw new IllegalArgumentException("no bucket");
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            RowWalk.stopIfInterrupted(row);
            long start = view.at(row).startNanos();
            first = Math.min(first, start);
            last = Math.max(last, start);
        }
        if (snapshot.size() == 0) {
            first = 0;
            last = 0;
        }
        if (last - first >= 0 && last - first < shortestNanos) {
            first = Math.max(first, Long.MIN_VALUE + shortestNanos) - shortestNanos / 2;
            last = first + shortestNanos;
        }
        TimeHistogram histogram = new TimeHistogram(first, last, bucketCount);
        for (int row = 0; row < snapshot.size(); row++) {
            RowWalk.stopIfInterrupted(row);
            histogram.add(view.at(row));
        }
        return histogram;
    }

    /// Counts some rows of the same snapshot in the same buckets.
    public TimeHistogram ofSome(StoreSnapshot snapshot, int[] rows) {
        TimeHistogram histogram = new TimeHistogram(this);
        RowWalk.over(snapshot, rows, histogram::add);
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
