package shad.model.inspect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shad.model.conn.EndReason;
import shad.model.conn.HistoryLetter;
import shad.model.conn.HistoryRule;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.model.conn.TransportProtocol;
import shad.model.decode.DecodedPacket;
import shad.model.flow.FlowKey;
import shad.model.tracker.PacketWatch;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.ConnectionProbe;
import shad.model.tracker.session.TimerKind;
import shad.model.wire.TcpHeader;
import shad.model.wire.UdpHeader;

/// Writes down what a tracker makes of one connection. Used by one thread, for one run of a tracker.
final class StoryRecorder implements PacketWatch, ConnectionProbe {
    /// From here on only packets that write a letter are kept.
    static final int MAX_PACKETS = 1 << 20;
    private static final int MAX_NOTES = 1 << 20;
    private static final int ICMP_HEADER_LENGTH = 8;
    private static final int NO_NOTE = -1;
    private static final int LOW = 0;
    private static final int HIGH = 1;

    private final Target target;
    private final PacketKey key = new PacketKey();
    private final TcpHeader tcp = new TcpHeader();
    private final FrameColumns frames = new FrameColumns();
    private final EventColumns events = new EventColumns();
    private final List<Step> steps = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<TimerKind, Double> armed = new EnumMap<>(TimerKind.class);
    private final SeenBytes[] seen = {new SeenBytes(), new SeenBytes()};
    private final int[] scales = {TcpOptions.NO_SCALE, TcpOptions.NO_SCALE};
    private final int[] lastPureAck = {NO_NOTE, NO_NOTE};
    /// The packets that are being followed, the innermost last: notes, or [#NO_NOTE] for packets of other flows.
    private final int[] following = new int[32];
    private int depth;
    private @Nullable Connection connection;
    private boolean released;
    private boolean over;
    private boolean wroteLetter;
    private boolean tookSegment;
    private long leftOut;
    private double inactivitySeconds;
    private long previousNanos = Long.MIN_VALUE;
    private final @Nullable StreamSink sink;

    /// Which connection to watch.
    ///
    /// @param key its ends
    /// @param startNanos the time of its first packet
    /// @param tunnelled whether packets of it lie in tunnels, so that datagrams that may carry them are followed too
    /// @param row its row where the whole capture is followed again, or -1 where it stands alone
    record Target(FlowKey key, long startNanos, boolean tunnelled, int row) {
        boolean isAmongAll() {
            return row >= 0;
        }
    }

    /// Takes the payload of both directions as it is put together.
    interface StreamSink {
        void delivered(int packetIndex, boolean low, byte[] bytes, int offset, int length);

        void missing(int packetIndex, boolean low, long length);
    }

    private record Step(int index, boolean low, TcpEndpointState from, TcpEndpointState to) {}

    private record Gap(int index, boolean low, long length, boolean counted) {}

    /// @param sink takes the payload, if that is of interest
    StoryRecorder(Target target, @Nullable StreamSink sink) {
        this.target = target;
        this.sink = sink;
    }

    /// The connection, once its first packet came.
    @Nullable
    Connection connection() {
        return connection;
    }

    boolean isOver() {
        return over;
    }

    /// Lets the connection end for any reason.
    void release() {
        released = true;
    }

    @Override
    public boolean before(DecodedPacket packet) {
        boolean ours = key.read(packet) && key.isSame(target.key);
        boolean follow = target.isAmongAll();
        if (ours && !over) {
            // A fragment's packet is dated by its last fragment; what came before belongs to an earlier connection.
            ours = follow || connection != null || packet.timestampNanos() == target.startNanos;
            follow = ours;
        } else {
            ours = false;
            follow |= target.tunnelled && packet.protocol() == TransportProtocol.IP_UDP;
        }
        if (follow) {
            following[depth++] = ours ? note(packet) : NO_NOTE;
        }
        return follow;
    }

    @Override
    public void after(DecodedPacket packet) {
        int index = following[--depth];
        if (index == NO_NOTE) {
            return;
        }
        boolean last = index == frames.size - 1;
        if (connection == null || over) {
            if (last) {
                removeLast();
            }
            return;
        }
        if (connection.isTcp() && !tookSegment
                && !has(index, Oddity.BAD_CHECKSUM) && !has(index, Oddity.NOT_FOLLOWED)) {
            set(index, Oddity.BAD_HEADER);
        }
        if (last && index >= MAX_PACKETS && !wroteLetter) {
            leftOut++;
            removeLast();
        }
    }

    @Override
    public @Nullable ConnectionProbe probeOf(Connection begun, DecodedPacket first) {
        boolean found = target.isAmongAll() ? begun.row() == target.row : begun.isSame(target.key);
        if (connection != null || !found) {
            return null;
        }
        connection = begun;
        return this;
    }

    @Override
    public boolean mayEnd(Connection ending, EndReason reason) {
        return released || target.isAmongAll() || !ending.equals(connection) || reason == EndReason.REUSED;
    }

