package shad.views.table;

/// The rows of a table in the order they are shown: from index (place in the table) to row (number in the store).
/// Immutable; a new order or filter result is a new list. Every row occurs at most once.
public interface RowList {
    /// A table without rows.
    RowList EMPTY = firstRows(0);

    int size();

    /// The store row shown at `index`, from 0 to `size() - 1`.
    int row(int index);

    /// Where a store row is shown, or -1. Takes time proportional to the size unless overridden.
    default int indexOf(int row) {
        for (int index = 0; index < size(); index++) {
            if (row(index) == row) {
                return index;
            }
        }
        return -1;
    }

    /// The store rows 0 to `size - 1` in store order.
    static RowList firstRows(int size) {
        return new RowList() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public int row(int index) {
                return index;
            }

            @Override
            public int indexOf(int row) {
                return row >= 0 && row < size ? row : -1;
            }
        };
    }

    /// The first `size` elements of an array, which is not copied and must not change any more.
    static RowList of(int[] rows, int size) {
        return new RowList() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public int row(int index) {
                return rows[index];
            }
        };
    }

    /// All elements of an array, which is not copied and must not change any more.
    static RowList of(int... rows) {
        return of(rows, rows.length);
    }
}
