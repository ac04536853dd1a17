package shad.model.query;

import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;

/// Tells which rows to keep. Stateless, so that several threads may use one filter, each with its own view.
@FunctionalInterface
public interface RowFilter {
    /// Keeps every row.
    RowFilter ALL = row -> true;

    boolean test(ConnectionView row);

    /// Tests many rows at once: takes those of the block that do not pass out of `rows`.
    default void retain(RowBlock block, RowBits rows) {
        for (int word = 0; word < RowBits.WORDS; word++) {
            long kept = 0;
            for (long rest = rows.word(word); rest != 0; rest &= rest - 1) {
                if (test(block.row(word * Long.SIZE + Long.numberOfTrailingZeros(rest)))) {
                    kept |= rest & -rest;
                }
            }
            rows.setWord(word, kept);
        }
    }

    /// A filter that keeps the same rows, for one thread and the rows of one store: it may keep buffers and remember
    /// what it decided. To be asked for once before many rows are tested.
    default RowFilter forOneThread() {
        return this;
    }

    /// Keeps what both filters keep.
    default RowFilter and(RowFilter other) {
        return new BothFilters(this, other);
    }
}
