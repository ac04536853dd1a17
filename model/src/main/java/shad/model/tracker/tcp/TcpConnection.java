package shad.model.tracker.tcp;

import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.conn.HistoryLetter;
import shad.model.conn.HistoryRule;
import shad.model.conn.Limit;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.model.conn.Timeout;
import shad.model.conn.ZeekTime;
import shad.model.decode.DecodedPacket;
import shad.model.flow.FlowKey;
import shad.model.store.build.HistoryTrie;
import shad.model.tracker.session.ConnTimer;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.LikelyServerPorts;
import shad.model.tracker.session.TimedPorts;
import shad.model.tracker.session.TimerKind;
import shad.model.tracker.session.Tracking;
import shad.model.wire.TcpHeader;

/// A TCP connection as Zeek follows it: one state machine for two ends, history letters, sizes, gaps and the close
/// procedure (Zeek, TCP session adapter). The order of the steps decides the order of the letters. Owned by the
/// tracker thread.
public final class TcpConnection extends Connection {
    private static final int FLAGS_THAT_EXCLUDE = TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST;
    private static final int RESPONDER_SHIFT = 16;
    private static final char RESPONDER_SYN_ACK = HistoryLetter.SYN_ACK.letter(Side.RESPONDER);

    private TcpEndpoint originator = new TcpEndpoint();
    private TcpEndpoint responder = new TcpEndpoint();

    /// Once-only letters that were written; the responder's bits are shifted up. A role flip does not swap them.
    private int writtenLetters;
    private boolean partial;
    private boolean originatorSeen;
    private boolean responderSeen;
    /// False once a RST ended it; a close that waits for data then leaves the end to the inactivity timer.
    private boolean active = true;
    private boolean closeDeferred;
    private long missedBytes;
    private boolean gapSeen;
    private boolean establishedPending;

    /// Begins a connection and its first timers.
    public TcpConnection(
            Tracking tracking, FlowKey key, boolean sourceIsLow, DecodedPacket packet, int row, long uidOrdinal) {
        super(tracking, key, sourceIsLow, packet, row, uidOrdinal);
        arm(TimerKind.EXPIRE, tracking.nowSeconds() + seconds(Timeout.TCP_SYN));
        setInactivityTimeout(seconds(Timeout.UDP_INACTIVITY));
    }

    /// Whether the roles of a connection that begins with this packet should be swapped at once: it is no attempt, and
    /// it comes from a server's port (Zeek, WantConnection).
    public static boolean isBegunByResponder(int flags, int sourcePort, int destinationPort) {
        boolean syn = (flags & TcpHeader.SYN) != 0;
        if (syn && (flags & TcpHeader.ACK) == 0 || !LikelyServerPorts.isTcp(sourcePort)) {
            return false;
        }
        return !LikelyServerPorts.isTcp(destinationPort) || !syn && sourcePort < destinationPort;
    }

    /// Whether a packet with these values starts a new connection on the same addresses and ports (Zeek, IsReuse). Asked
    /// before the packet is judged in any other way.
    public boolean isReusedBy(TcpHeader header) {
        int flags = header.flags();
        if ((flags & TcpHeader.SYN) == 0 || header.headerLength() < TcpHeader.MIN_LENGTH) {
            return false;
        }
        boolean ack = (flags & TcpHeader.ACK) != 0;
        if (ack && originator.state != TcpEndpointState.INACTIVE) {
            return false;
        }
        if (originator.closed || responder.closed) {
            return true;
        }
        int seq = header.sequenceNumber();
        TcpEndpoint reference = ack ? responder : originator;
        return seq != reference.initial() && !isHandshakeReversed(ack, seq);
    }

    /// A SYN that was captured after the SYN-ACK it provoked.
    private boolean isHandshakeReversed(boolean ack, int seq) {
        return !ack
                && originator.state == TcpEndpointState.SYN_ACK_SENT
                && responder.state == TcpEndpointState.INACTIVE
                && seq == responder.initial();
    }

