package shad.model.tracker.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.conn.EvidenceKind;
import shad.model.conn.HistoryLetter;
import shad.model.conn.HistoryRule;
import shad.model.conn.Limit;
import shad.model.conn.Side;
import shad.model.conn.Timeout;
import shad.model.conn.TransportProtocol;
import shad.model.conn.ZeekTime;
import shad.model.decode.DecodedPacket;
import shad.model.decode.Encapsulation;
import shad.model.flow.FlowKey;
import shad.model.service.Conversation;
import shad.model.service.Protocol;
import shad.model.store.ConnectionRecord;
import shad.model.store.build.HistoryTrie;
import shad.model.store.build.LabelTable;

/// A connection that is being followed: roles, counters, history and timers; subclasses add what their transport
/// knows. Owned by the tracker thread. Source: Zeek, Session, Connection and the connection size analyzer.
public abstract class Connection extends FlowKey implements Conversation {
    /// `GridFTP::size_threshold`: bytes of IP packets of one side.
    private static final long GRID_FTP_BYTES = 1L << 30;
    /// `GridFTP::max_time`: seconds since the first packet.
    private static final double GRID_FTP_SECONDS = 120;
    private static final String GRID_FTP_DATA = "gridftp-data";

    protected final Tracking tracking;
    protected final ConnectionServices services;
    /// Null unless somebody watches this connection.
    protected final @Nullable ConnectionProbe probe;

    private final int row;
    private final long uidOrdinal;
    private final long startNanos;
    private long lastNanos;
    private boolean originatorIsLow;
    private boolean limitReached;
    private boolean serviceNoted;
    private boolean mayBeGridFtpData;
    private boolean skipping;
    private int history = HistoryTrie.EMPTY;
    /// One more than the limit once a letter was left out.
    private int historyLength;
    /// The names, in their own case, joined.
    private int serviceNames = LabelTable.NONE;
    private int evidence = LabelTable.NONE;
    private final TunnelParents tunnels;
    private final LinkLayer link;
    private double inactivityTimeout;
    private final List<ConnTimer> timers = new ArrayList<>(2);

    private long origPackets;
    private long respPackets;
    private long origIpBytes;
    private long respIpBytes;

    private final int firstFrame;
    private final long firstFramePosition;
    private int lastFrame;
    private long lastFramePosition;
    private int liveIndex;

    /// Begins a connection whose originator is, for now, the sender of `packet`. `key` is the packet's, and
    /// `sourceIsLow` tells which end of it sent the packet.
    protected Connection(
            Tracking tracking, FlowKey key, boolean sourceIsLow, DecodedPacket packet, int row, long uidOrdinal) {
        copy(key);
        this.tracking = tracking;
        this.services = new ConnectionServices(this, tracking.services());
        this.row = row;
        this.uidOrdinal = uidOrdinal;
        this.originatorIsLow = sourceIsLow;
        this.startNanos = packet.timestampNanos();
        this.lastNanos = startNanos;
        this.firstFrame = (int) packet.beginFrameNumber();
        this.firstFramePosition = packet.beginFilePosition();
        this.lastFrame = (int) packet.frameNumber();
        this.lastFramePosition = packet.filePosition();
        this.tunnels = new TunnelParents(packet.encapsulation());
        this.link = tracking.keepsLinkLayer() ? LinkLayer.of(packet, sourceIsLow) : LinkLayer.NONE;
        this.probe = tracking.probeOf(this, packet);
    }

    /// The values of conn_state, sizes and gaps as they stand.
    public abstract ConnState state();

    public abstract long origBytes();

    @Override
    public abstract long respBytes();

    /// Bytes in content gaps.
    public long missedBytes() {
        return 0;
    }

    /// The row reserved in the store.
    public final int row() {
        return row;
    }

    /// Whether the originator is the low end of the key.
    public final boolean isOriginatorLow() {
        return originatorIsLow;
    }

    /// Whether the sender of a packet is the originator, the packet's source being the low end or not.
    public final boolean isFromOriginator(boolean sourceIsLow) {
        return sourceIsLow == originatorIsLow;
    }

