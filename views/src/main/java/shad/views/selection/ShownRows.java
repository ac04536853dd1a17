package shad.views.selection;

import shad.model.store.StoreSnapshot;

/// The outcome of the latest filter and order: rows of one snapshot, belonging together. The array must not be changed.
///
/// @param rows row numbers of `snapshot` in the order in which they are shown
@SuppressWarnings("ArrayRecordComponent") // compared by identity; copying millions of rows would freeze the window
public record ShownRows(StoreSnapshot snapshot, int[] rows) {
    /// Nothing is shown.
    public static final ShownRows NONE = new ShownRows(StoreSnapshot.empty(), new int[0]);

    public int count() {
        return rows.length;
    }

    public boolean isEmpty() {
        return rows.length == 0;
    }
}