    /// Notes a packet whose checksum is wrong: a letter and nothing else.
    public void badChecksum(boolean fromOriginator) {
        TcpEndpoint sender = fromOriginator ? originator : responder;
        appendScaled(HistoryLetter.BAD_CHECKSUM, fromOriginator, ++sender.badChecksums);
    }

    /// Takes a packet of this connection and counts it. `fromOriginator` is by the roles before the packet, which the
    /// packet may change.
    public void segment(boolean fromOriginator, TcpSegment segment, DecodedPacket packet) {
        TcpEndpoint sender = fromOriginator ? originator : responder;
        process(fromOriginator, sender, fromOriginator ? responder : originator, segment, packet);
        count(sender == originator, packet);
    }

    private void process(
            boolean fromOriginator,
            TcpEndpoint sender,
            TcpEndpoint receiver,
            TcpSegment segment,
            DecodedPacket packet) {
        updatePartial(fromOriginator, segment);
        initialize(sender, segment);
        long relativeSeq = sender.relative(segment.sequenceNumber);
        boolean underflow = sender.isUnderflow(segment.sequenceNumber);
        writeFlagLetter(sender, segment, relativeSeq);
        writeZeroWindow(sender, receiver, segment);
        if (!(originator.closed && responder.closed)) {
            setLastNanos(segment.timestampNanos);
        }
        if (segment.isFin()) {
            sender.finCount++;
            sender.finEnd = relativeSeq + segment.segmentLength();
        }
        long relativeAck = segment.isAck() ? acknowledge(receiver, segment) : 0;
        if (sender.advanceTop(segment)) {
            appendScaled(HistoryLetter.RETRANSMISSION, sender == originator, ++sender.retransmissions);
        }
        boolean closes = updateState(fromOriginator, sender, receiver, segment);
        if (segment.isAck()) {
            receiver.reassembler.acknowledged(relativeAck, this);
        }
        markSeen(fromOriginator);
        if (segment.payloadLength > 0
                && !segment.isRst()
                && !underflow
                && segment.payloadCaptured >= segment.payloadLength) {
            sender.reassembler.data(
                    segment.isSyn() ? relativeSeq + 1 : relativeSeq,
                    packet.bytes(),
                    packet.payloadOffset() + segment.headerLength,
                    segment.payloadLength,
                    this);
        }
        checkEof(sender);
        if (closes) {
            close(sender);
        }
        if (probe != null) {
            probe.segment(relativeSeq, relativeAck, sender.inFlight());
        }
    }

    private void updatePartial(boolean fromOriginator, TcpSegment segment) {
        if (fromOriginator) {
            if (!originatorSeen) {
                partial = !segment.isSyn() || segment.isAck();
            }
        } else if (!responderSeen && !partial) {
            partial = !segment.isSyn();
        }
    }

    private void markSeen(boolean fromOriginator) {
        if (fromOriginator) {
            originatorSeen = true;
        } else {
            responderSeen = true;
        }
    }

    private static void initialize(TcpEndpoint sender, TcpSegment segment) {
        boolean syn = segment.isSyn();
        switch (sender.state) {
            case INACTIVE -> {
                if (syn) {
                    sender.startAtSyn(segment);
                } else {
                    sender.startMidstream(segment);
                }
            }
            case SYN_SENT, SYN_ACK_SENT -> {
                if (syn && segment.sequenceNumber != sender.initial()) {
                    sender.startAtSyn(segment);
                }
            }
            case ESTABLISHED, PARTIAL -> {
                if (syn) {
                    sender.startAtSyn(segment);
                }
            }
            case RESET -> {
                if (syn && sender.previous == TcpEndpointState.INACTIVE) {
                    sender.startAtSyn(segment);
                }
            }
            case CLOSED -> {
            }
        }
    }

