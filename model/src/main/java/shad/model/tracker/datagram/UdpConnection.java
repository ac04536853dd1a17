package shad.model.tracker.datagram;

import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.conn.HistoryLetter;
import shad.model.conn.HistoryRule;
import shad.model.conn.Timeout;
import shad.model.decode.DecodedPacket;
import shad.model.decode.Encapsulation;
import shad.model.decode.TunnelCarrier;
import shad.model.decode.TunnelFlow;
import shad.model.decode.TunnelType;
import shad.model.flow.FlowKey;
import shad.model.service.Protocol;
import shad.model.service.ServiceEngine;
import shad.model.tracker.session.ConnTimer;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.TimedPorts;
import shad.model.tracker.session.TimerKind;
import shad.model.tracker.session.Tracking;
import shad.model.wire.UdpHeader;

/// A UDP conversation (Zeek, UDP session adapter). A side's size starts as unseen, and while a wrong length field
/// keeps it below zero the side counts as silent.
public final class UdpConnection extends Connection implements TunnelCarrier {
    private static final long UNSEEN = -1;
    /// Seconds by which a look may come too early: else one just after a single answer would not end the exchange.
    private static final double DNS_SLACK = 1;

    private long origSize = UNSEEN;
    private long respSize = UNSEEN;
    private boolean origSent;
    private boolean respSent;
    private int origBadChecksums;
    private int respBadChecksums;
    private boolean first = true;
    private @Nullable TunnelFlow tunnelFlow;

    public UdpConnection(
            Tracking tracking, FlowKey key, boolean sourceIsLow, DecodedPacket packet, int row, long uidOrdinal) {
        super(tracking, key, sourceIsLow, packet, row, uidOrdinal);
    }

    /// Begins the timers, and what the responder's port asks for, once the roles are as the first packet lets guess.
    public void begin() {
        setInactivityTimeout(seconds(Timeout.UDP_INACTIVITY));
        if (TimedPorts.isDns(respPort())) {
            arm(TimerKind.DNS, tracking.nowSeconds() + seconds(Timeout.DNS_SESSION));
        }
        services.begin();
    }

    /// Notes a datagram whose checksum is wrong: a letter and nothing else.
    public void badChecksum(boolean fromOriginator) {
        int occurrence = fromOriginator ? ++origBadChecksums : ++respBadChecksums;
        appendScaled(HistoryLetter.BAD_CHECKSUM, fromOriginator, occurrence);
    }

    /// Takes a datagram of this conversation. The length field counts, not what the IP header says.
    public void datagram(boolean fromOriginator, UdpHeader header, DecodedPacket packet) {
        setLastNanos(packet.timestampNanos());
        int length = header.length() - UdpHeader.LENGTH;
        if (fromOriginator) {
            origSent = writeData(origSent, true);
            origSize = grown(origSize, length);
        } else {
            respSent = writeData(respSent, false);
            respSize = grown(respSize, length);
        }
    }

    /// Notes the first datagram of a side; returns that it has sent.
    private boolean writeData(boolean sent, boolean fromOriginator) {
        if (!sent) {
            append(HistoryLetter.DATA, fromOriginator, HistoryRule.FIRST_OF_SIDE);
        } else if (probe != null) {
            probe.passedOver(HistoryLetter.DATA, fromOriginator, HistoryRule.ALREADY_NOTED, 0);
        }
        return true;
    }

    /// Looks at the payload of the datagram, after the tunnel that it may carry, and counts it.
    public void payload(boolean fromOriginator, DecodedPacket packet) {
        services.deliver(
                fromOriginator,
                packet.bytes(),
                packet.payloadOffset() + UdpHeader.LENGTH,
                packet.payloadCaptured() - UdpHeader.LENGTH);
        // By the role before a flip, as Zeek counts it; the sizes stay with their roles as well.
        count(fromOriginator, packet);
    }

    /// Tells that the datagrams to come are not the first.
    public void afterPacket() {
        first = false;
    }

    @Override
    public TunnelFlow tunnelFlow() {
        TunnelFlow flow = tunnelFlow;
        if (flow == null) {
            flow = new TunnelFlow();
            tunnelFlow = flow;
        }
        return flow;
    }

    @Override
    public void confirmed(TunnelType tunnel) {
        ServiceEngine engine = tracking.services();
        if (engine != null) {
            engine.confirmedTunnel(this, Protocol.valueOf(tunnel.name()));
        }
    }

    /// Zeek keeps one stack of tunnels for a connection and for the packet it began with, so that a tunnelled tunnel
    /// seems to lie in itself until its second packet.
    @Override
    public void carries(Encapsulation encapsulation) {
        if (first && isTunnelled()) {
            replaceTunnels(encapsulation);
        }
    }

    private static long grown(long size, int length) {
        return size < 0 ? length : size + length;
    }

    @Override
    protected void onTimer(ConnTimer timer) {
        double now = tracking.nowSeconds();
        if (now - lastSeconds() >= seconds(Timeout.DNS_SESSION) - DNS_SLACK) {
            tracking.end(this, EndReason.DNS_IDLE);
        } else {
            rearm(timer, now + seconds(Timeout.DNS_SESSION));
        }
    }

    @Override
    protected void onTimerAtEnd(ConnTimer timer) {
        if (timer.kind() == TimerKind.DNS) {
            tracking.end(this, EndReason.END_OF_INPUT);
        }
    }

    @Override
    public boolean hasResponderServed() {
        return respSize >= 0;
    }

    @Override
    public ConnState state() {
        if (origSize >= 0) {
            return respSize >= 0 ? ConnState.SF : ConnState.S0;
        }
        return respSize >= 0 ? ConnState.SHR : ConnState.OTH;
    }

    @Override
    public long origBytes() {
        return Math.max(origSize, 0);
    }

    @Override
    public long respBytes() {
        return Math.max(respSize, 0);
    }
}
