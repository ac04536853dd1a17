package shad.model.decode;

/// Counts what ended in no connection, by reason, with the first frame of each. Owned by the tracker thread.
public final class DropCounter {
    private static final int REASONS = DropReason.values().length;

    private final long[] counts = new long[REASONS];
    private final long[] firstFrames = new long[REASONS];

    /// Counts one for a reason.
    public void add(DropReason reason, long frameNumber) {
        int index = reason.ordinal();
        if (counts[index]++ == 0) {
            firstFrames[index] = frameNumber;
        }
    }

    public long count(DropReason reason) {
        return counts[reason.ordinal()];
    }

    /// Number of the first frame with this reason; 0 where there is none.
    public long firstFrame(DropReason reason) {
        return firstFrames[reason.ordinal()];
    }
}
