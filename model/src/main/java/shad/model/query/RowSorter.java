package shad.model.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoreSnapshot;

/// Sorts rows by columns, stably. The number of each row is packed with the row into one word, as many of its leading bits
/// as fit, and the words are sorted by radix. Runs of rows that are equal so far go on to the remaining bits or to the next
/// step. For one thread; helped by the common pool.
final class RowSorter {
    private static final int SHORT_RUN = 32;
    private static final int SMALL = 1 << 12;
    /// Of so many rows one, on average, is too few.
    private static final int SPARSE = 16;

    /// The least and the greatest number of some rows, unsigned, and whether rows are among them that have none.
    private record Extent(long least, long greatest, boolean someUnset) {
        static final Extent NONE = new Extent(-1L, 0, false);

        Extent and(Extent other) {
            return new Extent(
                    Long.compareUnsigned(least, other.least) < 0 ? least : other.least,
                    Long.compareUnsigned(greatest, other.greatest) > 0 ? greatest : other.greatest,
                    someUnset || other.someUnset);
        }

        boolean tellsApart() {
            boolean isSingle = least == greatest && !someUnset;
            boolean isAllUnset = someUnset && Long.compareUnsigned(least, greatest) > 0;
            return !isSingle && !isAllUnset;
        }
    }

    private final StoreSnapshot snapshot;
    private final List<SortKey> order;
    private final BooleanSupplier cancelled;
    private final ConnectionView left;
    private final ConnectionView right;
    private List<SortValues> steps = List.of();

    RowSorter(StoreSnapshot snapshot, List<SortKey> order, BooleanSupplier cancelled) {
        this.snapshot = snapshot;
        this.order = order;
        this.cancelled = cancelled;
        this.left = snapshot.view();
        this.right = snapshot.view();
    }

    /// Sorts the array in place. The rows come in ascending order, and those that no key tells apart keep it.
    void sort(int[] rows) {
        RowQuery.stopIf(cancelled);
        if (!order.isEmpty()) {
            steps = SortValues.of(order, snapshot, rows);
            sort(rows, 0, rows.length, 0);
        }
    }

    private void sort(int[] rows, int from, int to, int step) {
        if (step == steps.size() || to - from < 2) {
            return;
        }
        if (to - from <= SHORT_RUN) {
            sortShortRun(rows, from, to, step);
            return;
        }
        SortSpace space = SortSpace.of(to - from);
        int telling = step;
        Extent extent = read(rows, from, to, telling, space);
        while (!extent.tellsApart() && ++telling < steps.size()) {
            extent = read(rows, from, to, telling, space);
        }
        if (extent.tellsApart()) {
            sortByNumbers(rows, from, to, telling, extent, space);
        }
        // Not where it was cancelled: other threads may still be at work in it.
        space.giveBack();
    }

    /// Sorts by the numbers that were read for a step, and then by the steps after it.
    private void sortByNumbers(int[] rows, int from, int to, int step, Extent extent, SortSpace space) {
        int count = to - from;
        int rowBits = bits(rows[to - 1]);
        long range = extent.greatest() - extent.least();
        int spare = extent.someUnset() ? 1 : 0;
        int droppedBits = Math.max(0, bits(range) + spare + rowBits - Long.SIZE);
        long unsetKey = (range >>> droppedBits) + 1;
        long least = extent.least();
        long[] words = space.words();
        long[] unset = space.bits();
        RowQuery.pieces(count).forEach(piece -> {
            int end = RowQuery.end(piece, count);
            for (int i = piece * RowQuery.PIECE; i < end; i++) {
                boolean isUnset = (unset[i / Long.SIZE] >>> i & 1) != 0;
                long key = isUnset ? unsetKey : words[i] - least >>> droppedBits;
                words[i] = key << rowBits | rows[from + i];
            }
        });
        if (!isAscending(words, count)) {
            sortWords(space, count, rowBits, bits(unsetKey - 1 + spare));
        }
        long[] sorted = space.words();
        int rowMask = (int) ((1L << rowBits) - 1);
        RowQuery.pieces(count).forEach(piece -> {
            int end = RowQuery.end(piece, count);
            for (int i = piece * RowQuery.PIECE; i < end; i++) {
                rows[from + i] = (int) sorted[i] & rowMask;
            }
        });
        if (droppedBits > 0 || step + 1 < steps.size()) {
            sortRuns(rows, from, to, sorted, rowBits, droppedBits > 0 ? unsetKey : 0, step);
        }
    }

    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    /// Goes on with the rows whose keys are equal: with the same step where keys below `cutBelow` say only how numbers begin.
    private void sortRuns(
            int[] rows, int from, int to, long[] sorted, int rowBits, long cutBelow, int step) {
        int count = to - from;
        int start = 0;
        for (int i = 1; i <= count; i++) {
            long key = sorted[start] >>> rowBits;
            if (i == count || sorted[i] >>> rowBits != key) {
                if (i - start > 1) {
                    boolean cut = Long.compareUnsigned(key, cutBelow) < 0;
                    sort(rows, from + start, from + i, cut ? step : step + 1);
                }
                start = i;
            }
        }
    }

