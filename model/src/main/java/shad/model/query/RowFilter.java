package shad.model.query;

import shad.model.store.ConnectionView;

/// Tells which rows to keep. Stateless, so that several threads may use one filter, each with its own view.
@FunctionalInterface
public interface RowFilter {
    /// Keeps every row.
    RowFilter ALL = row -> true;

    boolean test(ConnectionView row);

    /// A filter that keeps the same rows, for one thread and the rows of one store: it may keep buffers and remember
    /// what it decided. To be asked for once before many rows are tested.
    default RowFilter forOneThread() {
        return this;
    }

    /// Keeps what both filters keep.
    default RowFilter and(RowFilter other) {
        RowFilter first = this;
        return new RowFilter() {
            @Override
            public boolean test(ConnectionView row) {
                return first.test(row) && other.test(row);
            }

            @Override
            public RowFilter forOneThread() {
                RowFilter mine = first.forOneThread();
                RowFilter others = other.forOneThread();
                return row -> mine.test(row) && others.test(row);
            }
        };
    }
}