    /// Makes a note of a packet of the connection; returns its index.
    private int note(DecodedPacket packet) {
        int index = frames.add();
        wroteLetter = false;
        tookSegment = false;
        frames.frame[index] = (int) packet.frameNumber();
        frames.position[index] = packet.filePosition();
        frames.nanos[index] = packet.timestampNanos();
        frames.low[index] = key.isSourceLow();
        frames.ipLength[index] = packet.totalLength();
        if (packet.beginFrameNumber() != packet.frameNumber()) {
            set(index, Oddity.FROM_FRAGMENTS);
        }
        if (packet.timestampNanos() < previousNanos) {
            set(index, Oddity.OLDER_THAN_THE_LAST);
        }
        previousNanos = packet.timestampNanos();
        int header = switch (TransportProtocol.ofIpProtocol(packet.protocol())) {
            case TCP -> tcp(index, packet);
            case UDP -> UdpHeader.LENGTH;
            case ICMP -> ICMP_HEADER_LENGTH;
            case UNKNOWN -> 0;
        };
        int length = packet.payloadLength() == 0 ? packet.payloadCaptured() : packet.payloadLength();
        frames.payloadLength[index] = Math.max(0, length - header);
        frames.payloadCaptured[index] = Math.max(0, packet.payloadCaptured() - header);
        if (packet.payloadCaptured() < length) {
            set(index, Oddity.SNAPPED);
        }
        if (sink != null && packet.protocol() == TransportProtocol.IP_UDP && frames.payloadCaptured[index] > 0) {
            sink.delivered(index, frames.low[index], packet.bytes(), packet.payloadOffset() + header,
                    frames.payloadCaptured[index]);
        }
        return index;
    }

    /// Notes what the header says; returns its length.
    private int tcp(int index, DecodedPacket packet) {
        int at = packet.payloadOffset();
        tcp.wrap(packet.bytes(), at, packet.payloadCaptured());
        frames.flags[index] = (byte) tcp.flags();
        frames.seq[index] = tcp.sequenceNumber();
        frames.ack[index] = tcp.acknowledgmentNumber();
        frames.rawWindow[index] = (short) tcp.rawWindow();
        int header = tcp.headerLength();
        if (header > TcpHeader.MIN_LENGTH && header <= packet.payloadCaptured()) {
            int from = at + TcpHeader.MIN_LENGTH;
            frames.options[index] = (byte) TcpOptions.kinds(packet.bytes(), from, at + header);
            if ((tcp.flags() & TcpHeader.SYN) != 0) {
                scales[end(index)] = TcpOptions.scale(packet.bytes(), from, at + header);
            }
        }
        return header;
    }

    private void removeLast() {
        frames.removeLast();
        events.removeFrom(events.firstOf(frames.size));
    }

    private int end(int index) {
        return frames.low[index] ? LOW : HIGH;
    }

    private void set(int index, Oddity oddity) {
        frames.oddities[index] |= (short) oddity.bit();
    }

    private boolean has(int index, Oddity oddity) {
        return (frames.oddities[index] & oddity.bit()) != 0;
    }

    /// The packet that what happens now belongs to: what comes behind a frame belongs to the last one.
    private int current() {
        return depth > 0 && following[depth - 1] != NO_NOTE ? following[depth - 1] : frames.size - 1;
    }

    @Override
    public void wrote(char letter, HistoryRule rule, int occurrence) {
        wroteLetter = true;
        event(letter, rule, occurrence);
        HistoryLetter meaning = HistoryLetter.of(letter);
        if (meaning != null) {
            noteCounted(meaning);
        }
    }

    @Override
    public void passedOver(HistoryLetter letter, boolean originator, HistoryRule rule, int occurrence) {
        event(letter.letter(originator ? Side.ORIGINATOR : Side.RESPONDER), rule, occurrence);
        noteCounted(letter);
    }

    private void event(char letter, HistoryRule rule, int occurrence) {
        int index = current();
        events.insert(events.firstOf(index + 1), index, letter, rule, occurrence);
    }

    private void noteCounted(HistoryLetter letter) {
        switch (letter) {
            case BAD_CHECKSUM -> set(current(), Oddity.BAD_CHECKSUM);
            case ZERO_WINDOW -> set(current(), Oddity.ZERO_WINDOW);
            default -> {
                // What else is odd follows from the sequence numbers.
            }
        }
    }

    /// The letters so far belong to packets before this one: they are written anew in their places.
    @Override
    public void rewrote(String letters, HistoryRule rule) {
        for (int i = 0; i < events.size(); i++) {
            if (events.isWritten(i)) {
                events.setLetter(i, letters.charAt(letters.length() - 1));
                events.insert(i, events.packet(i), letters.charAt(0), rule, 0);
                return;
            }
        }
    }

    @Override
    public void leftOut(char letter) {
        // The history is as long as it may be; the limits of the analysis tell.
    }

    @Override
    public void segment(long relativeSeq, long relativeAck, int inFlight) {
        int index = current();
        tookSegment = true;
        frames.relativeSeq[index] = relativeSeq;
        frames.relativeAck[index] = relativeAck;
        frames.inFlight[index] = inFlight;
        judge(index, relativeSeq);
    }

