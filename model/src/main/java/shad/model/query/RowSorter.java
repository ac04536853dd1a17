package shad.model.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Sorts rows by columns, stably. The values of the first step are read once into an array; as many of their leading
/// bits as fit are packed with the row's place into one word each, and these are sorted by radix. Runs of rows that
/// are equal so far go on to the remaining bits or to the next step. For one thread; helped by the common pool.
final class RowSorter {
    private static final int SHORT_RUN = 32;
    private static final int SMALL = 1 << 12;
    private static final int DIGIT_BITS = 11;

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

    /// Sorts the array in place.
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
        int end = moveUnsetToEnd(rows, from, to, step);
        sort(rows, end, to, step + 1);
        sortByNumber(rows, from, end, step);
    }

    private void sortByNumber(int[] rows, int from, int to, int step) {
        int count = to - from;
        if (count < 2) {
            return;
        }
        RowQuery.stopIf(cancelled);
        long[] numbers = numbers(rows, from, to, step);
        long least = least(numbers);
        for (int i = 0; i < count; i++) {
            numbers[i] -= least;
        }
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        int numberBits = Long.SIZE - Long.numberOfLeadingZeros(greatest(numbers));
        int droppedBits = Math.max(0, numberBits + placeBits - Long.SIZE);
        long[] packed = new long[count];
        for (int i = 0; i < count; i++) {
            packed[i] = numbers[i] >>> droppedBits << placeBits | i;
        }
        if (!isAscending(packed)) {
            packed = sorted(packed, placeBits, numberBits - droppedBits);
            int[] before = Arrays.copyOfRange(rows, from, to);
            int placeMask = (int) ((1L << placeBits) - 1);
            for (int i = 0; i < count; i++) {
                rows[from + i] = before[(int) packed[i] & placeMask];
            }
        }
        if (droppedBits > 0 || step + 1 < steps.size()) {
            sortRuns(rows, from, packed, placeBits, numbers, step);
        }
    }

    /// Goes on with the rows whose packed bits are equal.
    private void sortRuns(int[] rows, int from, long[] packed, int placeBits, long[] numbers, int step) {
        int placeMask = (int) ((1L << placeBits) - 1);
        int start = 0;
        boolean equal = true;
        for (int i = 1; i <= packed.length; i++) {
            if (i < packed.length && packed[i] >>> placeBits == packed[start] >>> placeBits) {
                equal &= numbers[(int) packed[i] & placeMask] == numbers[(int) packed[start] & placeMask];
                continue;
            }
            if (i - start > 1) {
                sort(rows, from + start, from + i, equal ? step + 1 : step);
            }
            start = i;
            equal = true;
        }
    }

    private int moveUnsetToEnd(int[] rows, int from, int to, int step) {
        var isSet = steps.get(step).isSet();
        if (isSet == null) {
            return to;
        }
        int[] unset = new int[to - from];
        int unsetCount = 0;
        int end = from;
        for (int i = from; i < to; i++) {
            if (isSet.test(left.at(rows[i]))) {
                rows[end++] = rows[i];
            } else {
                unset[unsetCount++] = rows[i];
            }
        }
        System.arraycopy(unset, 0, rows, end, unsetCount);
        return end;
    }

    private long[] numbers(int[] rows, int from, int to, int step) {
        var number = steps.get(step).number();
        long[] numbers = new long[to - from];
        int pieces = (numbers.length + RowQuery.PIECE - 1) / RowQuery.PIECE;
        IntStream range = IntStream.range(0, pieces);
        (pieces > 1 ? range.parallel() : range).forEach(piece -> {
            RowQuery.stopIf(cancelled);
            ConnectionView view = snapshot.view();
            int end = Math.min(numbers.length, (piece + 1) * RowQuery.PIECE);
            for (int i = piece * RowQuery.PIECE; i < end; i++) {
                numbers[i] = number.applyAsLong(view.at(rows[from + i]));
            }
        });
        return numbers;
    }

    private static long least(long[] numbers) {
        long least = -1;
        for (long number : numbers) {
            least = Long.compareUnsigned(number, least) < 0 ? number : least;
        }
        return least;
    }

    private static long greatest(long[] numbers) {
        long greatest = 0;
        for (long number : numbers) {
            greatest = Long.compareUnsigned(number, greatest) > 0 ? number : greatest;
        }
        return greatest;
    }

    private static boolean isAscending(long[] packed) {
        for (int i = 1; i < packed.length; i++) {
            if (Long.compareUnsigned(packed[i - 1], packed[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /// Sorts by the `bits` bits above the places; words with the same bits keep their order.
    private long[] sorted(long[] packed, int placeBits, int bits) {
        if (packed.length < SMALL && bits + placeBits < Long.SIZE) {
            Arrays.sort(packed);
            return packed;
        }
        int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int digitBits = (bits + passes - 1) / passes;
        long[] source = packed;
        long[] target = new long[packed.length];
        for (int pass = 0; pass < passes; pass++) {
            RowQuery.stopIf(cancelled);
            scatter(source, target, placeBits + pass * digitBits, digitBits);
            long[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    private static void scatter(long[] source, long[] target, int shift, int digitBits) {
        int mask = (1 << digitBits) - 1;
        int[] next = new int[1 << digitBits];
        for (long word : source) {
            next[(int) (word >>> shift) & mask]++;
        }
        int sum = 0;
        for (int digit = 0; digit <= mask; digit++) {
            int count = next[digit];
            next[digit] = sum;
            sum += count;
        }
        for (long word : source) {
            target[next[(int) (word >>> shift) & mask]++] = word;
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
        return Long.compareUnsigned(values.number().applyAsLong(left), values.number().applyAsLong(right));
    }
}
