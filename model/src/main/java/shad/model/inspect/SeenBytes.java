package shad.model.inspect;

/// Which bytes of one direction were seen, to tell what is new, late or sent again. Keeps the newest holes only.
final class SeenBytes {
    private static final int MAX_HOLES = 256;

    /// Pairs of start and end, in no order that means anything.
    private final long[] holes = new long[2 * MAX_HOLES];
    private int count;
    private long next;
    private boolean begun;

    /// What a segment brought.
    enum News {
        NEW,
        NEW_BEHIND_A_HOLE,
        FILLS_A_HOLE,
        NOTHING
    }

    /// Begins anew, behind a SYN.
    void restart(long position) {
        begun = true;
        next = position;
        count = 0;
    }

    /// One past the highest byte; meaningless before the first.
    long next() {
        return next;
    }

    boolean hasBegun() {
        return begun;
    }

    /// Takes bytes from `start` to `end`, exclusive.
    News add(long start, long end) {
        if (!begun) {
            restart(end);
            return News.NEW;
        }
        if (start - next > 0) {
            addHole(next, start);
            next = end;
            return News.NEW_BEHIND_A_HOLE;
        }
        boolean fills = fill(start, end);
        if (end - next > 0) {
            next = end;
            return News.NEW;
        }
        return fills ? News.FILLS_A_HOLE : News.NOTHING;
    }

    private void addHole(long start, long end) {
        if (count == holes.length) {
            System.arraycopy(holes, 2, holes, 0, holes.length - 2);
            count -= 2;
        }
        holes[count] = start;
        holes[count + 1] = end;
        count += 2;
    }

    private boolean fill(long start, long end) {
        boolean fills = false;
        for (int i = count - 2; i >= 0; i -= 2) {
            long holeStart = holes[i];
            long holeEnd = holes[i + 1];
            if (start - holeEnd >= 0 || end - holeStart <= 0) {
                continue;
            }
            fills = true;
            System.arraycopy(holes, i + 2, holes, i, count - i - 2);
            count -= 2;
            if (start - holeStart > 0) {
                addHole(holeStart, start);
            }
            if (holeEnd - end > 0) {
                addHole(end, holeEnd);
            }
        }
        return fills;
    }
}