    @Override
    public final int origPort() {
        return originatorIsLow ? lowPort() : highPort();
    }

    @Override
    public final int respPort() {
        return originatorIsLow ? highPort() : lowPort();
    }

    @Override
    public final long origHigh() {
        return originatorIsLow ? lowHigh() : highHigh();
    }

    @Override
    public final long origLow() {
        return originatorIsLow ? lowLow() : highLow();
    }

    @Override
    public final long respHigh() {
        return originatorIsLow ? highHigh() : lowHigh();
    }

    @Override
    public final long respLow() {
        return originatorIsLow ? highLow() : lowLow();
    }

    @Override
    public final void flipRoles() {
        flipRoles(HistoryRule.FLIPPED_BY_PAYLOAD);
    }

    /// Swaps the roles of the two ends and notes it in the history. What a subclass keeps per side it swaps itself.
    public void flipRoles(HistoryRule rule) {
        swapCounters();
        append(HistoryLetter.FLIPPED.letter(), rule, 0);
    }

    @Override
    public boolean isTcp() {
        return false;
    }

    @Override
    public boolean isPartial() {
        return false;
    }

    @Override
    public boolean hadGap() {
        return false;
    }

    @Override
    public final TransportProtocol transport() {
        return TransportProtocol.ofIpProtocol(protocol());
    }

    @Override
    public boolean hasResponderServed() {
        return false;
    }

    @Override
    public final void noteService() {
        serviceNoted = true;
    }

    @Override
    public final boolean isServiceNoted() {
        return serviceNoted;
    }

    @Override
    public final long payloadBytes() {
        return origBytes() + respBytes();
    }

    /// Swaps the roles of the two ends without a trace in the history.
    protected final void swapCounters() {
        originatorIsLow = !originatorIsLow;
        services.rolesFlipped();
        long packets = origPackets;
        origPackets = respPackets;
        respPackets = packets;
        long ipBytes = origIpBytes;
        origIpBytes = respIpBytes;
        respIpBytes = ipBytes;
    }

    /// Counts a packet for its sender.
    public final void count(boolean fromOriginator, DecodedPacket packet) {
        if (fromOriginator) {
            origPackets++;
            origIpBytes += packet.totalLength();
        } else {
            respPackets++;
            respIpBytes += packet.totalLength();
        }
        if (mayBeGridFtpData) {
            judgeGridFtpData();
        }
    }

    @Override
    public final void mayBeGridFtpData() {
        mayBeGridFtpData = true;
    }

    /// A side that sends that much that soon makes it a data channel, of which nothing more is worth a look
    /// (`GridFTP::skip_data`); one that does so later makes it none. Zeek judges when the limit is passed, or at once
    /// where it is passed already. That it stops waiting two minutes after the handshake adds nothing.
    private void judgeGridFtpData() {
        if (Math.max(origIpBytes, respIpBytes) < GRID_FTP_BYTES) {
            return;
        }
        mayBeGridFtpData = false;
        if (lastSeconds() - ZeekTime.secondsOfNanos(startNanos) <= GRID_FTP_SECONDS) {
            services.label(GRID_FTP_DATA);
            skipping = true;
        }
    }

    /// Whether packets are not looked at any more: they change neither counts, history, state nor the time of the last
    /// packet, so that the connection ends as if it were silent (Zeek, skip_further_processing). Who watches is told.
    public final boolean skipsPacket() {
        if (skipping && probe != null) {
            probe.skipped();
        }
        return skipping;
    }

    /// Notes the frame as the latest that belongs here, whatever becomes of it.
    public final void touch(DecodedPacket packet) {
        lastFrame = (int) packet.frameNumber();
        lastFramePosition = packet.filePosition();
    }

    /// Sets the time that decides the duration and the inactivity timer.
    public final void setLastNanos(long nanos) {
        lastNanos = nanos;
    }

    public final double lastSeconds() {
        return ZeekTime.secondsOfNanos(lastNanos);
    }

    /// The history so far.
    public final int history() {
        return history;
    }

    /// Gives up what it holds; the connection is being removed.
    public void release() {}

