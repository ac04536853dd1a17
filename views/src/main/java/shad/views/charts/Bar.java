package shad.views.charts;

import org.jspecify.annotations.Nullable;
import shad.model.conn.StateClass;
import shad.model.query.filter.FilterExpression;
import shad.views.text.Counts;

/// One bar of a distribution, and one line of the table beside it.
///
/// @param label the code of a state, the word for a class, the address of a host
/// @param stateClass what the colour stands for; null for the accent colour
/// @param bytes payload bytes of both directions
/// @param totalConnections of everything that is distributed
/// @param totalBytes of everything that is distributed
/// @param filter keeps what the bar stands for
record Bar(
        String label,
        @Nullable StateClass stateClass,
        long connections,
        long bytes,
        long totalConnections,
        long totalBytes,
        FilterExpression filter) {

    String count() {
        return Counts.format(connections);
    }

    long amount(Measure measure) {
        return measure == Measure.CONNECTIONS ? connections : bytes;
    }

    String share(Measure measure) {
        return Counts.share(
                amount(measure), measure == Measure.CONNECTIONS ? totalConnections : totalBytes);
    }
}
