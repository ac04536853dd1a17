package shad.model.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Adds up connections by the hosts at their ends. For one thread, once.
final class HostCounter {
    private static final Comparator<ServiceUse> BY_PORT =
            Comparator.comparingInt(ServiceUse::port).thenComparing(ServiceUse::transport);

    private final StoreSnapshot snapshot;
    private final ConnectionView row;
    private final EndpointTable hosts;
    /// Each pair once, the host with the smaller number first.
    private final PairSet pairs;
    private boolean peersCut;
    private long leftOut;

    // By number of the host.
    private boolean[] isClient = new boolean[64];
    private byte[] localities = new byte[64];
    private long[] connections = new long[64];
    private long[] peers = new long[64];
    private long[] sentBytes = new long[64];
    private long[] receivedBytes = new long[64];
    private long[] firstNanos = new long[64];
    private long[] lastNanos = new long[64];

    HostCounter(StoreSnapshot snapshot, int mostHosts, int mostPeers) {
        this.snapshot = snapshot;
        row = snapshot.view();
        hosts = new EndpointTable(mostHosts);
        pairs = new PairSet(mostPeers);
    }

    HostCounts count(int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            RowWalk.stopIfInterrupted(i);
            row.at(rows[i]);
            int originator = host(row.origHigh(), row.origLow(), row.isOrigLocal());
            int responder = host(row.respHigh(), row.respLow(), row.isRespLocal());
            if (originator != EndpointTable.NONE) {
                isClient[originator] = true;
                add(originator, row.origBytes(), row.respBytes());
            }
            if (responder != EndpointTable.NONE && responder != originator) {
                add(responder, row.respBytes(), row.origBytes());
            }
            pair(originator, responder);
        }
        Map<IpAddress, List<ServiceUse>> served = new HashMap<>();
        ServiceCounts.of(snapshot, rows)
                .services()
                .forEach(service -> served.computeIfAbsent(service.host(), any -> new ArrayList<>()).add(service));
        served.values().forEach(services -> services.sort(BY_PORT));
        List<HostUse> uses = new ArrayList<>(hosts.size());
        for (int host = 0; host < hosts.size(); host++) {
            IpAddress address = new IpAddress(hosts.high(host), hosts.low(host));
            uses.add(use(host, address, served.getOrDefault(address, List.of())));
        }
        return new HostCounts(List.copyOf(uses), leftOut, peersCut);
    }

    private int host(long high, long low, boolean local) {
        int known = hosts.size();
        int host = hosts.add(high, low, 0);
        if (host == EndpointTable.NONE) {
            leftOut++;
        } else if (host == known) {
            if (host == connections.length) {
                grow(host * 2);
            }
            localities[host] = (byte) Locality.of(row.isLocalityKnown(), local).ordinal();
            firstNanos[host] = Long.MAX_VALUE;
            lastNanos[host] = Long.MIN_VALUE;
        }
        return host;
    }

    private void add(int host, long sent, long received) {
        connections[host]++;
        firstNanos[host] = Math.min(firstNanos[host], row.startNanos());
        lastNanos[host] = Math.max(lastNanos[host], row.lastNanos());
        if (row.hasDuration()) {
            sentBytes[host] += sent;
            receivedBytes[host] += received;
        }
    }

    private void pair(int one, int other) {
        if (one == EndpointTable.NONE || other == EndpointTable.NONE) {
            peersCut = true;
            return;
        }
        switch (pairs.add(Math.min(one, other), Math.max(one, other))) {
            case NEW -> {
                peers[one]++;
                peers[other] += one == other ? 0 : 1;
            }
            case NO_ROOM -> peersCut = true;
            case KNOWN -> {}
        }
    }

    private void grow(int length) {
        isClient = Arrays.copyOf(isClient, length);
        localities = Arrays.copyOf(localities, length);
        connections = Arrays.copyOf(connections, length);
        peers = Arrays.copyOf(peers, length);
        sentBytes = Arrays.copyOf(sentBytes, length);
        receivedBytes = Arrays.copyOf(receivedBytes, length);
        firstNanos = Arrays.copyOf(firstNanos, length);
        lastNanos = Arrays.copyOf(lastNanos, length);
    }

    private HostUse use(int host, IpAddress address, List<ServiceUse> served) {
        return new HostUse(
                address,
                Locality.values()[localities[host]],
                snapshot.names().of(address.high(), address.low()),
                isClient[host],
                List.copyOf(served),
                peers[host],
                connections[host],
                sentBytes[host],
                receivedBytes[host],
                firstNanos[host],
                lastNanos[host]);
    }
}
