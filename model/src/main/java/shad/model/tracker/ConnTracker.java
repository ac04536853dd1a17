package shad.model.tracker;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.InternetChecksum;
import shad.model.capture.FlowIndex;
import shad.model.capture.FlowIndexBuilder;
import shad.model.capture.Frame;
import shad.model.conn.ConnUids;
import shad.model.conn.EndReason;
import shad.model.conn.HistoryRule;
import shad.model.conn.IcmpTypes;
import shad.model.conn.KnownService;
import shad.model.conn.Limit;
import shad.model.conn.RememberedService;
import shad.model.conn.Tally;
import shad.model.conn.Timeout;
import shad.model.conn.Timeouts;
import shad.model.conn.TransportProtocol;
import shad.model.conn.ZeekTime;
import shad.model.decode.DecodedPacket;
import shad.model.decode.DropReason;
import shad.model.decode.FrameDecoder;
import shad.model.decode.PacketHandler;
import shad.model.flow.FlowKey;
import shad.model.flow.FlowTable;
import shad.model.service.ServiceEngine;
import shad.model.service.Signatures;
import shad.model.service.known.KnownServices;
import shad.model.service.registry.ServiceTable;
import shad.model.store.ConnectionRecord;
import shad.model.store.StoreSnapshot;
import shad.model.store.build.ConnectionStore;
import shad.model.store.build.EvidenceTable;
import shad.model.store.build.HistoryTrie;
import shad.model.store.build.LabelTable;
import shad.model.store.build.OpenRowsBuilder;
import shad.model.store.build.ServiceNames;
import shad.model.tracker.datagram.IcmpConnection;
import shad.model.tracker.datagram.UdpConnection;
import shad.model.tracker.datagram.UnknownConnection;
import shad.model.tracker.session.ConnTimer;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.ConnectionProbe;
import shad.model.tracker.session.LikelyServerPorts;
import shad.model.tracker.session.ReassemblyMemory;
import shad.model.tracker.session.TimerQueue;
import shad.model.tracker.session.Tracking;
import shad.model.tracker.tcp.TcpConnection;
import shad.model.tracker.tcp.TcpSegment;
import shad.model.wire.TcpHeader;
import shad.model.wire.UdpHeader;

/// Follows connections through a sequence of frames, as Zeek does: the rows depend on the options and the frames, and
/// on nothing else. Time is what the frames say. One thread at a time: the owner of a tracker. Allocates per
/// connection, not per packet.
public final class ConnTracker implements Tracking {
    /// `max_timer_expires`: what is due beyond that waits, and the connection may outlive its time.
    private static final int MAX_TIMERS_PER_FRAME = 300;
    /// No connection may be flipped by a packet to this address.
    private static final int IPV4_BROADCAST = 0xffff_ffff;
    private static final int ICMP_HEADER_LENGTH = 8;

    private final TrackerOptions options;
    private final ConnUids uids;
    private final ConnectionStore store;
    private final Tally<DropReason> drops = new Tally<>(DropReason.class);
    private final Tally<Limit> limits = new Tally<>(Limit.class);
    private final FrameDecoder decoder;
    private final FlowTable<Connection> table = new FlowTable<>();
    private final LiveConnections live = new LiveConnections();
    private final TimerQueue timers = new TimerQueue();
    private final ConnectionRecord record = new ConnectionRecord();
    private final FlowKey key = new FlowKey();
    private final TcpHeader tcpHeader = new TcpHeader();
    private final TcpSegment segment = new TcpSegment();
    private final UdpHeader udpHeader = new UdpHeader();
    private final ReassemblyMemory reassemblyMemory = new ReassemblyMemory();
    private final KnownServices knownServices;
    private final @Nullable ServiceEngine services;
    private final @Nullable PacketWatch watch;
    private final @Nullable FlowIndexBuilder index;
    /// Zeek's clock stands at one second before the first frame, and frames from before that do not turn it back.
    private double nowSeconds = 1;
    private long uidsDrawn;

    public ConnTracker(TrackerOptions options) {
        this(options, null, null);
    }

