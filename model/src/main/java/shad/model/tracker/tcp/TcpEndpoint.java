package shad.model.tracker.tcp;

import shad.model.conn.TcpEndpointState;

/// One end of a TCP connection: its state, its sequence space and what it has noted for the history (Zeek, TCP
/// endpoint). Relative positions are unsigned 64-bit numbers counted from the initial sequence number. Owned by the
/// tracker thread.
final class TcpEndpoint {
    /// Zeek's bound on what a SYN, a RST or an acknowledgment of 0 may jump ahead.
    private static final int TOO_LARGE = 1_048_576;

    final TcpReassembler reassembler = new TcpReassembler(this);

    TcpEndpointState state = TcpEndpointState.INACTIVE;
    /// The state before the last change.
    TcpEndpointState previous = TcpEndpointState.INACTIVE;
    /// The close procedure has run for this end.
    boolean closed;
    boolean reachedEof;

    private int initial;
    /// One past the highest number seen from this end, and how often it wrapped.
    private int top;
    private int topWraps;
    /// The highest number that the other end acknowledged, and how often it wrapped.
    private int acked;
    private int ackedWraps;
    int finCount;
    /// Relative position one past the last FIN.
    long finEnd;

    long notedSyn;
    long notedFin;
    long notedRst;
    int badChecksums;
    int retransmissions;
    int zeroWindows;
    int gaps;

    /// Counts from a SYN on.
    void startAtSyn(TcpSegment segment) {
        initial = segment.sequenceNumber;
        acked = segment.sequenceNumber;
        top = segment.end();
    }

    /// Counts from the first packet on, as if a SYN had come just before it.
    void startMidstream(TcpSegment segment) {
        initial = segment.sequenceNumber - 1;
        acked = initial;
        top = segment.sequenceNumber;
    }

    /// Counts from what the other end acknowledges, this end being silent.
    void startAtAcknowledged(int acknowledgmentNumber) {
        initial = acknowledgmentNumber - 1;
        acked = initial;
        top = initial;
    }

    int initial() {
        return initial;
    }

    /// Position of a number of this end's packets.
    long relative(int number) {
        return relative(number, top, topWraps);
    }

    /// Whether a number of this end's packets lies before the start.
    boolean isUnderflow(int number) {
        return isUnderflow(number, top, topWraps);
    }

    /// Position of a number that the other end acknowledges.
    long relativeAcked(int number) {
        return relative(number, acked, ackedWraps);
    }

    /// Whether an acknowledged number lies before the start.
    boolean isAckedUnderflow(int number) {
        return isUnderflow(number, acked, ackedWraps);
    }

    private long relative(int number, int reference, int wraps) {
        int exactWraps = wraps(number, reference, wraps);
        return exactWraps == 0
                ? Seq.delta(number, initial)
                : Seq.full(number, exactWraps) - (initial & 0xffff_ffffL);
    }

    private boolean isUnderflow(int number, int reference, int wraps) {
        return wraps(number, reference, wraps) == 0 && Seq.delta(number, initial) < 0;
    }

    /// How often counting had wrapped at `number`, which may lie in the block before or after the reference's.
    private static int wraps(int number, int reference, int wraps) {
        int ahead = Seq.delta(number, reference);
        if (ahead < 0 && wraps != 0 && Seq.isBelow(reference, number)) {
            return wraps - 1;
        }
        return ahead > 0 && Seq.isBelow(number, reference) ? wraps + 1 : wraps;
    }

    /// Takes an acknowledgment by the other end. It is believed however far ahead it lies, save for a plain 0.
    void advanceAcked(int number) {
        int ahead = Seq.delta(number, acked);
        if (ahead <= 0 || number == 0 && ahead > TOO_LARGE) {
            return;
        }
        if (Seq.isBelow(number, acked)) {
            ackedWraps++;
        }
        acked = number;
    }

    /// Takes the end of a segment of this end. Returns whether it carried payload and brought nothing new.
    boolean advanceTop(TcpSegment segment) {
        int end = segment.end();
        int ahead = Seq.delta(end, top);
        if ((segment.isSyn() || segment.isRst()) && Math.abs((long) ahead) > TOO_LARGE) {
            return false;
        }
        if (segment.isFin() && top == initial + 1) {
            moveTop(end);
            return false;
        }
        if (state == TcpEndpointState.RESET) {
            return false;
        }
        if (ahead > 0) {
            moveTop(end);
            return false;
        }
        return segment.payloadLength > 0;
    }

    private void moveTop(int end) {
        if (Seq.isBelow(end, top)) {
            topWraps++;
        }
        top = end;
    }

    /// Whether the other end acknowledged nothing, or the SYN at most.
    boolean isNothingAcknowledged() {
        long position = Seq.full(acked, ackedWraps) - (initial & 0xffff_ffffL);
        return position == 0 || position == 1;
    }

    /// Whether bytes up to the top are undelivered, so that a close has to wait for them.
    boolean hasUndelivered() {
        long have = (initial & 0xffff_ffffL) + reassembler.delivered();
        long last = Seq.full(top, topWraps);
        return Long.compareUnsigned(last, have) >= 0 && have != last - 1 && have != last;
    }

    /// Whether the top lies before what was delivered.
    boolean isTopBelowDelivered() {
        return Long.compareUnsigned(Seq.full(top, topWraps), (initial & 0xffff_ffffL) + reassembler.delivered()) < 0;
    }

    /// Sequence numbers that were sent and not acknowledged.
    int inFlight() {
        return Math.max(0, Seq.delta(top, acked));
    }

    /// Payload bytes by sequence numbers, seen or acknowledged.
    long size() {
        long seen = Seq.full(top, topWraps);
        long acknowledged = Seq.full(acked, ackedWraps);
        long octets = (Long.compareUnsigned(seen, acknowledged) > 0 ? seen : acknowledged) - (initial & 0xffff_ffffL);
        if (octets != 0) {
            octets--; // the SYN, real or imagined
        }
        if (finCount > 0 && octets != 0) {
            octets--;
        }
        return octets;
    }

    /// The size that is logged: that of an attempt reset before the other end showed itself is 0.
    long loggedSize(TcpEndpoint peer) {
        boolean resetAttempt = previous == TcpEndpointState.SYN_SENT
                && state == TcpEndpointState.RESET
                && peer.state == TcpEndpointState.INACTIVE;
        return resetAttempt && !isNothingAcknowledged() ? 0 : size();
    }

    /// Whether gaps in either stream are real: this end took part in a handshake and did not abort.
    boolean isClean() {
        return state == TcpEndpointState.ESTABLISHED
                || state == TcpEndpointState.CLOSED && previous == TcpEndpointState.ESTABLISHED;
    }
}
