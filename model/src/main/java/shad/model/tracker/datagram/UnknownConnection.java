package shad.model.tracker.datagram;

import shad.model.conn.ConnState;
import shad.model.decode.DecodedPacket;
import shad.model.flow.FlowKey;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.Tracking;

/// Packets of a transport that Zeek does not know: addresses, packets and IP bytes, nothing else.
public final class UnknownConnection extends Connection {
    public UnknownConnection(
            Tracking tracking, FlowKey key, boolean sourceIsLow, DecodedPacket packet, int row, long uidOrdinal) {
        super(tracking, key, sourceIsLow, packet, row, uidOrdinal);
    }

    public void packet(boolean fromOriginator, DecodedPacket packet) {
        setLastNanos(packet.timestampNanos());
        count(fromOriginator, packet);
    }

    @Override
    public ConnState state() {
        return ConnState.OTH;
    }

    @Override
    public long origBytes() {
        return 0;
    }

    @Override
    public long respBytes() {
        return 0;
    }
}