    /// A tracker that somebody watches; null for nobody. Trackers of one thread may share signatures, which take a while
    /// to compile; null for its own.
    public ConnTracker(TrackerOptions options, @Nullable PacketWatch watch, @Nullable Signatures signatures) {
        this.options = options;
        this.watch = watch;
        this.index = options.indexStretch() > 0 ? new FlowIndexBuilder(options.indexStretch()) : null;
        this.uids = options.uids();
        this.store = options.keepsOpen()
                ? new ConnectionStore(uids, options.keepsLinkLayer())
                : ConnectionStore.ofEnded(uids, options.keepsLinkLayer());
        this.knownServices = new KnownServices(
                options.knownServices(), options.localNetworks(), options.uids().hash(), () -> nowSeconds);
        this.services = options.findServices() ? services(signatures) : null;
        this.decoder = new FrameDecoder(
                options.ignoreChecksums(), handler(), drops, () -> nowSeconds, () -> uidsDrawn++, limits);
    }

    private ServiceEngine services(@Nullable Signatures shared) {
        Signatures signatures = shared;
        if (signatures == null) {
            signatures = new Signatures(ServiceTable.STANDARD);
            signatures.compileInBackground();
            ServiceTable.loadInBackground();
        }
        return new ServiceEngine(
                ServiceTable.STANDARD, signatures, () -> nowSeconds,
                options.keepsNames() ? new NameListener(store.names(), knownServices) : knownServices);
    }

    private PacketHandler handler() {
        PacketWatch onlooker = watch;
        if (onlooker == null) {
            return this::packet;
        }
        return packet -> {
            if (onlooker.before(packet)) {
                packet(packet);
                onlooker.after(packet);
            }
        };
    }

    /// Takes the next frame: first moves the clock and runs the timers that came due, then follows what it holds.
    public void process(Frame frame) {
        if (index != null) {
            index.frame(frame);
        }
        if (!FrameDecoder.isEmpty(frame)) {
            int run = runTimers(MAX_TIMERS_PER_FRAME);
            nowSeconds = Math.max(nowSeconds, ZeekTime.secondsOfNanos(frame.timestampNanos()));
            knownServices.advance(nowSeconds);
            runTimers(MAX_TIMERS_PER_FRAME - run);
        }
        decoder.decode(frame);
        if (services != null) {
            services.drain();
        }
    }

    /// Moves the clock without a frame, as Zeek does on an interface that is idle, and runs all timers that came due. A
    /// time before the clock's does nothing.
    public void advance(long timestampNanos) {
        nowSeconds = Math.max(nowSeconds, ZeekTime.secondsOfNanos(timestampNanos));
        knownServices.advance(nowSeconds);
        runTimers(Integer.MAX_VALUE);
        if (services != null) {
            services.drain();
        }
    }

    /// Ends what is still open, in Zeek's order: attempts that are waiting for an answer, by time, then all others, by
    /// address. Nothing may be processed afterwards.
    public void finish() {
        runTimers(MAX_TIMERS_PER_FRAME);
        knownServices.endInput();
        while (!timers.isEmpty()) {
            ConnTimer timer = timers.pop();
            timer.connection().expireAtEnd(timer);
        }
        Connection[] rest = new Connection[table.size()];
        int[] count = {0};
        table.forEach(connection -> rest[count[0]++] = connection);
        Arrays.sort(rest, FlowKey::compare);
        for (Connection connection : rest) {
            end(connection, EndReason.END_OF_INPUT);
        }
    }

    /// What is known now, open connections with their present values included.
    public StoreSnapshot snapshot() {
        OpenRowsBuilder open = store.openRows(live.count());
        live.forEach(connection -> {
            read(connection);
            open.add(connection.row(), record);
        });
        return store.snapshot(open);
    }

    /// What has ended; see [ConnectionStore#snapshotOfEnded].
    public StoreSnapshot snapshotOfEnded() {
        return store.snapshotOfEnded();
    }

    /// Lets go of ended rows; see [ConnectionStore#forgetLogged].
    public void forgetLogged(int end) {
        store.forgetLogged(end);
    }