    private void judge(int index, long relativeSeq) {
        int flags = frames.flags[index];
        int length = frames.payloadLength[index];
        SeenBytes bytes = seen[end(index)];
        boolean plain = (flags & (TcpHeader.SYN | TcpHeader.FIN | TcpHeader.RST)) == 0;
        if ((flags & TcpHeader.SYN) != 0) {
            bytes.restart(relativeSeq + 1 + length);
            return;
        }
        boolean keepAlive = plain && length <= 1 && bytes.hasBegun() && relativeSeq == bytes.next() - 1;
        if (keepAlive) {
            set(index, Oddity.KEEP_ALIVE);
        } else if (length > 0 && (flags & TcpHeader.RST) == 0) {
            switch (bytes.add(relativeSeq, relativeSeq + length)) {
                case NEW -> {}
                case NEW_BEHIND_A_HOLE -> set(index, Oddity.HOLE_BEFORE);
                case FILLS_A_HOLE -> set(index, Oddity.OUT_OF_ORDER);
                case NOTHING -> set(index, Oddity.RETRANSMISSION);
            }
        }
        boolean pureAck = plain && length == 0 && (flags & TcpHeader.ACK) != 0 && !keepAlive;
        int before = lastPureAck[end(index)];
        if (pureAck && before != NO_NOTE && frames.ack[before] == frames.ack[index]
                && frames.rawWindow[before] == frames.rawWindow[index]
                && frames.relativeSeq[before] == relativeSeq) {
            set(index, Oddity.DUPLICATE_ACK);
        }
        lastPureAck[end(index)] = pureAck ? index : NO_NOTE;
    }

    @Override
    public void stateChanged(boolean originator, TcpEndpointState from, TcpEndpointState to) {
        if (steps.size() < MAX_NOTES) {
            steps.add(new Step(current(), isLow(originator), from, to));
        }
    }

    @Override
    public void gap(boolean originator, long length, boolean counted) {
        set(current(), Oddity.UNSEEN_BYTES_ACKED);
        if (gaps.size() < MAX_NOTES) {
            gaps.add(new Gap(current(), isLow(originator), length, counted));
        }
        if (sink != null) {
            sink.missing(current(), isLow(originator), length);
        }
    }

    @Override
    public void delivered(boolean originator, byte[] bytes, int offset, int length) {
        if (sink != null) {
            sink.delivered(current(), isLow(originator), bytes, offset, length);
        }
    }

    @Override
    public void withheld(boolean originator, int length) {
        if (sink != null) {
            sink.missing(current(), isLow(originator), length);
        }
    }

    @Override
    public void skipped() {
        set(current(), Oddity.NOT_FOLLOWED);
    }

    @Override
    public void armed(TimerKind kind, double timeSeconds) {
        if (connection == null) {
            return;
        }
        if (kind == TimerKind.INACTIVITY) {
            inactivitySeconds = timeSeconds - connection.lastSeconds();
        }
        armed.put(kind, timeSeconds);
    }

    @Override
    public void ended(EndReason reason) {
        over = true;
    }

    private boolean isLow(boolean originator) {
        return connection != null && connection.isOriginatorLow() == originator;
    }

    /// The story so far, of a connection that was found.
    ///
    /// @param originatorLow whether the originator is the low end, in the end
    /// @param end why it ended
    /// @param outcome how far it agrees with the row
    /// @param nothingSent whether both payload sizes are 0
    FlowStory story(boolean originatorLow, EndReason end, FlowStory.Outcome outcome, boolean nothingSent) {
        boolean scaled = scales[LOW] != TcpOptions.NO_SCALE && scales[HIGH] != TcpOptions.NO_SCALE;
        int originator = originatorLow ? LOW : HIGH;
        return new FlowStory(
                frames,
                events,
                steps.stream().map(step -> new StateStep(step.index, side(step.low, originatorLow), step.from, step.to))
                        .toList(),
                gaps.stream().map(gap -> new GapNote(gap.index, side(gap.low, originatorLow), gap.length, gap.counted))
                        .toList(),
                originatorLow,
                scaled ? scales[originator] : 0,
                scaled ? scales[1 - originator] : 0,
                new FlowEnd(end, dueSeconds(end), inactivitySeconds),
                leftOut,
                outcome,
                connection != null && connection.isTcp(),
                nothingSent);
    }

    private static Side side(boolean low, boolean originatorLow) {
        return low == originatorLow ? Side.ORIGINATOR : Side.RESPONDER;
    }

    private double dueSeconds(EndReason end) {
        TimerKind kind = switch (end) {
            case CLOSED -> TimerKind.CLOSE;
            case ATTEMPT_UNANSWERED -> TimerKind.ATTEMPT;
            case IDLE_AFTER_CLOSE -> TimerKind.EXPIRE;
            case DNS_IDLE -> TimerKind.DNS;
            case INACTIVE -> TimerKind.INACTIVITY;
            case OPEN, REUSED, CROWDED_OUT, END_OF_INPUT, LOGGED -> null;
        };
        if (kind == TimerKind.INACTIVITY && connection != null) {
            return connection.lastSeconds() + inactivitySeconds;
        }
        Double due = kind == null ? null : armed.get(kind);
        return due == null ? Double.NaN : due;
    }
}
