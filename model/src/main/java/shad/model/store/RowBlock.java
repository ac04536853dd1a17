package shad.model.store;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Some thousand rows of a snapshot that follow each other, read column by column: finding the place of each row in the
/// store is spared. Reused: move it with [#at], then read. For one thread.
public final class RowBlock {
    /// Rows in a block, of which only the last may have fewer.
    public static final int MOST_ROWS = ColumnChunk.CAPACITY;

    private final StoreSnapshot snapshot;
    private final ConnectionView view;
    private final Map<StoredColumn, long[]> numbers = new EnumMap<>(StoredColumn.class);
    private final Set<StoredColumn> read = EnumSet.noneOf(StoredColumn.class);
    private int number;
    private int size;
    /// By bits as [StoredColumn#LEFT_OUT]; negative until asked for.
    private long leftOutSomewhere = -1;

    RowBlock(StoreSnapshot snapshot) {
        this.snapshot = snapshot;
        view = snapshot.view();
    }

    /// How many blocks there are in so many rows.
    public static int count(int rows) {
        return (rows + MOST_ROWS - 1) / MOST_ROWS;
    }

    /// Moves to a block, from 0 on, and returns this one.
    public RowBlock at(int newNumber) {
        number = newNumber;
        size = Math.min(MOST_ROWS, snapshot.size() - firstRow());
        read.clear();
        leftOutSomewhere = -1;
        return this;
    }

    /// Rows in this block.
    public int size() {
        return size;
    }

    /// The row at index 0.
    public int firstRow() {
        return number * MOST_ROWS;
    }

    /// The row at an index, from 0 to [#size] exclusive; valid until the next call.
    public ConnectionView row(int index) {
        return view.at(firstRow() + index);
    }

    /// Whether the rows were read from a log ([ConnectionView#isLogged]).
    public boolean isLogged() {
        return snapshot.block(number).logged != null;
    }

    /// Whether some of the rows were read from a log that has no value in a column of conn.log, told by its place from 0.
    public boolean isLeftOutSomewhere(int place) {
        if (leftOutSomewhere < 0) {
            leftOutSomewhere = 0;
            long[] leftOut = numbers(StoredColumn.LEFT_OUT);
            for (int i = 0; i < size; i++) {
                leftOutSomewhere |= leftOut[i];
            }
        }
        return (leftOutSomewhere >>> place & 1) != 0;
    }

    /// The values of a column by index; not to be changed, and valid until the block is moved.
    public long[] numbers(StoredColumn column) {
        long[] values = numbers.computeIfAbsent(column, any -> new long[MOST_ROWS]);
        if (read.add(column)) {
            column.read(snapshot.block(number), size, values);
            snapshot.readOpen(column, firstRow(), size, values);
        }
        return values;
    }

    /// Writes the durations in microseconds ([ConnectionView#durationMicros]) into the beginning of `target`.
    public void readDurations(long[] target) {
        long[] start = numbers(StoredColumn.START_NANOS);
        long[] last = numbers(StoredColumn.LAST_NANOS);
        for (int i = 0; i < size; i++) {
            target[i] = ConnectionView.microsBetween(start[i], last[i]);
        }
    }

    /// Says which rows have no duration ([ConnectionView#hasDuration]) in the beginning of `target`.
    public void readWithoutDuration(boolean[] target) {
        if (isLogged()) {
            long[] leftOut = numbers(StoredColumn.LEFT_OUT);
            for (int i = 0; i < size; i++) {
                target[i] = (leftOut[i] & ConnectionView.TIMED) == ConnectionView.TIMED;
            }
            return;
        }
        long[] start = numbers(StoredColumn.START_NANOS);
        long[] last = numbers(StoredColumn.LAST_NANOS);
        for (int i = 0; i < size; i++) {
            target[i] = last[i] - start[i] < 1000 && !ConnectionView.hasDuration(start[i], last[i]);
        }
    }
}