    /// The letter of the packet's flags, or of its payload; a packet has at most one of these.
    private void writeFlagLetter(TcpEndpoint sender, TcpSegment segment, long relativeSeq) {
        switch (segment.flags & FLAGS_THAT_EXCLUDE) {
            case 0 -> {
                if (segment.payloadLength > 0) {
                    writeTrafficLetter(sender, HistoryLetter.DATA);
                } else if (segment.isAck()) {
                    writeTrafficLetter(sender, HistoryLetter.ACK);
                }
            }
            case TcpHeader.SYN -> {
                HistoryLetter letter = segment.isAck() ? HistoryLetter.SYN_ACK : HistoryLetter.SYN;
                // S and H share one bit: a side says one of them, and again only at another position.
                writePositionLetter(sender, letter, HistoryLetter.SYN, relativeSeq != sender.notedSyn);
                sender.notedSyn = relativeSeq;
            }
            case TcpHeader.FIN -> {
                long end = relativeSeq + segment.payloadLength;
                writePositionLetter(sender, HistoryLetter.FIN, HistoryLetter.FIN, end != sender.notedFin);
                sender.notedFin = end;
            }
            case TcpHeader.RST -> {
                writePositionLetter(sender, HistoryLetter.RST, HistoryLetter.RST, relativeSeq != sender.notedRst);
                sender.notedRst = relativeSeq;
            }
            default -> writePositionLetter(
                    sender,
                    segment.isFin() && segment.isRst() ? HistoryLetter.INCONSISTENT : HistoryLetter.MULTI_FLAG,
                    segment.isFin() && segment.isRst() ? HistoryLetter.INCONSISTENT : HistoryLetter.MULTI_FLAG,
                    false);
        }
    }

    private void writePositionLetter(
            TcpEndpoint sender, HistoryLetter letter, HistoryLetter bit, boolean atNewPosition) {
        boolean fromOriginator = sender == originator;
        if (markWritten(bit, fromOriginator)) {
            append(letter, fromOriginator, HistoryRule.FIRST_OF_SIDE);
        } else if (atNewPosition) {
            append(letter, fromOriginator, HistoryRule.NEW_POSITION);
        } else if (probe != null) {
            probe.passedOver(letter, fromOriginator, HistoryRule.SAME_POSITION, 0);
        }
    }

    /// Writes A or D once a side. If nothing but an originator's SYN-ACK came before, the roles were guessed wrong.
    private void writeTrafficLetter(TcpEndpoint sender, HistoryLetter letter) {
        if (history() == HistoryTrie.LONE_SYN_ACK) {
            swapRoles();
            originatorSeen = true;
            setHistory("^h", HistoryRule.FLIPPED_AFTER_SYN_ACK);
        }
        boolean fromOriginator = sender == originator;
        if (markWritten(letter, fromOriginator)) {
            append(letter, fromOriginator, HistoryRule.FIRST_OF_SIDE);
        } else if (probe != null) {
            probe.passedOver(letter, fromOriginator, HistoryRule.ALREADY_NOTED, 0);
        }
    }

    private boolean markWritten(HistoryLetter letter, boolean fromOriginator) {
        int bit = 1 << letter.ordinal() << (fromOriginator ? 0 : RESPONDER_SHIFT);
        boolean isNew = (writtenLetters & bit) == 0;
        writtenLetters |= bit;
        return isNew;
    }

    private void writeZeroWindow(TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        if (segment.rawWindow == 0
                && !segment.isRst()
                && receiver.state != TcpEndpointState.CLOSED
                && sender.state != TcpEndpointState.RESET) {
            appendScaled(HistoryLetter.ZERO_WINDOW, sender == originator, ++sender.zeroWindows);
        }
    }

    /// Takes the acknowledgment; returns its position in the receiver's stream.
    private static long acknowledge(TcpEndpoint receiver, TcpSegment segment) {
        int ack = segment.acknowledgmentNumber;
        if (receiver.state == TcpEndpointState.INACTIVE) {
            receiver.startAtAcknowledged(ack);
            return 1;
        }
        if (receiver.isAckedUnderflow(ack)) {
            return 0;
        }
        long position = receiver.relativeAcked(ack);
        if (!segment.isRst()) {
            receiver.advanceAcked(ack);
        }
        return position;
    }

