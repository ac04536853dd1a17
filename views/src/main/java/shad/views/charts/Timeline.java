package shad.views.charts;

import shad.model.conn.StateClass;
import shad.model.query.TimeHistogram;

/// Connections over time: all of them, and those shown. Both have the same buckets. Immutable.
///
/// @param all every connection of the capture
/// @param shown those that pass the filter; the same object as `all` when none is left out
record Timeline(TimeHistogram all, TimeHistogram shown) {
    static final StateClass[] CLASSES = StateClass.values();

    int bucketCount() {
        return all.bucketCount();
    }

    /// Where a bucket begins, milliseconds since the epoch.
    double startMillis(int bucket) {
        return all.startNanos(bucket) / 1e6;
    }

    /// The bucket that a time lies in, or the nearest.
    int bucketAt(double millis) {
        double position = (millis - startMillis(0)) / (all.widthNanos() / 1e6);
        return (int) Math.clamp(Math.floor(position), 0, bucketCount() - 1);
    }

    static long total(TimeHistogram histogram, int bucket) {
        long total = 0;
        for (StateClass each : CLASSES) {
            total += histogram.connections(bucket, each);
        }
        return total;
    }

    /// The connections of the fullest bucket.
    long highest() {
        long highest = 0;
        for (int bucket = 0; bucket < bucketCount(); bucket++) {
            highest = Math.max(highest, total(all, bucket));
        }
        return highest;
    }
}
