package shad.views.marks;

import java.util.stream.IntStream;
import shad.model.marks.Marks;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Finds what somebody marked or wrote on.
public final class MarkedRows {
    private MarkedRows() {}

    /// The rows that have a mark or a note, in their order. Takes time with the number of rows.
    public static int[] of(StoreSnapshot snapshot, Marks marks) {
        if (marks.isEmpty()) {
            return new int[0];
        }
        ConnectionView view = snapshot.view();
        return IntStream.range(0, snapshot.size()).filter(row -> !marks.of(view.at(row)).isNone()).toArray();
    }
}
