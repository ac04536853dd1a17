package shad.model.store.build;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.conn.Identifiers;

/// Short texts that rarely repeat, such as the uids of a log, by number from 0: bytes in large pages, without an object
/// for each. What was added never moves, so others may read it once they got a snapshot made after it was added. One
/// thread adds.
public final class TextPages implements Identifiers {
    /// The longest text that can be kept, in bytes.
    public static final int MAX_LENGTH = 64;

    private static final int PAGE_SHIFT = 18;
    private static final int PAGE_BYTES = 1 << PAGE_SHIFT;
    private static final int STARTS_SHIFT = 13;
    private static final int STARTS_MASK = (1 << STARTS_SHIFT) - 1;

    private volatile byte[][] pages = new byte[16][];
    /// Where each text begins: with its length, in the pages one behind the other.
    private volatile int[][] starts = new int[16][];

    private volatile int maxLength;
    private int count;
    private long end;

    /// How many texts were added.
    public int count() {
        return count;
    }

    /// Adds a text of ASCII characters, of at most [#MAX_LENGTH] bytes, and returns its number.
    ///
    /// @throws IllegalStateException when four GiB of texts are there
    public int add(byte[] bytes, int from, int to) {
        int length = to - from;
        if ((end & PAGE_BYTES - 1) + 1 + length > PAGE_BYTES) {
            end = (end >>> PAGE_SHIFT) + 1 << PAGE_SHIFT;
        }
        int page = (int) (end >>> PAGE_SHIFT);
        if (end >>> 32 != 0) {
            throw new IllegalStateException("too many texts");
        }
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new byte[PAGE_BYTES];
        }
        int at = (int) end & PAGE_BYTES - 1;
        pages[page][at] = (byte) length;
        System.arraycopy(bytes, from, pages[page], at + 1, length);
        putStart((int) end);
        end += 1 + length;
        if (length > maxLength) {
            maxLength = length;
        }
        return count++;
    }

    private void putStart(int start) {
        int piece = count >> STARTS_SHIFT;
        if (piece == starts.length) {
            starts = Arrays.copyOf(starts, piece * 2);
        }
        if ((count & STARTS_MASK) == 0) {
            starts[piece] = new int[STARTS_MASK + 1];
        }
        starts[piece][count & STARTS_MASK] = start;
    }

    @Override
    public int maxLength() {
        return maxLength;
    }

    @Override
    public String text(long ordinal) {
        byte[] text = new byte[MAX_LENGTH];
        return new String(text, 0, write(ordinal, text, 0), StandardCharsets.US_ASCII);
    }

    @Override
    public int write(long ordinal, byte[] target, int offset) {
        int start = starts[(int) (ordinal >> STARTS_SHIFT)][(int) ordinal & STARTS_MASK];
        byte[] page = pages[start >>> PAGE_SHIFT];
        int at = start & PAGE_BYTES - 1;
        int length = page[at];
        System.arraycopy(page, at + 1, target, offset, length);
        return offset + length;
    }
}
