package shad.model.query.filter;

import java.util.List;
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
        return column == ConnectionColumn.TS || column == ConnectionColumn.DURATION || column.stored() != null;
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
        StoredColumn stored = column.stored();
        if (stored != null) {
            return block.numbers(stored);
        }
        if (column == ConnectionColumn.DURATION) {
            block.readDurations(worked);
            return worked;
        }
        long[] start = block.numbers(StoredColumn.START_NANOS);
        for (int i = 0; i < block.size(); i++) {
            worked[i] = ConnectionView.micros(start[i]);
        }
        return worked;
    }
}