    /// The lines of known_services.log so far, in its order. Never changes; any thread.
    public List<KnownService> knownServices() {
        return knownServices.lines();
    }

    /// The services seen so far, for later runs; empty unless the options say what earlier ones remembered.
    public List<RememberedService> seenServices() {
        return knownServices.seen();
    }

    /// What led to no connection.
    public Tally<DropReason> drops() {
        return drops;
    }

    /// Which stretches of the capture hold frames of which flows, so far; null unless the options ask for it.
    public @Nullable FlowIndex flowIndex() {
        return index == null ? null : index.build();
    }

    /// Connections so far, open ones included.
    public int connectionCount() {
        return store.begunCount();
    }

    /// Connections that are open.
    public int openCount() {
        return live.count();
    }

    @Override
    public double nowSeconds() {
        return nowSeconds;
    }

    @Override
    public TimerQueue timers() {
        return timers;
    }

    @Override
    public Timeouts timeouts() {
        return options.timeouts();
    }

    @Override
    public HistoryTrie histories() {
        return store.histories();
    }

    @Override
    public LabelTable labels() {
        return store.labels();
    }

    @Override
    public ServiceNames serviceNames() {
        return store.serviceNames();
    }

    @Override
    public ConnUids uids() {
        return uids;
    }

    @Override
    public boolean keepsLinkLayer() {
        return options.keepsLinkLayer();
    }

    @Override
    public int maxHistoryLetters() {
        return options.maxHistoryLetters();
    }

    @Override
    public Tally<Limit> limits() {
        return limits;
    }

    @Override
    public @Nullable ServiceEngine services() {
        return services;
    }

    @Override
    public EvidenceTable evidence() {
        return store.evidence();
    }

    @Override
    public ReassemblyMemory reassemblyMemory() {
        return reassemblyMemory;
    }

    @Override
    public @Nullable ConnectionProbe probeOf(Connection connection, DecodedPacket first) {
        return watch == null ? null : watch.probeOf(connection, first);
    }

    @Override
    public void end(Connection connection, EndReason reason) {
        if (watch != null && !watch.mayEnd(connection, reason)) {
            return;
        }
        connection.cancelTimers();
        table.remove(connection);
        live.remove(connection);
        connection.services().ended(reason == EndReason.REUSED);
        connection.release();
        connection.tellEnd(reason);
        read(connection);
        record.endReason = reason;
        store.end(connection.row(), record);
    }

    private void read(Connection connection) {
        connection.read(record);
        record.endReason = EndReason.OPEN;
        record.localityKnown = options.localNetworks().areKnown();
        record.localOrig = options.localNetworks().contains(record.origHigh, record.origLow);
        record.localResp = options.localNetworks().contains(record.respHigh, record.respLow);
    }

    private int runTimers(int limit) {
        int count = 0;
        while (count < limit && timers.isDue(nowSeconds)) {
            ConnTimer timer = timers.pop();
            timer.connection().fire(timer);
            count++;
        }
        return count;
    }

    private void packet(DecodedPacket packet) {
        switch (TransportProtocol.ofIpProtocol(packet.protocol())) {
            case TCP -> tcp(packet);
            case UDP -> udp(packet);
            case ICMP -> icmp(packet);
            case UNKNOWN -> unknown(packet);
        }
    }

    private void touch(Connection connection, DecodedPacket packet) {
        connection.touch(packet);
        FlowIndexBuilder flows = index;
        if (flows != null) {
            int flow = connection.hash();
            flows.mark(flow);
            if (packet.beginFrameNumber() != packet.frameNumber()) {
                packet.forEachFragmentFrame(frame -> flows.mark(frame, flow));
            }
        }
    }

