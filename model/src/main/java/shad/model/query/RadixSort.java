package shad.model.query;

import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Sorts words by some of their bits, from the least digit to the greatest; words with the same bits keep their order.
/// Each pass is shared out: every thread counts the digits of its part, which tells where each part's words of a digit go.
final class RadixSort {
    private static final int DIGIT_BITS = 11;
    private static final int LEAST_PART = 1 << 16;
    /// More parts than threads, so that a thread that was held up leaves some to the others.
    private static final int PARTS_A_THREAD = 2;

    private final SortSpace space;
    private final int length;
    private final int parts;
    private final BooleanSupplier cancelled;

    private RadixSort(SortSpace space, int length, BooleanSupplier cancelled) {
        this.space = space;
        this.length = length;
        this.cancelled = cancelled;
        int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
        this.parts = Math.clamp(length / LEAST_PART, 1, threads * PARTS_A_THREAD);
    }

    /// Sorts the first `length` words by the `bits` bits above the lowest `shift`.
    static void sort(SortSpace space, int length, int shift, int bits, BooleanSupplier cancelled) {
        RadixSort sort = new RadixSort(space, length, cancelled);
        int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int digitBits = passes == 0 ? 0 : (bits + passes - 1) / passes;
        for (int pass = 0; pass < passes; pass++) {
            int digitShift = shift + pass * digitBits;
            sort.pass(digitShift, (1 << Math.min(digitBits, shift + bits - digitShift)) - 1);
        }
    }

    private void pass(int shift, int mask) {
        long[] words = space.words();
        long[] places = space.otherWords();
        int[][] counts = new int[parts][mask + 1];
        forEachPart(part -> count(words, part, shift, mask, counts[part]));
        int sum = 0;
        for (int digit = 0; digit <= mask; digit++) {
            for (int[] ofPart : counts) {
                int count = ofPart[digit];
                ofPart[digit] = sum;
                sum += count;
            }
        }
        forEachPart(part -> scatter(words, places, part, shift, mask, counts[part]));
        space.swap();
    }

    private void forEachPart(IntConsumer work) {
        RowQuery.stopIf(cancelled);
        IntStream range = IntStream.range(0, parts);
        (parts > 1 ? range.parallel() : range).forEach(work);
    }

    private int start(int part) {
        return (int) ((long) length * part / parts);
    }

    private void count(long[] words, int part, int shift, int mask, int[] counts) {
        int end = start(part + 1);
        for (int i = start(part); i < end; i++) {
            counts[(int) (words[i] >>> shift) & mask]++;
        }
    }

    private void scatter(long[] words, long[] places, int part, int shift, int mask, int[] next) {
        int end = start(part + 1);
        for (int i = start(part); i < end; i++) {
            long word = words[i];
            places[next[(int) (word >>> shift) & mask]++] = word;
        }
    }
}
