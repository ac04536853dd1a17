package shad.model.query;

import shad.model.store.ConnectionView;

/// Tells which rows to keep. Stateless, so that several threads may use one filter, each with its own view.
@FunctionalInterface
public interface RowFilter {
    /// Keeps every row.
    RowFilter ALL = row -> true;

    boolean test(ConnectionView row);

    /// Keeps what both filters keep.
    default RowFilter and(RowFilter other) {
        return row -> test(row) && other.test(row);
    }
}