    private void tcp(DecodedPacket packet) {
        if (isHeaderCut(packet, TcpHeader.MIN_LENGTH)
                || !tcpHeader.wrap(packet.bytes(), packet.payloadOffset(), packet.payloadCaptured())) {
            drop(packet);
            return;
        }
        boolean sourceIsLow = setKey(packet, tcpHeader.sourcePort(), tcpHeader.destinationPort());
        TcpConnection connection = (TcpConnection) table.find(key);
        if (connection != null && connection.isReusedBy(tcpHeader)) {
            end(connection, EndReason.REUSED);
            connection = null;
        }
        if (connection == null) {
            connection = new TcpConnection(this, key, sourceIsLow, packet, store.add(), uidsDrawn++);
            begin(connection, packet);
            if (TcpConnection.isBegunByResponder(
                    tcpHeader.flags(), tcpHeader.sourcePort(), tcpHeader.destinationPort())
                    && !isBroadcast(packet)) {
                connection.flipRoles(HistoryRule.FLIPPED_BY_PORTS);
            }
            connection.services().begin();
        } else {
            connection.checkTunnels(packet.encapsulation());
        }
        touch(connection, packet);
        if (connection.skipsPacket()) {
            return;
        }
        int header = tcpHeader.headerLength();
        int length = packet.totalLength() == 0 ? packet.payloadCaptured() : packet.payloadLength();
        if (header < TcpHeader.MIN_LENGTH || header > length || header > packet.payloadCaptured()) {
            return;
        }
        boolean fromOriginator = connection.isFromOriginator(sourceIsLow);
        if (packet.payloadCaptured() >= length && !isChecksumGood(packet, length)) {
            connection.badChecksum(fromOriginator);
            return;
        }
        segment.set(tcpHeader, length - header, packet.payloadCaptured() - header, packet.timestampNanos());
        connection.segment(fromOriginator, segment, packet);
        connection.afterPacket();
    }

    private void udp(DecodedPacket packet) {
        if (isHeaderCut(packet, UdpHeader.LENGTH)
                || !udpHeader.wrap(packet.bytes(), packet.payloadOffset(), packet.payloadCaptured())) {
            drop(packet);
            return;
        }
        int sourcePort = udpHeader.sourcePort();
        int destinationPort = udpHeader.destinationPort();
        boolean sourceIsLow = setKey(packet, sourcePort, destinationPort);
        UdpConnection connection = (UdpConnection) table.find(key);
        if (connection == null) {
            connection = new UdpConnection(this, key, sourceIsLow, packet, store.add(), uidsDrawn++);
            begin(connection, packet);
            if (LikelyServerPorts.isUdp(sourcePort)
                    && !LikelyServerPorts.isUdp(destinationPort)
                    && !isBroadcast(packet)) {
                connection.flipRoles(HistoryRule.FLIPPED_BY_PORTS);
            }
            connection.begin();
        } else {
            connection.checkTunnels(packet.encapsulation());
        }
        touch(connection, packet);
        if (connection.skipsPacket()) {
            return;
        }
        boolean fromOriginator = connection.isFromOriginator(sourceIsLow);
        if (isUdpChecksumBad(packet)) {
            connection.badChecksum(fromOriginator);
        } else {
            connection.datagram(fromOriginator, udpHeader, packet);
            decoder.decodeTunnel(connection, fromOriginator, packet);
            connection.payload(fromOriginator, packet);
            connection.afterPacket();
        }
    }

    /// A sender may leave the checksum out over IPv4 (RFC 768), never over IPv6 (RFC 8200 section 8.1). Zeek verifies
    /// only what was captured to the last byte of the frame.
    private boolean isUdpChecksumBad(DecodedPacket packet) {
        if (packet.payloadCaptured() < packet.payloadLength() || packet.wireLength() > packet.capturedLength()) {
            return false;
        }
        if (udpHeader.checksum() == 0) {
            return !options.ignoreChecksums() && !packet.isIpv4();
        }
        return !isChecksumGood(packet, packet.payloadLength());
    }

