package shad.views.table;

import java.util.Arrays;
import java.util.BitSet;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Which rows of a table are selected. Rows stay selected when the order or the filter changes, also those that a filter
/// hides: they are back when it goes. FX thread only.
///
/// What one gesture selects (everything, or from here to there) is kept as a range of indices, so it costs the same for ten
/// rows and ten million. The range is spelled out as a set of store rows only when the table's rows change under it or when
/// single rows are added to or taken from it.
public final class RowSelection {
    private static final int NONE = -1;

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyIntegerWrapper leadRow = new ReadOnlyIntegerWrapper(this, "leadRow", NONE);
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");
    private final Mark lead = new Mark();
    private final Mark anchor = new Mark();

    private RowList rows = RowList.EMPTY;
    private BitSet picked = new BitSet();
    /// The range not spelled out, `rangeEnd` exclusive; empty when the two are equal. Never overlaps `picked`.
    private int rangeStart;
    private int rangeEnd;

    /// How many rows are selected, those hidden by a filter included.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public int count() {
        return count.get();
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /// The store row that the keyboard moves and details are shown of, or -1.
    public ReadOnlyIntegerProperty leadRowProperty() {
        return leadRow.getReadOnlyProperty();
    }

    public int leadRow() {
        return leadRow.get();
    }

    /// Where the lead row is shown, or -1.
    public int leadIndex() {
        return lead.index();
    }

    /// A number that changes with every change of the selection; for listeners.
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Whether the row shown at `index` is selected.
    public boolean containsIndex(int index) {
        return (index >= rangeStart && index < rangeEnd) || picked.get(rows.row(index));
    }

    /// Whether a store row is selected, shown or not. The first call after a range was selected spells it out.
    public boolean contains(int row) {
        spellOut();
        return picked.get(row);
    }

    /// The selected rows that are shown, in the order they are shown.
    public int[] toArray() {
        return freeze().toArray();
    }

    /// The selection as it is now, to be worked through on another thread.
    public Frozen freeze() {
        return new Frozen(rows, (BitSet) picked.clone(), rangeStart, rangeEnd);
    }

    public void selectAll() {
        picked.clear();
        rangeStart = 0;
        rangeEnd = rows.size();
        changed();
    }

    public void clear() {
        picked.clear();
        emptyRange();
        changed();
    }

    /// Selects one row and nothing else.
    public void select(int index) {
        picked.clear();
        rangeStart = index;
        rangeEnd = index + 1;
        lead.set(index);
        anchor.set(index);
        changed();
    }

    /// Selects the row of a store and nothing else; clears the selection if the row is not shown.
    public void selectRow(int row) {
        int index = rows.indexOf(row);
        if (index == NONE) {
            clear();
        } else {
            select(index);
        }
    }

    /// Adds a row to the selection, or takes it out.
    public void toggle(int index) {
        spellOut();
        picked.flip(rows.row(index));
        lead.set(index);
        anchor.set(index);
        changed();
    }

    /// Selects everything from where the last gesture began to `index`, and nothing else.
    public void extendTo(int index) {
        picked.clear();
        rangeFromAnchorTo(index);
        changed();
    }

    /// Adds everything from where the last gesture began to `index`.
    public void addTo(int index) {
        spellOut();
        rangeFromAnchorTo(index);
        spellOut();
        changed();
    }

    /// Moves the lead without selecting anything.
    public void moveLead(int index) {
        lead.set(index);
        changed();
    }

    /// Other rows than before, as after filtering or when rows came in.
    void setRows(RowList newRows) {
        spellOut();
        rows = newRows;
        lead.forgetIndex();
        anchor.forgetIndex();
        changed();
    }

    /// The same rows in another order. A selection of all rows stays one.
    void reorder(RowList newRows) {
        if (rangeEnd - rangeStart < rows.size()) {
            spellOut();
        }
        rows = newRows;
        lead.forgetIndex();
        anchor.forgetIndex();
        changed();
    }

    private void rangeFromAnchorTo(int index) {
        int from = anchor.index();
        if (from == NONE) {
            from = index;
            anchor.set(index);
        }
        rangeStart = Math.min(from, index);
        rangeEnd = Math.max(from, index) + 1;
        lead.set(index);
    }

    private void spellOut() {
        for (int index = rangeStart; index < rangeEnd; index++) {
            picked.set(rows.row(index));
        }
        emptyRange();
    }

    private void emptyRange() {
        rangeStart = 0;
        rangeEnd = 0;
    }

    private void changed() {
        count.set(rangeEnd - rangeStart + picked.cardinality());
        leadRow.set(lead.row);
        version.set(version.get() + 1);
    }

    /// A row that keeps its identity when the order changes. Its index is looked up again only when somebody asks.
    private final class Mark {
        private int row = NONE;
        private int index = NONE;

        void set(int index) {
            this.index = index;
            this.row = rows.row(index);
        }

        void forgetIndex() {
            index = NONE;
        }

        int index() {
            if (index == NONE && row != NONE) {
                index = rows.indexOf(row);
            }
            return index;
        }
    }

    /// A selection that does not change any more.
    ///
    /// @param rows the rows shown when it was taken
    /// @param picked selected store rows
    /// @param rangeStart first index of the selected range
    /// @param rangeEnd index after its last
    public record Frozen(RowList rows, BitSet picked, int rangeStart, int rangeEnd) {
        /// The selected rows that were shown, in that order.
        public int[] toArray() {
            int[] result = new int[Math.min(rows.size(), rangeEnd - rangeStart + picked.cardinality())];
            int length = 0;
            for (int index = 0; index < rows.size() && length < result.length; index++) {
                int row = rows.row(index);
                if ((index >= rangeStart && index < rangeEnd) || picked.get(row)) {
                    result[length++] = row;
                }
            }
            return Arrays.copyOf(result, length);
        }
    }
}
