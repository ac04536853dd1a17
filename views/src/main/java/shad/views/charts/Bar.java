package shad.views.charts;

import shad.model.conn.StateClass;
import shad.views.text.Counts;

/// One bar of a distribution, and one line of the table beside it.
///
/// @param label the code of a state or the word for a class
/// @param stateClass what the colour stands for
/// @param total connections of all bars together
/// @param bytes payload bytes of both directions
record Bar(String label, StateClass stateClass, long connections, long total, long bytes) {
    String count() {
        return Counts.format(connections);
    }

    String share() {
        return Counts.share(connections, total);
    }
}