    /// Moves the sender's state. Returns whether the close procedure is to run for it.
    private boolean updateState(
            boolean fromOriginator, TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        return switch (sender.state) {
            case INACTIVE -> whenInactive(fromOriginator, sender, receiver, segment);
            case SYN_SENT, SYN_ACK_SENT -> whenSynSent(sender, segment);
            case ESTABLISHED, PARTIAL -> whenEstablished(sender, receiver, segment);
            case CLOSED -> whenClosed(sender, receiver, segment);
            case RESET -> false;
        };
    }

    private void armAttempt(TcpSegment syn) {
        double delay = seconds(Timeout.TCP_ATTEMPT);
        if (delay > 0) {
            arm(TimerKind.ATTEMPT, ZeekTime.secondsOfNanos(syn.timestampNanos) + delay);
        }
    }

    private boolean whenInactive(
            boolean fromOriginator, TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        TcpEndpointState before = sender.state;
        if (segment.isSyn()) {
            if (fromOriginator) {
                setState(sender, segment.isAck() ? TcpEndpointState.SYN_ACK_SENT : TcpEndpointState.SYN_SENT);
                armAttempt(segment);
            } else {
                answered(sender, receiver, segment);
            }
        }
        boolean closes = false;
        if (segment.isFin()) {
            setState(sender, TcpEndpointState.CLOSED);
            closes = true;
        }
        if (segment.isRst()) {
            setState(sender, TcpEndpointState.RESET);
            closes = true;
        }
        if (sender.state == before) {
            whenInactiveAndUnflagged(fromOriginator, sender, receiver, segment);
        }
        return closes;
    }

    /// A SYN of the responder, with ACK as a rule: the handshake is complete as far as Zeek cares.
    private void answered(TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        if (isHandshakeReversed(segment.isAck(), segment.sequenceNumber)) {
            flipRoles(HistoryRule.FLIPPED_BY_LATE_SYN);
            setState(receiver, TcpEndpointState.ESTABLISHED);
            originatorSeen = true;
        } else if (receiver.state == TcpEndpointState.SYN_SENT) {
            setState(receiver, TcpEndpointState.ESTABLISHED);
        }
        setState(sender, TcpEndpointState.ESTABLISHED);
        if (receiver.state != TcpEndpointState.PARTIAL) {
            establishedPending = true;
        }
    }

    private void whenInactiveAndUnflagged(
            boolean fromOriginator, TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        boolean bareAnswer = !fromOriginator
                && segment.payloadLength == 0
                && originator.state == TcpEndpointState.SYN_SENT;
        if (bareAnswer) {
            // Some hosts acknowledge a SYN before they answer it.
            return;
        }
        if (segment.isAck() && receiver.state == TcpEndpointState.ESTABLISHED) {
            setState(sender, TcpEndpointState.ESTABLISHED);
            partial = false;
            markSeen(fromOriginator);
        } else {
            setState(sender, TcpEndpointState.PARTIAL);
        }
    }

    private boolean whenSynSent(TcpEndpoint sender, TcpSegment segment) {
        if (segment.isFin()) {
            setState(sender, TcpEndpointState.CLOSED);
        }
        if (segment.isRst()) {
            setState(sender, TcpEndpointState.RESET);
            active = false;
        }
        return segment.isFin() || segment.isRst();
    }

    private boolean whenEstablished(TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        if (segment.isSyn()
                && !segment.isAck()
                && sender.state == TcpEndpointState.PARTIAL
                && receiver.state == TcpEndpointState.INACTIVE) {
            setState(sender, TcpEndpointState.SYN_SENT);
        }
        if (segment.isRst()) {
            setState(sender, TcpEndpointState.RESET);
            if (receiver.state != TcpEndpointState.RESET || receiver.previous != TcpEndpointState.ESTABLISHED) {
                active = false;
            }
            return true;
        }
        if (segment.isFin()) {
            setState(sender, TcpEndpointState.CLOSED);
            if (receiver.state == TcpEndpointState.RESET && receiver.previous == TcpEndpointState.CLOSED) {
                // The other end closed before it aborted; with this FIN both have closed.
                setState(receiver, TcpEndpointState.CLOSED);
            }
            return true;
        }
        return false;
    }

