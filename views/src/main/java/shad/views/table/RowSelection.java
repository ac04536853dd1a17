package shad.views.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Which rows of a table are selected. Rows stay selected when the order or the filter changes, also those that a filter
/// hides: they are back when it goes. FX thread only.
///
/// There are two layers. The lower one is what was selected when the table got the rows it shows: bits that do not change.
/// The upper one are ranges of indices that gestures have added or taken out since. So a gesture costs time and memory by
/// the number of ranges, for ten rows and for ten million. When the table gets other rows, or another order, the two
/// layers become the lower one for these: [Frozen#on] does it, on any thread, and [#place] takes it over.
public final class RowSelection {
    private static final int NONE = -1;

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final ReadOnlyIntegerWrapper leadRow = new ReadOnlyIntegerWrapper(this, "leadRow", NONE);
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");

    private RowList rows = RowList.EMPTY;
    private Base base = Base.EMPTY;
    /// Selected, in the lower layer or not. Shares no index with `removed`.
    private final IndexRanges added = new IndexRanges();
    /// Not selected, whatever the lower layer says.
    private final IndexRanges removed = new IndexRanges();
    private Mark lead = Mark.NOWHERE;
    private Mark anchor = Mark.NOWHERE;

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
        return added.contains(index) || (base.bits().get(index) && !removed.contains(index));
    }

    /// The selection as it is now, to be worked through on another thread.
    public Frozen freeze() {
        return new Frozen(rows, base, new IndexRanges(added), new IndexRanges(removed), lead, anchor);
    }

    public void selectAll() {
        drop();
        addRange(0, rows.size());
        changed();
    }

    public void clear() {
        drop();
        changed();
    }

    /// Selects nothing and forgets where the keyboard was: the rows of another capture come.
    public void reset() {
        drop();
        lead = Mark.NOWHERE;
        anchor = Mark.NOWHERE;
        changed();
    }

    /// Selects one row and nothing else.
    public void select(int index) {
        drop();
        addRange(index, index + 1);
        markBoth(index);
        changed();
    }

    /// Adds a row to the selection, or takes it out.
    public void toggle(int index) {
        if (containsIndex(index)) {
            added.remove(index, index + 1);
            removed.add(index, index + 1);
        } else {
            addRange(index, index + 1);
        }
        markBoth(index);
        changed();
    }

    /// Selects everything from where the last gesture began to `index`, and nothing else.
    public void extendTo(int index) {
        drop();
        addFromAnchorTo(index);
        changed();
    }

    /// Adds everything from where the last gesture began to `index`.
    public void addTo(int index) {
        addFromAnchorTo(index);
        changed();
    }

    /// Moves the lead without selecting anything.
    public void moveLead(int index) {
        lead = mark(index);
        changed();
    }

    /// Takes over other rows together with what is selected among them.
    void place(Placed placed) {
        drop();
        rows = placed.rows();
        base = placed.base();
        lead = placed.lead();
        anchor = placed.anchor();
        changed();
    }

    private void addFromAnchorTo(int index) {
        if (anchor.index() == NONE) {
            anchor = mark(index);
        }
        addRange(Math.min(anchor.index(), index), Math.max(anchor.index(), index) + 1);
        lead = mark(index);
    }

    private void addRange(int from, int to) {
        if (from < to) {
            added.add(from, to);
            removed.remove(from, to);
        }
    }

    private void markBoth(int index) {
        lead = mark(index);
        anchor = lead;
    }

    private Mark mark(int index) {
        return new Mark(rows.row(index), index);
    }

    private void drop() {
        base = Base.EMPTY;
        added.clear();
        removed.clear();
    }

    private void changed() {
        count.set(added.size() + base.count() - base.countIn(added) - base.countIn(removed));
        leadRow.set(lead.row());
        version.set(version.get() + 1);
    }

    /// A row that keeps its identity when the order changes.
    ///
    /// @param row in the store, or -1 for none
    /// @param index where it is shown, or -1
    private record Mark(int row, int index) {
        static final Mark NOWHERE = new Mark(NONE, NONE);

        /// Whether this is right for other rows too, as far as it can be told at a glance.
        boolean isIn(RowList rows) {
            return row == NONE || (index >= 0 && index < rows.size() && rows.row(index) == row);
        }

        /// The same row among others.
        Mark in(RowList rows) {
            return isIn(rows) ? this : new Mark(row, rows.indexOf(row));
        }
    }

    /// The lower layer.
    ///
    /// @param selected store rows, shown or not; not changed any more
    /// @param count how many these are
    /// @param bits indices at which they are shown
    private record Base(BitSet selected, int count, RankedBits bits) {
        static final Base EMPTY = new Base(new BitSet(), 0, RankedBits.NONE);

        static Base of(BitSet selected, RowList rows) {
            return selected.isEmpty()
                    ? EMPTY
                    : new Base(
                            selected,
                            selected.cardinality(),
                            RankedBits.where(rows.size(), index -> selected.get(rows.row(index))));
        }

        int countIn(IndexRanges ranges) {
            int[] sum = new int[1];
            ranges.forEach((from, to) -> sum[0] += bits.count(from, to));
            return sum[0];
        }
    }

    /// A selection worked out for the rows that it is now to be shown among.
    record Placed(RowList rows, Base base, Mark lead, Mark anchor) {}

    /// A selection that does not change any more. Any thread.
    public static final class Frozen {
        private final RowList rows;
        private final Base base;
        private final IndexRanges added;
        private final IndexRanges removed;
        private final Mark lead;
        private final Mark anchor;

        private Frozen(RowList rows, Base base, IndexRanges added, IndexRanges removed, Mark lead, Mark anchor) {
            this.rows = rows;
            this.base = base;
            this.added = added;
            this.removed = removed;
            this.lead = lead;
            this.anchor = anchor;
        }

        /// One store row and nothing else, wherever it is shown.
        static Frozen of(int row) {
            BitSet selected = new BitSet();
            selected.set(row);
            Mark mark = new Mark(row, NONE);
            return new Frozen(
                    RowList.EMPTY,
                    new Base(selected, 1, RankedBits.NONE),
                    new IndexRanges(),
                    new IndexRanges(),
                    mark,
                    mark);
        }

        /// The selected rows that were shown, in the order they were shown. Takes time by the number of rows.
        public int[] toArray() {
            int[] result = new int[rows.size()];
            int length = 0;
            for (int index = 0; index < rows.size(); index++) {
                if (added.contains(index) || (base.bits().get(index) && !removed.contains(index))) {
                    result[length++] = rows.row(index);
                }
            }
            return Arrays.copyOf(result, length);
        }

        /// The same store rows selected among `newRows`. Takes time by the number of rows, old and new.
        ///
        /// @throws CancellationException when the thread is interrupted
        Placed on(RowList newRows) {
            return new Placed(newRows, Base.of(storeRows(), newRows), lead.in(newRows), anchor.in(newRows));
        }

        /// An upper bound of the rows that [#on] looks at.
        long workOn(RowList newRows) {
            boolean nothing = base.count() == 0 && added.isEmpty();
            long all = (long) rows.size() + base.count() + newRows.size();
            return nothing && lead.isIn(newRows) && anchor.isIn(newRows) ? 0 : all;
        }

        private BitSet storeRows() {
            if (added.isEmpty() && removed.isEmpty()) {
                return base.selected();
            }
            BitSet selected = (BitSet) base.selected().clone();
            added.forEach((from, to) -> {
                for (int index = from; index < to; index++) {
                    selected.set(rows.row(index));
                }
            });
            removed.forEach((from, to) -> {
                for (int index = from; index < to; index++) {
                    selected.clear(rows.row(index));
                }
            });
            return selected;
        }
    }
}
