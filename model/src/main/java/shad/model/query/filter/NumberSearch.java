package shad.model.query.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowBits;
import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoredColumn;

/// Tests the numbers of a column, or the sums of two, of many rows at once. For one thread.
final class NumberSearch implements RowFilter {
    private final List<ConnectionColumn> columns;
    private final List<UnsetRows> unset;
    private final NumberRanges ranges;
    private final RowFilter oneRow;
    private final long[] worked = new long[RowBlock.MOST_ROWS];

    private NumberSearch(List<ConnectionColumn> columns, NumberRanges ranges, RowFilter oneRow) {
        this.columns = columns;
        this.unset = columns.stream().map(UnsetRows::new).toList();
        this.ranges = ranges;
        this.oneRow = oneRow;
    }

    /// Adds up the columns.
    ///
    /// @param oneRow the same test of one row
    static Plan plan(List<ConnectionColumn> columns, NumberRanges ranges, RowFilter oneRow) {
        return columns.stream().allMatch(NumberSearch::isStored)
                ? new Plan(Plan.CHEAP, () -> new NumberSearch(columns, ranges, oneRow))
                : Plan.of(oneRow);
    }

    private static boolean isStored(ConnectionColumn column) {
        return column == ConnectionColumn.TS || column == ConnectionColumn.DURATION || stored(column) != null;
    }

    private static @Nullable StoredColumn stored(ConnectionColumn column) {
        return switch (column) {
            case ID_ORIG_P -> StoredColumn.ORIG_PORT;
            case ID_RESP_P -> StoredColumn.RESP_PORT;
            case IP_PROTO -> StoredColumn.IP_PROTOCOL;
            default -> counter(column);
        };
    }

    /// Where bytes and packets are kept; null for other columns.
    static @Nullable StoredColumn counter(ConnectionColumn column) {
        return switch (column) {
            case ORIG_BYTES -> StoredColumn.ORIG_BYTES;
            case RESP_BYTES -> StoredColumn.RESP_BYTES;
            case MISSED_BYTES -> StoredColumn.MISSED_BYTES;
            case ORIG_PKTS -> StoredColumn.ORIG_PACKETS;
            case RESP_PKTS -> StoredColumn.RESP_PACKETS;
            case ORIG_IP_BYTES -> StoredColumn.ORIG_IP_BYTES;
            case RESP_IP_BYTES -> StoredColumn.RESP_IP_BYTES;
            default -> null;
        };
    }

    @Override
    public boolean test(ConnectionView row) {
        return oneRow.test(row);
    }

    @Override
    public void retain(RowBlock block, RowBits rows) {
        unset.forEach(rowsOfColumn -> rowsOfColumn.takeOut(block, rows));
        ranges.retain(numbers(block), rows);
    }

    private long[] numbers(RowBlock block) {
        long[] numbers = numbers(block, columns.getFirst());
        for (ConnectionColumn column : columns.subList(1, columns.size())) {
            long[] more = numbers(block, column);
            for (int i = 0; i < block.size(); i++) {
                worked[i] = FilterCompiler.sum(numbers[i], more[i]);
            }
            numbers = worked;
        }
        return numbers;
    }

    private long[] numbers(RowBlock block, ConnectionColumn column) {
        StoredColumn stored = stored(column);
        if (stored != null) {
            return block.numbers(stored);
        }
        long[] start = block.numbers(StoredColumn.START_NANOS);
        if (column == ConnectionColumn.TS) {
            for (int i = 0; i < block.size(); i++) {
                worked[i] = ConnectionView.micros(start[i]);
            }
        } else {
            long[] last = block.numbers(StoredColumn.LAST_NANOS);
            for (int i = 0; i < block.size(); i++) {
                worked[i] = ConnectionView.microsBetween(start[i], last[i]);
            }
        }
        return worked;
    }
}
