package shad.views.charts;

import shad.model.conn.StateClass;
import shad.model.query.TimeHistogram;
import shad.views.text.Counts;
import shad.views.text.ValueFormats;

/// What the length of a bar stands for.
enum Measure {
    CONNECTIONS("Connections"),
    BYTES("Bytes");

    private final String word;

    Measure(String word) {
        this.word = word;
    }

    /// The word for a person.
    String word() {
        return word;
    }

    /// An amount as text, bytes in the units that a person has chosen.
    String text(long amount, ValueFormats formats) {
        return this == CONNECTIONS ? Counts.format(amount) : formats.bytes(amount);
    }

    /// How much of it a bucket holds.
    long of(TimeHistogram histogram, int bucket, StateClass stateClass) {
        return this == CONNECTIONS
                ? histogram.connections(bucket, stateClass)
                : histogram.bytes(bucket, stateClass);
    }
}
