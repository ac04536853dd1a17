package shad.model.testing.twin;

/// One end: numbers as the description names them. Relative numbers are unsigned and wrap at 2^64.
final class SlowEndpoint {
    enum State {
        INACTIVE, SYN_SENT, SYN_ACK_SENT, PARTIAL, ESTABLISHED, CLOSED, RESET;

        boolean handshake() {
            return ordinal() <= 2;
        }
    }

    static final long BLOCK = 1L << 32;

    final boolean isA;
    final SlowStream stream = new SlowStream(this);
    State state = State.INACTIVE;
    State previous = State.INACTIVE;
    long isn;
    long top;
    long topWraps;
    long acked;
    long ackWraps;
    int fins;
    long finEnd;
    boolean closed;
    boolean eof;
    long histSyn;
    long histFin;
    long histRst;
    final Scaled checksums = new Scaled();
    final Scaled retransmissions = new Scaled();
    final Scaled zeroWindows = new Scaled();
    final Scaled gaps = new Scaled();
    long packets;
    long ipBytes;

    SlowEndpoint(boolean isA) {
        this.isA = isA;
    }

    /// Counts, and tells at 1, 10, 100… that a letter is due.
    static final class Scaled {
        private long count;
        private long threshold = 1;

        boolean hit() {
            if (++count == threshold) {
                threshold *= 10;
                return true;
            }
            return false;
        }
    }

    /// A relative number, and whether it lies before the start.
    record Relative(long number, boolean underflow) {}

    static long low32(long number) {
        return number & 0xffff_ffffL;
    }

    static int delta(long a, long b) {
        return (int) (a - b);
    }

    Relative relative(long number, long last, long wraps) {
        int d = delta(number, last);
        long exact = wraps;
        if (d < 0 && wraps != 0 && number > last) {
            exact--;
        } else if (d > 0 && number < last) {
            exact++;
        }
        if (exact == 0) {
            long r = delta(number, low32(isn));
            return new Relative(r, r < 0);
        }
        return new Relative(exact * BLOCK + number - isn, false);
    }

    long fullAcked() {
        return ackWraps * BLOCK + acked;
    }

    long fullTop() {
        return topWraps * BLOCK + top;
    }

    boolean nothingAcked() {
        return fullAcked() == isn || fullAcked() == isn + 1;
    }

    long size(SlowEndpoint peer) {
        if (previous == State.SYN_SENT
                && state == State.RESET
                && peer.state == State.INACTIVE
                && !nothingAcked()) {
            return 0;
        }
        long s = (Long.compareUnsigned(fullTop(), fullAcked()) > 0 ? fullTop() : fullAcked()) - isn;
        if (s != 0) {
            s--;
        }
        if (fins > 0 && s != 0) {
            s--;
        }
        return s;
    }

    boolean clean() {
        return state == State.ESTABLISHED || state == State.CLOSED && previous == State.ESTABLISHED;
    }
}