    private boolean whenClosed(TcpEndpoint sender, TcpEndpoint receiver, TcpSegment segment) {
        if (!segment.isRst() || receiver.state == TcpEndpointState.CLOSED) {
            return false;
        }
        setState(sender, TcpEndpointState.RESET);
        return !sender.closed;
    }

    private void setState(TcpEndpoint endpoint, TcpEndpointState state) {
        if (endpoint.state == state) {
            return;
        }
        if (probe != null) {
            probe.stateChanged(endpoint == originator, endpoint.state, state);
        }
        endpoint.previous = endpoint.state;
        endpoint.state = state;
        TcpEndpoint peer = endpoint == originator ? responder : originator;
        if (endpoint.previous.isHandshake() && !state.isHandshake() && peer.state.isHandshake()) {
            setInactivityTimeout(seconds(Timeout.TCP_INACTIVITY));
        }
    }

    /// What Zeek's scripts do after the packet that established the connection: some ports may be silent for long.
    public void afterPacket() {
        if (!establishedPending) {
            return;
        }
        establishedPending = false;
        int port = respPort();
        if (originator.state == TcpEndpointState.INACTIVE
                && !LikelyServerPorts.isTcp(port)
                && LikelyServerPorts.isTcp(origPort())) {
            port = origPort();
        }
        if (TimedPorts.isLongLived(port)) {
            setInactivityTimeout(seconds(Timeout.LONG_INACTIVITY));
        }
    }

    /// A hole of `length` bytes in the stream of an end, found by an acknowledgment.
    void gap(TcpEndpoint endpoint, long length) {
        boolean counts = originator.isClean() && responder.isClean();
        if (counts) {
            appendScaled(HistoryLetter.GAP, endpoint == originator, ++endpoint.gaps);
            missedBytes += length;
        }
        if (probe != null) {
            probe.gap(endpoint == originator, length, counts);
        }
        services.undelivered(endpoint == originator, length);
        gapSeen = true;
    }

    /// Hands on the next bytes of an end's stream.
    void deliver(TcpEndpoint endpoint, byte[] bytes, int offset, int length) {
        if (probe != null) {
            probe.delivered(endpoint == originator, bytes, offset, length);
        }
        services.deliver(endpoint == originator, bytes, offset, length);
    }

    /// Tells that the next bytes of an end's stream were there but could not be kept.
    void withhold(TcpEndpoint endpoint, int length) {
        abandonServices();
        if (probe != null) {
            probe.withheld(endpoint == originator, length);
        }
    }

    /// Whether anybody still looks at the payload.
    boolean wantsPayload() {
        return services.wantPayload() || probe != null;
    }

    /// Stops looking at the payload: it cannot be handed on in order any more.
    void abandonServices() {
        if (services.wantPayload()) {
            noteLimit(Limit.EARLY_BYTES);
            services.abandon();
        }
    }

    EarlyBytes newEarlyBytes() {
        return new EarlyBytes(tracking.reassemblyMemory());
    }

    @Override
    public boolean isTcp() {
        return true;
    }

    @Override
    public boolean isPartial() {
        return partial;
    }

    @Override
    public boolean hadGap() {
        return gapSeen;
    }

    @Override
    public boolean hasResponderServed() {
        return switch (responder.state) {
            case ESTABLISHED, CLOSED, PARTIAL -> true;
            default -> tracking.histories().text(history()).indexOf(RESPONDER_SYN_ACK) >= 0;
        };
    }

    /// Runs a close that waited for data, once an end that closed has nothing pending.
    void checkEof(TcpEndpoint endpoint) {
        boolean ending = endpoint.finCount > 0
                || endpoint.state == TcpEndpointState.CLOSED
                || endpoint.state == TcpEndpointState.RESET;
        if (endpoint.reachedEof || !ending || isPending(endpoint)) {
            return;
        }
        endpoint.reachedEof = true;
        services.endOfData(endpoint == originator);
        if (closeDeferred) {
            close(endpoint);
            closeDeferred = false;
        }
    }