    /// Reads the number of each row into the words, and marks in the bits those without. Pieces are whole words of bits.
    private Extent read(int[] rows, int from, int to, int step, SortSpace space) {
        RowQuery.stopIf(cancelled);
        SortValues values = steps.get(step);
        int count = to - from;
        long[] unset = space.clearedBits();
        return RowQuery.pieces(count)
                .mapToObj(piece -> read(values, rows, from, piece, count, space.words(), unset))
                .reduce(Extent.NONE, Extent::and);
    }

    private Extent read(
            SortValues values, int[] rows, int from, int piece, int count, long[] numbers, long[] unset) {
        RowQuery.stopIf(cancelled);
        int start = piece * RowQuery.PIECE;
        int end = RowQuery.end(piece, count);
        SortValues.OfBlocks ofBlocks = values.ofBlocks();
        if (ofBlocks == null || areFew(rows[from + start], rows[from + end - 1], end - start)) {
            readEach(values, rows, from, start, end, numbers, unset);
        } else {
            readBlocks(ofBlocks, values.flip(), rows, from, start, end, numbers, unset);
        }
        return extent(numbers, unset, start, end);
    }

    /// Whether reading whole blocks would be more work than reading so many rows one by one.
    private static boolean areFew(int first, int last, int count) {
        return count < RowBlock.MOST_ROWS || (long) last - first > (long) SPARSE * count;
    }

    private void readEach(
            SortValues values, int[] rows, int from, int start, int end, long[] numbers, long[] unset) {
        ConnectionView view = snapshot.view();
        var isSet = values.isSet();
        for (int i = start; i < end; i++) {
            view.at(rows[from + i]);
            if (isSet == null || isSet.test(view)) {
                numbers[i] = values.number(view);
            } else {
                unset[i / Long.SIZE] |= 1L << i;
            }
        }
    }

    private void readBlocks(
            SortValues.OfBlocks values, long flip, int[] rows, int from, int start, int end, long[] numbers,
            long[] unset) {
        RowBlock block = snapshot.block();
        long[] ofBlock = new long[RowBlock.MOST_ROWS];
        boolean[] unsetInBlock = new boolean[RowBlock.MOST_ROWS];
        int i = start;
        while (i < end) {
            block.at(rows[from + i] / RowBlock.MOST_ROWS);
            values.read(block, ofBlock, unsetInBlock);
            int firstRow = block.firstRow();
            int behind = firstRow + block.size();
            for (; i < end && rows[from + i] < behind; i++) {
                int index = rows[from + i] - firstRow;
                numbers[i] = ofBlock[index] ^ flip;
                if (unsetInBlock[index]) {
                    unset[i / Long.SIZE] |= 1L << i;
                }
            }
        }
    }

    private static Extent extent(long[] numbers, long[] unset, int start, int end) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean someUnset = false;
        for (int i = start; i < end; i++) {
            if ((unset[i / Long.SIZE] >>> i & 1) != 0) {
                someUnset = true;
                continue;
            }
            long signed = numbers[i] + Long.MIN_VALUE;
            if (signed < least) {
                least = signed;
            }
            if (signed > greatest) {
                greatest = signed;
            }
        }
        return new Extent(least + Long.MIN_VALUE, greatest + Long.MIN_VALUE, someUnset);
    }

    private static boolean isAscending(long[] words, int count) {
        for (int i = 1; i < count; i++) {
            if (words[i - 1] + Long.MIN_VALUE > words[i] + Long.MIN_VALUE) {
                return false;
            }
        }
        return true;
    }

    /// Sorts words by the `keyBits` bits above the rows.
    private void sortWords(SortSpace space, int count, int rowBits, int keyBits) {
        if (count < SMALL && keyBits + rowBits < Long.SIZE) {
            Arrays.sort(space.words(), 0, count);
        } else {
            RadixSort.sort(space, count, rowBits, keyBits, cancelled);
        }
    }

    private void sortShortRun(int[] rows, int from, int to, int step) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && compare(rows[at - 1], row, step) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    private int compare(int row1, int row2, int firstStep) {
        left.at(row1);
        right.at(row2);
        for (int step = firstStep; step < steps.size(); step++) {
            int order = compare(steps.get(step));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int compare(SortValues values) {
        var isSet = values.isSet();
        if (isSet != null) {
            boolean leftSet = isSet.test(left);
            boolean rightSet = isSet.test(right);
            if (!leftSet || !rightSet) {
                return Boolean.compare(rightSet, leftSet);
            }
        }
        return Long.compareUnsigned(values.number(left), values.number(right));
    }
}
