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
    /// Bits of a number that name a bit of a long.
    private static final int BIT_WIDTH = 6;

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

    /// The long of a stretch that has a flow's bits.
    static int word(int flow) {
        return flow >>> 2 * BIT_WIDTH & WORDS - 1;
    }

    /// Two bits, which together are rarely set by others.
    static long bits(int flow) {
        return 1L << flow | 1L << (flow >>> BIT_WIDTH);
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

    /// The first stretch from `stretch` on that may hold frames of one of some flows, or [#NONE].
    ///
    /// @param flows the numbers that [FlowIndexBuilder#mark] was told
    int next(int stretch, int... flows) {
        for (int i = stretch; i < positions.length; i++) {
            for (int flow : flows) {
                long bits = bits(flow);
                if ((marks[i * WORDS + word(flow)] & bits) == bits) {
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
