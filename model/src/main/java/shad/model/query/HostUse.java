package shad.model.query;

import java.util.List;
import shad.model.conn.IpAddress;

/// A host and what it did on some connections. Immutable.
///
/// @param names what DNS answers and TLS clients called it, the first one seen at the head
/// @param isClient whether it began connections
/// @param served the services it answered for, by port
/// @param peers distinct hosts at the other end; a lower bound where [HostCounts#peersCut]
/// @param connections connections it had a part in
/// @param sentBytes payload bytes it sent, as far as logged
/// @param receivedBytes payload bytes sent to it, as far as logged
/// @param firstNanos time of the first packet of its first connection
/// @param lastNanos time of the last packet
public record HostUse(
        IpAddress address,
        Locality locality,
        List<String> names,
        boolean isClient,
        List<ServiceUse> served,
        long peers,
        long connections,
        long sentBytes,
        long receivedBytes,
        long firstNanos,
        long lastNanos) {

    /// Whether it answered at a port of its own.
    public boolean isServer() {
        return !served.isEmpty();
    }

    /// Payload bytes of both directions.
    public long bytes() {
        return sentBytes + receivedBytes;
    }
}
