package shad.model.capture.pcapng;

import java.util.Arrays;

/// Positions of the section headers and interface descriptions met so far, in order. Owned by one cursor.
final class Landmarks {
    /// Positions that are remembered; a hostile capture may have any number of such blocks.
    static final int LIMIT = 1 << 16;

    private long[] positions = new long[8];
    private int count;

    void add(long position) {
        if (count == LIMIT) {
            return;
        }
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
        }
        positions[count] = position;
        count++;
    }

    int count() {
        return count;
    }

    long[] positions() {
        return Arrays.copyOf(positions, count);
    }
}