    private void icmp(DecodedPacket packet) {
        if (isHeaderCut(packet, ICMP_HEADER_LENGTH)) {
            drop(packet);
            return;
        }
        int type = packet.bytes()[packet.payloadOffset()] & 0xff;
        int code = packet.bytes()[packet.payloadOffset() + 1] & 0xff;
        boolean v6 = packet.protocol() == TransportProtocol.IP_ICMPV6;
        int counterpart = IcmpTypes.counterpart(type, v6);
        boolean sourceIsLow = true;
        if (counterpart == IcmpTypes.ONE_WAY) {
            key.setOneWay(
                    packet.sourceHigh(), packet.sourceLow(), type,
                    packet.destinationHigh(), packet.destinationLow(), code, packet.protocol());
        } else {
            sourceIsLow = setKey(packet, type, counterpart);
        }
        IcmpConnection connection = (IcmpConnection) table.find(key);
        if (connection == null) {
            connection = new IcmpConnection(this, key, sourceIsLow, packet, store.add(), uidsDrawn++);
            begin(connection, packet);
            connection.setInactivityTimeout(timeouts().seconds(Timeout.ICMP_INACTIVITY));
        } else {
            connection.checkTunnels(packet.encapsulation());
        }
        touch(connection, packet);
        // Without a length in the IP header the message is what was captured, padding included.
        int length = packet.payloadLength() == 0 ? packet.payloadCaptured() : packet.payloadLength();
        boolean whole = packet.payloadCaptured() >= length;
        if (whole && !isIcmpChecksumGood(packet, length, v6)) {
            return;
        }
        connection.message(connection.isFromOriginator(sourceIsLow), packet, length - ICMP_HEADER_LENGTH, whole);
    }

    private boolean isIcmpChecksumGood(DecodedPacket packet, int length, boolean v6) {
        if (v6) {
            return isChecksumGood(packet, length);
        }
        return options.ignoreChecksums()
                || InternetChecksum.isGood(InternetChecksum.sum(packet.bytes(), packet.payloadOffset(), length));
    }

    private void unknown(DecodedPacket packet) {
        boolean sourceIsLow = setKey(packet, 0, 0);
        UnknownConnection connection = (UnknownConnection) table.find(key);
        if (connection == null) {
            connection = new UnknownConnection(this, key, sourceIsLow, packet, store.add(), uidsDrawn++);
            begin(connection, packet);
            connection.setInactivityTimeout(timeouts().seconds(Timeout.UNKNOWN_IP_INACTIVITY));
        } else {
            connection.checkTunnels(packet.encapsulation());
        }
        touch(connection, packet);
        connection.packet(connection.isFromOriginator(sourceIsLow), packet);
    }

    private void begin(Connection connection, DecodedPacket packet) {
        if (live.count() >= options.maxOpenConnections()) {
            limits.add(Limit.OPEN_CONNECTIONS, packet.frameNumber());
            end(live.pickSilent(), EndReason.CROWDED_OUT);
        }
        table.add(connection);
        live.add(connection);
    }

    private boolean setKey(DecodedPacket packet, int sourcePort, int destinationPort) {
        return key.set(
                packet.sourceHigh(),
                packet.sourceLow(),
                sourcePort,
                packet.destinationHigh(),
                packet.destinationLow(),
                destinationPort,
                packet.protocol());
    }

    /// Verifies a checksum over pseudo-header and `length` bytes of IP payload, unless checksums are ignored.
    private boolean isChecksumGood(DecodedPacket packet, int length) {
        if (options.ignoreChecksums()) {
            return true;
        }
        long pseudoHeader = InternetChecksum.pseudoHeader(
                packet.isIpv4(),
                packet.sourceHigh(),
                packet.sourceLow(),
                packet.destinationHigh(),
                packet.destinationLow(),
                packet.protocol(),
                length);
        return InternetChecksum.isGood(
                pseudoHeader + InternetChecksum.sum(packet.bytes(), packet.payloadOffset(), length));
    }

    private static boolean isHeaderCut(DecodedPacket packet, int minimum) {
        return packet.payloadLength() != 0 && packet.payloadLength() < minimum || packet.payloadCaptured() < minimum;
    }

    private static boolean isBroadcast(DecodedPacket packet) {
        return packet.isIpv4() && (int) packet.destinationLow() == IPV4_BROADCAST;
    }

    private void drop(DecodedPacket packet) {
        drops.add(DropReason.TRUNCATED_TRANSPORT_HEADER, packet.frameNumber());
    }
}
