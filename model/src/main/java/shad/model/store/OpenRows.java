package shad.model.store;

import java.util.BitSet;

/// The provisional values of the rows that were open when a snapshot was taken. Immutable.
public final class OpenRows {
    private final long[] words;
    private final int[] rankBefore;
    private final ColumnChunk[] chunks;

    /// `rows` are the open ones; their values follow each other in `chunks`, in row order, each chunk but the last
    /// being full.
    public OpenRows(BitSet rows, ColumnChunk[] chunks) {
        this.words = rows.toLongArray();
        this.chunks = chunks;
        this.rankBefore = new int[words.length];
        int rank = 0;
        for (int i = 0; i < words.length; i++) {
            rankBefore[i] = rank;
            rank += Long.bitCount(words[i]);
        }
    }

    boolean contains(int row) {
        int word = row >> 6;
        return word < words.length && (words[word] >>> row & 1) != 0;
    }

    /// The first open row from `row` on, or -1.
    int next(int row) {
        int at = row >> 6;
        if (at >= words.length) {
            return -1;
        }
        long rest = words[at] & -1L << row;
        while (rest == 0) {
            if (++at == words.length) {
                return -1;
            }
            rest = words[at];
        }
        return (at << 6) + Long.numberOfTrailingZeros(rest);
    }

    ColumnChunk chunkOf(int row) {
        return chunks[rank(row) >> ColumnChunk.SHIFT];
    }

    int indexOf(int row) {
        return rank(row) & ColumnChunk.MASK;
    }

    private int rank(int row) {
        int word = row >> 6;
        return rankBefore[word] + Long.bitCount(words[word] & (1L << row) - 1);
    }
}
