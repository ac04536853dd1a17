package shad.model.query;

import java.util.Arrays;
import java.util.function.IntPredicate;
import shad.model.store.RowBlock;

/// Some rows of a [RowBlock] by index. For one thread.
public final class RowBits {
    /// Words of 64 rows each.
    public static final int WORDS = RowBlock.MOST_ROWS / Long.SIZE;

    private final long[] words = new long[WORDS];

    /// Takes in the first `count` rows and no others.
    void setFirst(int count) {
        for (int i = 0; i < WORDS; i++) {
            int inWord = Math.clamp(count - i * Long.SIZE, 0, Long.SIZE);
            words[i] = inWord == 0 ? 0 : -1L >>> Long.SIZE - inWord;
        }
    }

    /// The rows from index `word * 64` on, from the lowest bit.
    public long word(int word) {
        return words[word];
    }

    public void setWord(int word, long rows) {
        words[word] = rows;
    }

    public boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    public void clear() {
        Arrays.fill(words, 0);
    }

    /// Has the same rows as others.
    public void set(RowBits others) {
        System.arraycopy(others.words, 0, words, 0, WORDS);
    }

    /// Adds others.
    public void add(RowBits others) {
        for (int i = 0; i < WORDS; i++) {
            words[i] |= others.words[i];
        }
    }

    /// Keeps what others have too.
    public void retain(RowBits others) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= others.words[i];
        }
    }

    /// Keeps what passes, told by index. Indexes of neighbours are asked about too, up to the end of a full block.
    public void retain(IntPredicate passes) {
        for (int i = 0; i < WORDS; i++) {
            if (words[i] != 0) {
                words[i] &= passing(passes, i * Long.SIZE);
            }
        }
    }

    /// A word at a time and without a jump for each row, which is fast whatever the rows are.
    private static long passing(IntPredicate passes, int first) {
        long passing = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            passing |= (passes.test(first + i) ? 1L : 0) << i;
        }
        return passing;
    }

    /// Takes others out.
    public void remove(RowBits others) {
        for (int i = 0; i < WORDS; i++) {
            words[i] &= ~others.words[i];
        }
    }

    /// Writes the rows, the first of the block being `firstRow`, in ascending order; returns how many there are.
    int write(int firstRow, int[] target) {
        int count = 0;
        for (int i = 0; i < WORDS; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                target[count++] = firstRow + i * Long.SIZE + Long.numberOfTrailingZeros(rest);
            }
        }
        return count;
    }
}
