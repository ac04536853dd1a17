package shad.model.capture;

/// Walks only those stretches of a capture that may hold frames of some flows.
final class IndexedCursor extends ForwardingCursor {
    private final FileCursor cursor;
    private final long[] landmarks;
    private final FlowIndex index;
    private final int[] flows;
    private final long firstFrame;
    /// The next stretch to look at.
    private int following;
    /// Where the present one ends.
    private long end = Long.MIN_VALUE;

    /// @param cursor a new one
    /// @param flows the numbers that [FlowIndexBuilder#mark] was told
    /// @param firstFrame number of the first frame of interest, which starts at `filePosition`
    IndexedCursor(
            FileCursor cursor, long[] landmarks, FlowIndex index, int[] flows, long filePosition, long firstFrame) {
        super(cursor);
        this.cursor = cursor;
        this.landmarks = landmarks;
        this.index = index;
        this.flows = flows.clone();
        this.firstFrame = firstFrame;
        following = index.stretchOf(filePosition);
    }

    @Override
    public boolean next() {
        do {
            if (cursor.filePosition() >= end && !skip() || !cursor.next()) {
                return false;
            }
        } while (frame().frameNumber() < firstFrame);
        return true;
    }

    /// Moves to the next stretch that may matter; returns false where there is none.
    private boolean skip() {
        int next = index.next(following, flows);
        if (next == FlowIndex.NONE) {
            return false;
        }
        boolean adjoins = index.position(next) == end;
        following = next + 1;
        end = index.end(next);
        return adjoins
                || cursor.leap(index.position(next), index.frameNumber(next), index.nanosBefore(next), landmarks);
    }
}