    /// Whether an end has sent what was not delivered, or has not acknowledged what the other end sent.
    private boolean isPending(TcpEndpoint endpoint) {
        if (endpoint.reassembler.isSkipping() || endpoint.isTopBelowDelivered()) {
            return false;
        }
        TcpEndpoint peer = endpoint == originator ? responder : originator;
        return endpoint.hasUndelivered()
                || endpoint.state != TcpEndpointState.RESET && peer.reassembler.holdsData();
    }

    /// The close procedure for an end that sent a FIN or RST (Zeek, ConnectionClosed).
    private void close(TcpEndpoint endpoint) {
        services.closed();
        if (isPending(endpoint)) {
            closeDeferred = true;
            return;
        }
        closeDeferred = false;
        if (endpoint.closed) {
            return;
        }
        endpoint.closed = true;
        TcpEndpoint peer = endpoint == originator ? responder : originator;
        boolean complete = endpoint.state == TcpEndpointState.RESET
                || peer.closed
                || peer.state == TcpEndpointState.INACTIVE;
        if (complete) {
            cancelTransportTimers();
            arm(TimerKind.CLOSE, lastSeconds() + seconds(Timeout.TCP_CLOSE));
        } else if (endpoint.previous != TcpEndpointState.INACTIVE) {
            arm(TimerKind.EXPIRE, lastSeconds() + seconds(Timeout.TCP_SESSION));
        }
    }

    @Override
    protected void onTimer(ConnTimer timer) {
        switch (timer.kind()) {
            case EXPIRE -> expire(timer);
            case ATTEMPT -> giveUpAttempt();
            case CLOSE -> tracking.end(this, EndReason.CLOSED);
            case INACTIVITY, DNS -> throw new IllegalStateException(timer.kind() + " is not TCP's own timer");
        }
    }

    @Override
    protected void onTimerAtEnd(ConnTimer timer) {
        if (timer.kind() == TimerKind.ATTEMPT) {
            giveUpAttempt();
        }
    }

    private void giveUpAttempt() {
        boolean attempt = originator.state == TcpEndpointState.SYN_SENT
                || originator.state == TcpEndpointState.SYN_ACK_SENT;
        if (active && attempt && responder.state == TcpEndpointState.INACTIVE) {
            tracking.end(this, EndReason.ATTEMPT_UNANSWERED);
        }
    }

    private void expire(ConnTimer timer) {
        if (!active) {
            return;
        }
        double now = tracking.nowSeconds();
        if (lastSeconds() + seconds(Timeout.TCP_LINGER) < now && isOver()) {
            tracking.end(this, EndReason.IDLE_AFTER_CLOSE);
        } else {
            rearm(timer, now + seconds(Timeout.TCP_SESSION));
        }
    }

    private boolean isOver() {
        boolean bothInactive = originator.state == TcpEndpointState.INACTIVE
                && responder.state == TcpEndpointState.INACTIVE;
        boolean oneGone = originator.state == TcpEndpointState.RESET
                || responder.state == TcpEndpointState.RESET
                || originator.state == TcpEndpointState.INACTIVE
                || responder.state == TcpEndpointState.INACTIVE;
        return bothInactive
                || originator.closed && responder.closed
                || (originator.closed || responder.closed) && oneGone;
    }

    @Override
    public void flipRoles(HistoryRule rule) {
        swapEndpoints();
        super.flipRoles(rule);
    }

    private void swapRoles() {
        swapEndpoints();
        swapCounters();
    }

    private void swapEndpoints() {
        TcpEndpoint endpoint = originator;
        originator = responder;
        responder = endpoint;
        boolean seen = originatorSeen;
        originatorSeen = responderSeen;
        responderSeen = seen;
        partial = false;
    }

    @Override
    public void release() {
        originator.reassembler.release();
        responder.reassembler.release();
    }

    @Override
    public ConnState state() {
        boolean nothingSent = origBytes() == 0 && respBytes() == 0;
        return ConnStates.of(originator.state, responder.state, nothingSent,
                () -> tracking.histories().text(history()));
    }

    @Override
    public long origBytes() {
        return originator.loggedSize(responder);
    }

    @Override
    public long respBytes() {
        return responder.loggedSize(originator);
    }

    @Override
    public long missedBytes() {
        return missedBytes;
    }
}
