package shad.model.query.filter;

import java.util.function.IntToLongFunction;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowBits;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoredColumn;

/// Tells which rows have no value in a column, as far as the store leaves it open: because their log had none, or because
/// the connection took no time. Other numbers of theirs mean nothing. For one thread.
final class UnsetRows {
    private final ConnectionColumn column;
    private final RowBits unset = new RowBits();

    UnsetRows(ConnectionColumn column) {
        this.column = column;
    }

    boolean has(ConnectionView row) {
        return row.isLogged() ? row.isLeftOut(column.ordinal()) : isTimed() && !row.hasDuration();
    }

    /// Takes them out of `rows`. Returns those, valid until the next call.
    RowBits takeOut(RowBlock block, RowBits rows) {
        unset.clear();
        int place = column.ordinal();
        if (block.isLogged()) {
            if (block.isLeftOutSomewhere(place)) {
                long[] leftOut = block.numbers(StoredColumn.LEFT_OUT);
                fill(block, index -> leftOut[index] >>> place & 1);
            }
        } else if (isTimed()) {
            long[] start = block.numbers(StoredColumn.START_NANOS);
            long[] last = block.numbers(StoredColumn.LAST_NANOS);
            fill(block, index -> ConnectionView.hasDuration(start[index], last[index]) ? 0 : 1);
        }
        unset.retain(rows);
        rows.remove(unset);
        return unset;
    }

    private boolean isTimed() {
        return switch (column) {
            case DURATION, ORIG_BYTES, RESP_BYTES -> true;
            default -> false;
        };
    }

    private void fill(RowBlock block, IntToLongFunction isUnset) {
        for (int word = 0; word * Long.SIZE < block.size(); word++) {
            int first = word * Long.SIZE;
            long bits = 0;
            for (int i = 0; i < Math.min(Long.SIZE, block.size() - first); i++) {
                bits |= isUnset.applyAsLong(first + i) << i;
            }
            unset.setWord(word, bits);
        }
    }
}
