package shad.model.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shad.model.conn.IpAddress;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Adds up connections by the service they went to. For one thread, once.
final class ServiceCounter {
    private static final int NO_SERVICE = 0;

    private final ConnectionView row;
    private final ServiceSigns signsOf = new ServiceSigns();
    private final NameSets nameSets = new NameSets();
    private final EndpointTable services;
    private final EndpointTable hosts;
    private final PairSet clientsOfServices;
    private boolean clientsCut;
    private long leftOut;

    // By number of the service.
    private int[] nameSet = new int[64];
    private int[] lastServiceId = new int[64];
    private byte[] signs = new byte[64];
    private byte[] localities = new byte[64];
    private long[] connections = new long[64];
    private long[] clients = new long[64];
    private long[] clientBytes = new long[64];
    private long[] serverBytes = new long[64];
    private long[] firstNanos = new long[64];
    private long[] lastNanos = new long[64];

    ServiceCounter(StoreSnapshot snapshot, int mostServices, int mostClients) {
        row = snapshot.view();
        services = new EndpointTable(mostServices);
        hosts = new EndpointTable(mostClients);
        clientsOfServices = new PairSet(mostClients);
    }

    /// Answered connections say what is a service; the unanswered ones to the same ports are counted afterwards, so that a
    /// scan takes no memory for each port that it knocked at.
    ServiceCounts count(int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            RowWalk.stopIfInterrupted(i);
            row.at(rows[i]);
            int bits = signsOf.of(row);
            if (bits != 0) {
                answered(bits);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            RowWalk.stopIfInterrupted(i);
            row.at(rows[i]);
            if (signsOf.of(row) == 0) {
                int service = services.find(row.respHigh(), row.respLow(), tag(row));
                if (service != EndpointTable.NONE) {
                    add(service);
                }
            }
        }
        List<ServiceUse> uses = new ArrayList<>(services.size());
        for (int service = 0; service < services.size(); service++) {
            uses.add(use(service));
        }
        return new ServiceCounts(List.copyOf(uses), leftOut, clientsCut);
    }

    private static int tag(ConnectionView row) {
        return row.respPort() << 8 | row.ipProtocol();
    }

    private void answered(int bits) {
        int known = services.size();
        int service = services.add(row.respHigh(), row.respLow(), tag(row));
        if (service == EndpointTable.NONE) {
            leftOut++;
            return;
        }
        if (service == known) {
            begin(service);
        }
        signs[service] |= (byte) bits;
        add(service);
    }

    private void begin(int service) {
        if (service == connections.length) {
            grow(service * 2);
        }
        localities[service] = (byte) Locality.of(row.isLocalityKnown(), row.isRespLocal()).ordinal();
        firstNanos[service] = Long.MAX_VALUE;
        lastNanos[service] = Long.MIN_VALUE;
    }

    private void add(int service) {
        connections[service]++;
        firstNanos[service] = Math.min(firstNanos[service], row.startNanos());
        lastNanos[service] = Math.max(lastNanos[service], row.lastNanos());
        if (row.hasDuration()) {
            clientBytes[service] += row.origBytes();
            serverBytes[service] += row.respBytes();
        }
        int id = row.serviceId();
        if (id != NO_SERVICE && id != lastServiceId[service]) {
            lastServiceId[service] = id;
            nameSet[service] = nameSets.union(nameSet[service], id, row.service());
        }
        int client = hosts.add(row.origHigh(), row.origLow(), 0);
        PairSet.Outcome outcome =
                client == EndpointTable.NONE ? PairSet.Outcome.NO_ROOM : clientsOfServices.add(service, client);
        clients[service] += outcome == PairSet.Outcome.NEW ? 1 : 0;
        clientsCut |= outcome == PairSet.Outcome.NO_ROOM;
    }

    private void grow(int length) {
        nameSet = Arrays.copyOf(nameSet, length);
        lastServiceId = Arrays.copyOf(lastServiceId, length);
        signs = Arrays.copyOf(signs, length);
        localities = Arrays.copyOf(localities, length);
        connections = Arrays.copyOf(connections, length);
        clients = Arrays.copyOf(clients, length);
        clientBytes = Arrays.copyOf(clientBytes, length);
        serverBytes = Arrays.copyOf(serverBytes, length);
        firstNanos = Arrays.copyOf(firstNanos, length);
        lastNanos = Arrays.copyOf(lastNanos, length);
    }

    private ServiceUse use(int service) {
        List<String> names = nameSets.names(nameSet[service]);
        int tag = services.tag(service);
        return new ServiceUse(
                new IpAddress(services.high(service), services.low(service)),
                tag >>> 8,
                TransportProtocol.ofIpProtocol(tag & 0xff),
                Locality.values()[localities[service]],
                names.stream().filter(name -> !isLost(name)).toList(),
                names.stream().filter(ServiceCounter::isLost).map(name -> name.substring(1)).toList(),
                ServiceSigns.set(signs[service]),
                connections[service],
                clients[service],
                clientBytes[service],
                serverBytes[service],
                firstNanos[service],
                lastNanos[service]);
    }

    private static boolean isLost(String name) {
        return name.startsWith("-");
    }
}
