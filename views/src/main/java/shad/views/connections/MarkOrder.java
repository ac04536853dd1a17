package shad.views.connections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Brings marked rows to the head, mark by mark; otherwise rows stay in their order.
record MarkOrder(Marks marks, boolean descending) {
    /// From what is most pressing to what needs nothing any more.
    private static final List<Mark> ASCENDING =
            List.of(Mark.SUSPICIOUS, Mark.STAR, Mark.QUESTION, Mark.NOTE, Mark.BENIGN);

    /// Takes time by the number of rows.
    int[] sorted(StoreSnapshot snapshot, int[] rows) {
        ConnectionView view = snapshot.view();
        int[] counts = new int[Mark.values().length];
        byte[] marksOfRows = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            marksOfRows[i] = (byte) marks.of(view.at(rows[i])).mark().ordinal();
            counts[marksOfRows[i]]++;
        }
        int[] places = places(counts);
        int[] sorted = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[places[marksOfRows[i]]++] = rows[i];
        }
        return sorted;
    }

    /// Where each mark begins, by ordinal. Rows without a mark come last in both directions.
    private int[] places(int[] counts) {
        List<Mark> order = new ArrayList<>(ASCENDING);
        if (descending) {
            Collections.reverse(order);
        }
        order.add(Mark.NONE);
        int[] places = new int[counts.length];
        int place = 0;
        for (Mark mark : order) {
            places[mark.ordinal()] = place;
            place += counts[mark.ordinal()];
        }
        return places;
    }
}
