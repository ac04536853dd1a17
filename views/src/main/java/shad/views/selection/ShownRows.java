package shad.views.selection;

import shad.model.store.StoreSnapshot;

/// The outcome of the latest filter and order: rows of one snapshot, belonging together. The array must not be changed.
///
/// @param rows row numbers of `snapshot` in the order in which they are shown
/// @param part says which rows of a snapshot they are: of the same snapshot, equal parts have the same rows, in whatever
///     order
@SuppressWarnings("ArrayRecordComponent") // compared by identity; copying millions of rows would freeze the window
public record ShownRows(StoreSnapshot snapshot, int[] rows, Object part) {
    /// Nothing is shown.
    public static final ShownRows NONE = new ShownRows(StoreSnapshot.empty(), new int[0]);

    /// Rows of which nothing more is known.
    public ShownRows(StoreSnapshot snapshot, int[] rows) {
        this(snapshot, rows, new Object());
    }

    public int count() {
        return rows.length;
    }

    public boolean isEmpty() {
        return rows.length == 0;
    }

    /// Whether they differ at most in their order: then nothing has to be counted anew.
    public boolean hasSameRowsAs(ShownRows other) {
        return snapshot == other.snapshot && part.equals(other.part);
    }

    /// Whether nothing has changed but that more rows have come.
    public boolean continues(ShownRows earlier) {
        return snapshot != earlier.snapshot && part.equals(earlier.part);
    }
}
