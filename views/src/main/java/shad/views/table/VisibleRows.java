package shad.views.table;

import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The few rows that are on the screen: a window over a [RowList], from `top`.
final class VisibleRows extends ObservableListBase<VisibleRow> {
    private VisibleRow[] window = new VisibleRow[0];

    /// Shows `size` rows from `top`; tells the table only if something differs.
    void show(RowList rows, int top, int size, long version) {
        VisibleRow[] next = new VisibleRow[size];
        for (int i = 0; i < size; i++) {
            next[i] = new VisibleRow(top + i, rows.row(top + i), version);
        }
        int same = Arrays.mismatch(window, next);
        if (same < 0) {
            return;
        }
        List<VisibleRow> before = List.of(window);
        beginChange();
        window = next;
        if (same == before.size()) {
            // The view leaves the rows alone that are there already.
            nextAdd(same, size);
        } else {
            nextReplace(0, size, before);
        }
        endChange();
    }

    @Override
    public VisibleRow get(int index) {
        return window[index];
    }

    @Override
    public int size() {
        return window.length;
    }
}
