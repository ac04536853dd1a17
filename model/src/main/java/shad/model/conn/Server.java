package shad.model.conn;

import org.jspecify.annotations.Nullable;

/// Where a service is offered. Immutable.
public record Server(IpAddress host, int port, TransportProtocol transport) {
    /// By hand, as is equality: what the compiler makes of a record is slow until a run is warm, and servers are looked
    /// up with every confirmation.
    @Override
    public int hashCode() {
        return (host.hashCode() * 31 + port) * 31 + transport.ordinal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Server that
                && port == that.port
                && transport == that.transport
                && host.equals(that.host);
    }
}
