package shad.model.tracker.datagram;

import shad.model.conn.ConnState;
import shad.model.decode.DecodedPacket;
import shad.model.flow.FlowKey;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.Tracking;

/// An ICMP or ICMPv6 exchange (Zeek, ICMP session adapter). No state, no history, no flip.
public final class IcmpConnection extends Connection {
    private int origSize;
    private int respSize;

    public IcmpConnection(
            Tracking tracking, FlowKey key, boolean sourceIsLow, DecodedPacket packet, int row, long uidOrdinal) {
        super(tracking, key, sourceIsLow, packet, row, uidOrdinal);
    }

    /// Takes a message with `length` bytes behind its header. They count even if they were cut; as a packet the
    /// message counts only when it is whole.
    public void message(boolean fromOriginator, DecodedPacket packet, int length, boolean whole) {
        setLastNanos(packet.timestampNanos());
        if (fromOriginator) {
            origSize += length;
        } else {
            respSize += length;
        }
        if (whole) {
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
