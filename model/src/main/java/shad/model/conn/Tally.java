package shad.model.conn;

/// Counts by reason, with the first frame of each. Owned by one thread.
///
/// @param <E> the reasons
public final class Tally<E extends Enum<E>> {
    private final long[] counts;
    private final long[] firstFrames;

    /// @param reasons all that may be counted
    public Tally(Class<E> reasons) {
        int number = reasons.getEnumConstants().length;
        counts = new long[number];
        firstFrames = new long[number];
    }

    /// Counts one for a reason.
    public void add(E reason, long frameNumber) {
        int index = reason.ordinal();
        if (counts[index]++ == 0) {
            firstFrames[index] = frameNumber;
        }
    }

    public long count(E reason) {
        return counts[reason.ordinal()];
    }

    /// Number of the first frame with this reason, from 1; 0 where there is none.
    public long firstFrame(E reason) {
        return firstFrames[reason.ordinal()];
    }
}
