package shad.model.tracker.datagram;

import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryLetter;
import shad.model.decode.DecodedPacket;
import shad.model.decode.Encapsulation;
import shad.model.decode.TunnelCarrier;
import shad.model.decode.TunnelFlow;
import shad.model.flow.FlowKey;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.Tracking;
import shad.model.wire.UdpHeader;

/// A UDP conversation (Zeek, UDP session adapter). A side's size starts as unseen, and while a wrong length field
/// keeps it below zero the side counts as silent.
public final class UdpConnection extends Connection implements TunnelCarrier {
    private static final long UNSEEN = -1;

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
            if (!origSent) {
                origSent = true;
                append(HistoryLetter.DATA, true);
            }
            origSize = grown(origSize, length);
        } else {
            if (!respSent) {
                respSent = true;
                append(HistoryLetter.DATA, false);
            }
            respSize = grown(respSize, length);
        }
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
    public void flipRoles() {
        long size = origSize;
        origSize = respSize;
        respSize = size;
        int bad = origBadChecksums;
        origBadChecksums = respBadChecksums;
        respBadChecksums = bad;
        super.flipRoles();
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