    /// Replaces the history.
    protected final void setHistory(String letters, HistoryRule rule) {
        history = tracking.histories().of(letters);
        historyLength = letters.length();
        if (probe != null) {
            probe.rewrote(letters, rule);
        }
    }

    /// Appends a letter as it stands, while there is room for letters.
    private void append(char letter, HistoryRule rule, int occurrence) {
        int room = tracking.maxHistoryLetters() - historyLength;
        if (room > 0) {
            history = tracking.histories().append(history, letter);
            historyLength++;
            if (probe != null) {
                probe.wrote(letter, rule, occurrence);
            }
            return;
        }
        if (room == 0) {
            noteLimit(Limit.HISTORY_LETTERS);
            historyLength++;
        }
        if (probe != null) {
            probe.leftOut(letter);
        }
    }

    /// Takes note that the present frame met a limit of the tracker.
    protected final void noteLimit(Limit limit) {
        tracking.limits().add(limit, lastFrame & 0xffff_ffffL);
    }

    /// Appends a letter in the case of a side.
    public final void append(HistoryLetter letter, boolean fromOriginator, HistoryRule rule) {
        append(letter, fromOriginator, rule, 0);
    }

    private void append(HistoryLetter letter, boolean fromOriginator, HistoryRule rule, int occurrence) {
        append(letter.letter(fromOriginator ? Side.ORIGINATOR : Side.RESPONDER), rule, occurrence);
    }

    /// Appends a letter on the 1st, 10th, 100th… occurrence.
    public final void appendScaled(HistoryLetter letter, boolean fromOriginator, int occurrence) {
        if (isPowerOfTen(occurrence)) {
            append(letter, fromOriginator, HistoryRule.POWER_OF_TEN, occurrence);
        } else if (probe != null) {
            probe.passedOver(letter, fromOriginator, HistoryRule.NOT_POWER_OF_TEN, occurrence);
        }
    }

