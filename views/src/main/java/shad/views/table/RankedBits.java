package shad.views.table;

import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;

/// A set of indices that does not change any more and says in constant time how many of them a range holds. Immutable.
final class RankedBits {
    static final RankedBits NONE = new RankedBits(new long[0], new int[1]);

    /// Bits between two looks at whether anybody still wants them.
    private static final int BITS_PER_LOOK = 1 << 16;

    private final long[] words;
    /// How many bits are set before each word, and in the end altogether.
    private final int[] before;

    private RankedBits(long[] words, int[] before) {
        this.words = words;
        this.before = before;
    }

    /// The indices below `size` that satisfy a condition. Takes time by the size.
    ///
    /// @throws CancellationException when the thread is interrupted
    static RankedBits where(int size, IntPredicate condition) {
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int index = 0; index < size; index++) {
            if (index % BITS_PER_LOOK == 0 && Thread.interrupted()) {
                throw new CancellationException();
            }
            if (condition.test(index)) {
                words[index / Long.SIZE] |= 1L << index;
            }
        }
        int[] before = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(words[i]);
        }
        return new RankedBits(words, before);
    }

    boolean get(int index) {
        int word = index / Long.SIZE;
        return word < words.length && (words[word] & 1L << index) != 0;
    }

    /// How many there are from `from` to `to - 1`.
    int count(int from, int to) {
        return countBefore(to) - countBefore(from);
    }

    private int countBefore(int index) {
        int word = index / Long.SIZE;
        if (word >= words.length) {
            return before[words.length];
        }
        return before[word] + Long.bitCount(words[word] & (1L << index) - 1);
    }
}
