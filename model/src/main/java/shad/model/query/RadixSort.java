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

    private final int parts;
    private final BooleanSupplier cancelled;
    private long[] source;
    private long[] target;

    private RadixSort(long[] words, BooleanSupplier cancelled) {
        this.source = words;
        this.target = new long[words.length];
        this.cancelled = cancelled;
        int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
        this.parts = Math.clamp(words.length / LEAST_PART, 1, threads * PARTS_A_THREAD);
    }

    /// Sorts by the `bits` bits above the lowest `shift`. The words are in the array returned; both arrays are used.
    static long[] sorted(long[] words, int shift, int bits, BooleanSupplier cancelled) {
        RadixSort sort = new RadixSort(words, cancelled);
        int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int digitBits = passes == 0 ? 0 : (bits + passes - 1) / passes;
        for (int pass = 0; pass < passes; pass++) {
            int digitShift = shift + pass * digitBits;
            sort.pass(digitShift, (1 << Math.min(digitBits, shift + bits - digitShift)) - 1);
        }
        return sort.source;
    }

    private void pass(int shift, int mask) {
        int[][] counts = new int[parts][mask + 1];
        forEachPart(part -> count(part, shift, mask, counts[part]));
        int sum = 0;
        for (int digit = 0; digit <= mask; digit++) {
            for (int[] ofPart : counts) {
                int count = ofPart[digit];
                ofPart[digit] = sum;
                sum += count;
            }
        }
        forEachPart(part -> scatter(part, shift, mask, counts[part]));
        long[] swap = source;
        source = target;
        target = swap;
    }

    private void forEachPart(IntConsumer work) {
        RowQuery.stopIf(cancelled);
        IntStream range = IntStream.range(0, parts);
        (parts > 1 ? range.parallel() : range).forEach(work);
    }

    private int start(int part) {
        return (int) ((long) source.length * part / parts);
    }

    private void count(int part, int shift, int mask, int[] counts) {
        long[] words = source;
        int end = start(part + 1);
        for (int i = start(part); i < end; i++) {
            counts[(int) (words[i] >>> shift) & mask]++;
        }
    }

    private void scatter(int part, int shift, int mask, int[] next) {
        long[] words = source;
        long[] places = target;
        int end = start(part + 1);
        for (int i = start(part); i < end; i++) {
            long word = words[i];
            places[next[(int) (word >>> shift) & mask]++] = word;
        }
    }
}
