package shad.model.capture;

/// Which stretches of a capture may hold frames of a flow, so that whoever looks for it passes over the others. Some bits
/// for each stretch: they may let one through that has none, and never keep one back that has some. Immutable; any
/// thread.
public final class FlowIndex {
    /// Bytes of a capture in which few flows meet, and that one read takes in cheaply.
    public static final int STRETCH_LENGTH = 1 << 13;
    /// Longs for each stretch; a power of two.
    static final int WORDS = 4;
    static final int NONE = -1;

    /// Where the first frame of each stretch starts.
    private final long[] positions;
    /// Its number.
    private final long[] frameNumbers;
    /// The time of the frame before it, which some frames take over.
    private final long[] nanosBefore;
    private final long[] marks;

    FlowIndex(long[] positions, long[] frameNumbers, long[] nanosBefore, long[] marks) {
        this.positions = positions;
        this.frameNumbers = frameNumbers;
        this.nanosBefore = nanosBefore;
        this.marks = marks;
    }

    /// The flows that somebody looks for, as the stretches know them.
    ///
    /// @param flows numbers that [FlowIndexBuilder#mark] was told
    static long[] wanted(int[] flows) {
        long[] wanted = new long[WORDS];
        for (int flow : flows) {
            wanted[word(flow)] |= bit(flow);
        }
        return wanted;
    }

    static int word(int flow) {
        return flow >>> 6 & WORDS - 1;
    }

    static long bit(int flow) {
        return 1L << flow;
    }

    /// The stretch that holds the frame at `filePosition`, or the first one.
    int stretchOf(long filePosition) {
        int low = 0;
        int high = positions.length - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (positions[middle] <= filePosition) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The first stretch from `stretch` on that may hold what is wanted, or [#NONE].
    int next(int stretch, long[] wanted) {
        for (int i = stretch; i < positions.length; i++) {
            for (int word = 0; word < WORDS; word++) {
                if ((marks[i * WORDS + word] & wanted[word]) != 0) {
                    return i;
                }
            }
        }
        return NONE;
    }

    long position(int stretch) {
        return positions[stretch];
    }

    long frameNumber(int stretch) {
        return frameNumbers[stretch];
    }

    long nanosBefore(int stretch) {
        return nanosBefore[stretch];
    }

    /// Where a stretch ends.
    long end(int stretch) {
        return stretch + 1 < positions.length ? positions[stretch + 1] : Long.MAX_VALUE;
    }
}
