package shad.views.hosts;

import java.util.List;
import java.util.stream.Collectors;
import shad.model.conn.PortNames;
import shad.model.query.HostUse;
import shad.model.query.ServiceUse;

/// What is said about a host.
final class HostText {
    /// Ports that a cell names; a tooltip has more.
    private static final int PORTS_IN_CELL = 5;
    private static final int PORTS_IN_TOOLTIP = 40;

    private HostText() {}

    static String names(HostUse host) {
        return String.join(", ", host.names());
    }

    static String role(HostUse host) {
        if (host.isClient()) {
            return host.isServer() ? "both" : "client";
        }
        return host.isServer() ? "server" : "-";
    }

    static String roleExplanation(HostUse host) {
        if (!host.isClient() && !host.isServer()) {
            return "It began no connection shown, and none of its TCP and UDP ports answered.";
        }
        return (host.isClient() ? "It began connections." : "")
                + (host.isClient() && host.isServer() ? "\n" : "")
                + (host.isServer() ? "It answered at ports of its own." : "");
    }

    /// `22, 53/udp, 443 +3`: TCP goes without saying.
    static String ports(HostUse host) {
        List<ServiceUse> served = host.served();
        String named = served.stream().limit(PORTS_IN_CELL).map(HostText::port).collect(Collectors.joining(", "));
        return served.size() <= PORTS_IN_CELL ? named : named + " +" + (served.size() - PORTS_IN_CELL);
    }

    static String allPorts(HostUse host) {
        return host.served().stream().map(HostText::port).collect(Collectors.joining(" "));
    }

    private static String port(ServiceUse service) {
        return switch (service.transport()) {
            case TCP -> String.valueOf(service.port());
            default -> service.port() + "/" + service.transport().zeekName();
        };
    }

    static String portsExplanation(HostUse host) {
        List<ServiceUse> served = host.served();
        String lines =
                served.stream().limit(PORTS_IN_TOOLTIP).map(HostText::portLine).collect(Collectors.joining("\n"));
        int more = served.size() - PORTS_IN_TOOLTIP;
        return served.isEmpty() ? "No port of it answered." : more <= 0 ? lines : lines + "\nand " + more + " more";
    }

    /// A name with a question mark is only registered for the port.
    private static String portLine(ServiceUse service) {
        String hint = PortNames.of(service.transport(), service.port());
        String name = service.isConfirmed() ? String.join(", ", service.names()) : hint.isEmpty() ? "" : hint + "?";
        return (port(service) + "  " + name).strip();
    }
}