    private static boolean isPowerOfTen(int number) {
        int rest = number;
        while (rest >= 10 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    /// Notes, once, that an analysis gave up at a limit.
    @Override
    public final void reachLimit() {
        reachLimit(HistoryRule.ANALYSIS_LIMIT);
    }

    private void reachLimit(HistoryRule rule) {
        if (!limitReached) {
            limitReached = true;
            append(HistoryLetter.LIMIT_REACHED.letter(), rule, 0);
        } else if (probe != null) {
            probe.passedOver(HistoryLetter.LIMIT_REACHED, true, HistoryRule.LIMIT_ALREADY_NOTED, 0);
        }
    }

    @Override
    public final void addService(String name) {
        serviceNames = tracking.serviceNames().with(serviceNames, name);
    }

    @Override
    public final void removeService(String name) {
        serviceNames = tracking.serviceNames().without(serviceNames, name);
    }

    /// The names found so far, in the order in which they were found.
    @Override
    public final List<String> serviceNames() {
        return tracking.serviceNames().of(serviceNames);
    }

    @Override
    public final void confirmed(Protocol protocol) {
        if (protocol == Protocol.SSH || protocol == Protocol.FTP) {
            setInactivityTimeout(seconds(Timeout.LONG_INACTIVITY));
        }
    }

    @Override
    public final void addEvidence(EvidenceKind kind, String value) {
        evidence = tracking.evidence().add(evidence, kind, value);
    }

    /// The search for services.
    public final ConnectionServices services() {
        return services;
    }

    /// Compares the tunnels around a packet with those around the packets before it.
    public final void checkTunnels(@Nullable Encapsulation encapsulation) {
        if (tunnels.isLimitReachedBy(encapsulation)) {
            reachLimit(HistoryRule.TOO_MANY_TUNNELS);
        }
    }

    /// Takes `encapsulation` for what lies around this connection, without counting it as a change.
    protected final void replaceTunnels(Encapsulation encapsulation) {
        tunnels.replace(encapsulation);
    }

    /// Whether the packets of this connection lie in a tunnel.
    protected final boolean isTunnelled() {
        return tunnels.isTunnelled();
    }

    /// Which identifier the connection has.
    public final long uidOrdinal() {
        return uidOrdinal;
    }

    /// Arms a timer of this connection.
    public final void arm(TimerKind kind, double timeSeconds) {
        arm(new ConnTimer(this, kind, timeSeconds));
    }

    private void arm(ConnTimer timer) {
        timers.add(timer);
        tracking.timers().add(timer);
        if (probe != null) {
            probe.armed(timer.kind(), timer.timeSeconds);
        }
    }

    /// A timeout's value.
    protected final double seconds(Timeout timeout) {
        return tracking.timeouts().seconds(timeout);
    }

    /// Sets how long the connection may be silent, 0 meaning forever. A timer that runs already is armed anew, from the
    /// last packet on.
    public final void setInactivityTimeout(double seconds) {
        if (seconds == inactivityTimeout) {
            return;
        }
        inactivityTimeout = seconds;
        cancel(true);
        if (seconds > 0) {
            arm(TimerKind.INACTIVITY, lastSeconds() + seconds);
        }
    }

    /// Cancels all timers but that for inactivity.
    protected final void cancelTransportTimers() {
        cancel(false);
    }

    /// Cancels every timer, that for inactivity first.
    public final void cancelTimers() {
        cancel(true);
        cancel(false);
    }

    private void cancel(boolean inactivity) {
        for (int i = 0; i < timers.size(); i++) {
            ConnTimer timer = timers.get(i);
            if ((timer.kind() == TimerKind.INACTIVITY) == inactivity) {
                timers.remove(i--);
                tracking.timers().cancel(timer);
            }
        }
    }

    /// Runs a timer that came due and is no longer in the queue.
    public final void fire(ConnTimer timer) {
        timers.remove(timer);
        if (timer.kind() != TimerKind.INACTIVITY) {
            onTimer(timer);
        } else if (lastSeconds() + inactivityTimeout <= tracking.nowSeconds()) {
            tracking.end(this, EndReason.INACTIVE);
        } else {
            rearm(timer, lastSeconds() + inactivityTimeout);
        }
    }

    /// Arms a timer again that [#fire] handed over.
    protected final void rearm(ConnTimer timer, double timeSeconds) {
        timer.timeSeconds = timeSeconds;
        arm(timer);
    }

    /// Runs a timer of the transport; transports without timers have none.
    protected void onTimer(ConnTimer timer) {}

    /// Runs a timer that is still pending when the input ends: most do nothing then.
    protected void onTimerAtEnd(ConnTimer timer) {}

    /// Hands a pending timer over when the input ends.
    public final void expireAtEnd(ConnTimer timer) {
        timers.remove(timer);
        onTimerAtEnd(timer);
    }

    /// Tells who watches this connection that it is being removed.
    public final void tellEnd(EndReason reason) {
        if (probe != null) {
            probe.ended(reason);
        }
    }

    /// Place in the tracker's list of live connections.
    public final int liveIndex() {
        return liveIndex;
    }

    public final void setLiveIndex(int index) {
        liveIndex = index;
    }

    /// Writes the present values to a record, all but the locality, which is the tracker's to know.
    public final void read(ConnectionRecord target) {
        target.startNanos = startNanos;
        target.lastNanos = lastNanos;
        target.origHigh = origHigh();
        target.origLow = origLow();
        target.respHigh = respHigh();
        target.respLow = respLow();
        target.origPort = origPort();
        target.respPort = respPort();
        target.ipProtocol = protocol();
        target.state = state();
        target.serviceId = tracking.labels().lowerCase(serviceNames);
        target.evidenceId = evidence;
        target.tunnelParentsId = tunnels.label(tracking);
        target.historyId = history;
        target.uidOrdinal = uidOrdinal;
        target.origBytes = origBytes();
        target.respBytes = respBytes();
        target.missedBytes = missedBytes();
        target.origPackets = origPackets;
        target.respPackets = respPackets;
        target.origIpBytes = origIpBytes;
        target.respIpBytes = respIpBytes;
        target.firstFrame = firstFrame;
        target.firstFramePosition = firstFramePosition;
        target.lastFrame = lastFrame;
        target.lastFramePosition = lastFramePosition;
        link.read(target, originatorIsLow);
    }
}
