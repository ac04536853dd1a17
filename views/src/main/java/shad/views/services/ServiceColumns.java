package shad.views.services;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import shad.model.query.ServiceUse;
import shad.views.table.ListColumn;
import shad.views.text.Counts;
import shad.views.text.ValueFormats;

/// The columns of the table of services.
final class ServiceColumns {
    static final String SERVICE = "service";
    static final String HOST = "host";
    static final String EVIDENCE = "evidence";
    static final String CONNECTIONS = "connections";
    static final String CLIENTS = "clients";
    static final String CLIENT_BYTES = "orig_bytes";
    static final String SERVER_BYTES = "resp_bytes";
    static final String FIRST = "ts";
    static final String LAST = "last";
    static final String NEWS = "news";

    private ServiceColumns() {}

    /// The columns; `news` says what is new about a service beside what is remembered.
    static List<ListColumn<ServiceUse>> with(ValueFormats formats, Function<ServiceUse, String> news) {
        return List.of(
                ListColumn
                        .text(SERVICE, "service",
                                "What analyzers confirmed in the payload; grey with a question mark: only"
                                        + " the name registered for the port",
                                144, ServiceText::shown)
                        .upTo(240)
                        .withRaw(ServiceText::logged)
                        .withOrder(Comparator.comparing((ServiceUse service) -> !service.isConfirmed())
                                .thenComparing(ServiceText::shown)),
                ListColumn
                        .text(HOST, "host", "Address of the server", 144,
                                (ServiceUse service) -> service.host().toString())
                        .upTo(300)
                        .withOrder(Comparator.comparing(ServiceUse::host)),
                ListColumn.figure("port_num", "port", "Port of the server", 60,
                        service -> String.valueOf(service.port()), service -> (long) service.port()),
                ListColumn.text("port_proto", "proto", "Transport protocol", 52,
                        service -> service.transport().zeekName()),
                ListColumn.figure(CONNECTIONS, "connections",
                        "Connections shown, unanswered ones included; a click shows them",
                        96, service -> Counts.format(service.connections()), ServiceUse::connections),
                ListColumn.figure(CLIENTS, "clients", "Distinct originators", 68,
                        service -> Counts.format(service.clients()), ServiceUse::clients),
                ListColumn.figure(CLIENT_BYTES, "from clients", "Payload bytes of the originators", 92,
                        service -> formats.bytes(service.clientBytes()), ServiceUse::clientBytes),
                ListColumn.figure(SERVER_BYTES, "from server", "Payload bytes of the server", 92,
                        service -> formats.bytes(service.serverBytes()), ServiceUse::serverBytes),
                ListColumn.time(formats, FIRST, "first seen", "Time of the first packet of the first connection",
                        ServiceUse::firstNanos),
                ListColumn.time(formats, LAST, "last seen", "Time of the last packet", ServiceUse::lastNanos),
                ListColumn.text(EVIDENCE, "evidence", "What the name rests on, and what shows that the port is served",
                        264,
                        ServiceText::evidence)
                        .upTo(440),
                ListColumn.text("port_name", "port name", "The name that IANA has registered for the port: a hint", 112,
                        ServiceText::hint)
                        .hidden(),
                ListColumn.<ServiceUse>text("where", "where", "Whether the server is in a local network", 72,
                        service -> service.locality().word())
                        .hidden(),
                ListColumn.text(NEWS, "news", "What is new since the network was last looked at", 112, news));
    }
}
