package shad.views.charts;

import shad.model.conn.StateClass;
import shad.model.query.TimeHistogram;
import shad.views.selection.TimeRange;

/// Connections over time: all of them, and those shown. Both have the same buckets. Immutable.
///
/// @param all every connection of the capture
/// @param shown those that pass the filter; the same object as `all` when none is left out
record Timeline(TimeHistogram all, TimeHistogram shown) {
    static final StateClass[] CLASSES = StateClass.values();

    int bucketCount() {
        return all.bucketCount();
    }

    /// Where a bucket begins, milliseconds since the epoch; the bucket count gives where the last one ends. Unlike a count
    /// of nanoseconds it can't overflow, however far apart a hostile capture puts its times.
    double startMillis(int bucket) {
        return startMillis(all, bucket);
    }

    static double startMillis(TimeHistogram histogram, int bucket) {
        double width = histogram.widthNanos() >= 0 ? histogram.widthNanos() : histogram.widthNanos() + 0x1p64;
        return (histogram.startNanos(0) + bucket * width) / 1e6;
    }

    /// The time from the beginning of one bucket to the end of another.
    TimeRange range(int firstBucket, int lastBucket) {
        long first = all.startNanos(firstBucket);
        long last = all.startNanos(lastBucket + 1) - 1;
        return new TimeRange(first, last < first ? Long.MAX_VALUE : last);
    }

    static long total(TimeHistogram histogram, int bucket) {
        return total(histogram, bucket, Measure.CONNECTIONS);
    }

    static long total(TimeHistogram histogram, int bucket, Measure measure) {
        long total = 0;
        for (StateClass each : CLASSES) {
            total += measure.of(histogram, bucket, each);
        }
        return total;
    }

    /// What the fullest bucket holds.
    long highest(Measure measure) {
        long highest = 0;
        for (int bucket = 0; bucket < bucketCount(); bucket++) {
            highest = Math.max(highest, total(all, bucket, measure));
        }
        return highest;
    }
}
