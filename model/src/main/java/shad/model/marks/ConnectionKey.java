package shad.model.marks;

import java.util.Comparator;
import shad.model.conn.EndpointOrder;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionView;

/// A connection by what does not change when its capture is read with other options: when it began, between whom. The ends
/// are ordered without roles, as their roles may be found to be the other way round while a connection is followed. Two
/// connections that a capture itself does not tell apart have one key.
///
/// @param startNanos time of the first packet, nanoseconds since the epoch
/// @param lowAddress the end that comes first ([EndpointOrder])
/// @param lowPort its port, for ICMP type or code, as `id.orig_p` and `id.resp_p` have it
/// @param ipProtocol the number in the IP header
public record ConnectionKey(
        long startNanos, IpAddress lowAddress, int lowPort, IpAddress highAddress, int highPort, int ipProtocol)
        implements
            Comparable<ConnectionKey> {

    private static final Comparator<ConnectionKey> ORDER = Comparator.comparingLong(ConnectionKey::startNanos)
            .thenComparing(ConnectionKey::lowAddress)
            .thenComparingInt(ConnectionKey::lowPort)
            .thenComparing(ConnectionKey::highAddress)
            .thenComparingInt(ConnectionKey::highPort)
            .thenComparingInt(ConnectionKey::ipProtocol);

    public static ConnectionKey of(ConnectionView row) {
        return between(
                row.startNanos(),
                row.origAddress(),
                row.origPort(),
                row.respAddress(),
                row.respPort(),
                row.ipProtocol());
    }

    /// The ends in any order.
    static ConnectionKey between(
            long startNanos, IpAddress one, int onePort, IpAddress other, int otherPort, int ipProtocol) {
        return EndpointOrder.isLower(other.high(), other.low(), otherPort, one.high(), one.low(), onePort)
                ? new ConnectionKey(startNanos, other, otherPort, one, onePort, ipProtocol)
                : new ConnectionKey(startNanos, one, onePort, other, otherPort, ipProtocol);
    }

    @Override
    public int compareTo(ConnectionKey other) {
        return ORDER.compare(this, other);
    }
}
