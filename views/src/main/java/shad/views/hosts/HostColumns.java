package shad.views.hosts;

import java.util.Comparator;
import java.util.List;
import shad.model.query.HostUse;
import shad.views.table.ListColumn;
import shad.views.text.Counts;
import shad.views.text.ValueFormats;

/// The columns of the table of hosts.
final class HostColumns {
    static final String ADDRESS = "host";
    static final String NAMES = "names";
    static final String ROLE = "role";
    static final String PORTS = "ports";
    static final String CONNECTIONS = "connections";
    static final String SENT = "sent_bytes";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String RECEIVED = "received_bytes";

    private HostColumns() {}

    static List<ListColumn<HostUse>> with(ValueFormats formats) {
        return List.of(
                ListColumn
                        .text(ADDRESS, "address", "Address of the host", 144,
                                (HostUse host) -> host.address().toString())
                        .upTo(300)
                        .withOrder(Comparator.comparing(HostUse::address)),
                ListColumn.text(NAMES, "names", "What DNS answers and clients of TLS called it", 220, HostText::names)
                        .upTo(480)
                        .withOrder(Comparator.comparing((HostUse host) -> host.names().isEmpty())
                                .thenComparing(HostText::names)),
                ListColumn.text("where", "where", "Whether it is in a local network", 64,
                        (HostUse host) -> host.locality().word()),
                ListColumn.text(ROLE, "role", "Whether it began connections, answered at ports of its own, or both", 64,
                        HostText::role),
                ListColumn.text(PORTS, "ports served", "Ports at which it answered; of UDP where it says so", 200,
                        HostText::ports)
                        .upTo(400)
                        .withRaw(HostText::allPorts)
                        .withOrder(Comparator.comparingInt(host -> host.served().size())),
                ListColumn.figure("peers", "peers", "Distinct hosts at the other end", 60,
                        host -> Counts.format(host.peers()), HostUse::peers),
                ListColumn.figure(CONNECTIONS, "connections",
                        "Connections shown that it had a part in; a click shows them",
                        96,
                        host -> Counts.format(host.connections()), HostUse::connections),
                ListColumn.figure(SENT, "sent", "Payload bytes it sent", 76,
                        host -> formats.bytes(host.sentBytes()), HostUse::sentBytes),
                ListColumn.figure(RECEIVED, "received", "Payload bytes sent to it", 76,
                        host -> formats.bytes(host.receivedBytes()), HostUse::receivedBytes),
                ListColumn.time(formats, FIRST, "first seen", "Time of the first packet of its first connection",
                        HostUse::firstNanos),
                ListColumn.time(formats, LAST, "last seen", "Time of the last packet", HostUse::lastNanos));
    }
}
