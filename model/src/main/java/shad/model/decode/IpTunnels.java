package shad.model.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.conn.IpAddress;
import shad.model.conn.Limit;
import shad.model.conn.Tally;

/// Tunnels that no connection stands for: a pair of addresses between which IP or GRE carries packets. Each has an
/// identifier of its own, drawn like a connection's (Zeek, IP tunnels). Owned by the tracker thread.
final class IpTunnels {
    /// `Tunnel::ip_tunnel_timeout`
    private static final double IDLE_SECONDS = 24 * 3600;
    /// Protects against floods of addresses; the least recently used tunnel goes.
    private static final int MAX_TUNNELS = 100_000;

    private final LongSupplier drawUid;
    private final Tally<Limit> limits;
    private final Map<Ends, Tunnel> tunnels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ends, Tunnel> eldest) {
            return size() > MAX_TUNNELS;
        }
    };

    IpTunnels(LongSupplier drawUid, Tally<Limit> limits) {
        this.drawUid = drawUid;
        this.limits = limits;
    }

    /// What lies around a packet that `packet` carries. The kind of the tunnel is that of its first packet.
    Encapsulation around(DecodedPacket packet, TunnelType type, double nowSeconds) {
        IpAddress source = new IpAddress(packet.sourceHigh, packet.sourceLow);
        IpAddress destination = new IpAddress(packet.destinationHigh, packet.destinationLow);
        Ends ends = source.compareTo(destination) < 0 ? new Ends(source, destination) : new Ends(destination, source);
        Tunnel tunnel = tunnels.get(ends);
        if (tunnel == null && tunnels.size() == MAX_TUNNELS) {
            limits.add(Limit.IP_TUNNELS, packet.frameNumber);
        }
        if (tunnel == null || nowSeconds - tunnel.lastSeconds >= IDLE_SECONDS) {
            tunnel = new Tunnel(type, drawUid.getAsLong());
            tunnels.put(ends, tunnel);
        }
        tunnel.lastSeconds = nowSeconds;
        return tunnel.push(packet.encapsulation);
    }

    private record Ends(IpAddress low, IpAddress high) {}

    private static final class Tunnel {
        private final TunnelType type;
        private final long uidOrdinal;
        private final Encapsulation.Cache cache = new Encapsulation.Cache();
        private double lastSeconds;

        Tunnel(TunnelType type, long uidOrdinal) {
            this.type = type;
            this.uidOrdinal = uidOrdinal;
        }

        Encapsulation push(@Nullable Encapsulation outer) {
            return cache.push(outer, type, uidOrdinal);
        }
    }
}
