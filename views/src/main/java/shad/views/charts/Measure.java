package shad.views.charts;

import java.util.function.LongFunction;
import shad.model.conn.StateClass;
import shad.model.query.TimeHistogram;
import shad.views.text.Counts;
import shad.views.text.Sizes;

/// What the length of a bar stands for.
enum Measure {
    CONNECTIONS("Connections", Counts::format),
    BYTES("Bytes", Sizes::human);

    private final String word;
    private final LongFunction<String> text;

    Measure(String word, LongFunction<String> text) {
        this.word = word;
        this.text = text;
    }

    /// The word for a person.
    String word() {
        return word;
    }

    /// An amount as text.
    String text(long amount) {
        return text.apply(amount);
    }

    /// How much of it a bucket holds.
    long of(TimeHistogram histogram, int bucket, StateClass stateClass) {
        return this == CONNECTIONS
                ? histogram.connections(bucket, stateClass)
                : histogram.bytes(bucket, stateClass);
    }
}
