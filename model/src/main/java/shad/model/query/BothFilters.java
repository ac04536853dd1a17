package shad.model.query;

import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;

/// Keeps what two filters keep; the second is asked for what the first keeps.
record BothFilters(RowFilter first, RowFilter second) implements RowFilter {
    @Override
    public boolean test(ConnectionView row) {
        return first.test(row) && second.test(row);
    }

    @Override
    public void retain(RowBlock block, RowBits rows) {
        first.retain(block, rows);
        second.retain(block, rows);
    }

    @Override
    public RowFilter forOneThread() {
        return new BothFilters(first.forOneThread(), second.forOneThread());
    }
}
