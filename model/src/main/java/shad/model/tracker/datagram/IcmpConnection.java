package shad.model.tracker.datagram;

import shad.model.conn.ConnState;
import shad.model.decode.DecodedPacket;
import shad.model.flow.FlowKey;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.Tracking;

/// An ICMP or ICMPv6 exchange (Zeek, ICMP session adapter). No state, no history, no flip.
public final class IcmpConnection extends Connection {
    private static final int HEADER_LENGTH = 8;

    private int origSize;
    private int respSize;

    public IcmpConnection(
            Tracking tracking, FlowKey key, boolean sourceIsLow, DecodedPacket packet, int row, long uidOrdinal) {
        super(tracking, key, sourceIsLow, packet, row, uidOrdinal);
    }

    /// Takes a message. Its bytes count as the IP header says, even if cut; as a packet it counts only when whole.
    public void message(boolean fromOriginator, DecodedPacket packet) {
        setLastNanos(packet.timestampNanos());
        int length = packet.payloadLength() - HEADER_LENGTH;
        if (fromOriginator) {
            origSize += length;
        } else {
            respSize += length;
        }
        if (packet.payloadCaptured() >= packet.payloadLength()) {
            count(fromOriginator, packet);
        }
    }

    @Override
    public ConnState state() {
        return ConnState.OTH;
    }

    @Override
    public long origBytes() {
        return origSize;
    }

    @Override
    public long respBytes() {
        return respSize;
    }
}
