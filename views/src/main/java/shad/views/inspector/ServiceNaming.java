package shad.views.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shad.model.conn.PortNames;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;

/// Why a connection has the services that it has, in words.
final class ServiceNaming {
    /// What names a connection that another one announced; no analyzer looks into it (Zeek, base/protocols/ftp and irc).
    private static final List<String> ANNOUNCED = List.of("ftp-data", "gridftp-data", "irc-dcc-data");

    private ServiceNaming() {}

    static String explain(ConnectionView connection) {
        String service = connection.service();
        if (service.isEmpty()) {
            return unnamed(connection.transport(), connection.respPort());
        }
        List<String> confirmed = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (String name : service.split(",", -1)) {
            if (ANNOUNCED.contains(name)) {
                sentences.add("The connection was announced as " + name + " on another one.");
            } else if (name.startsWith("-")) {
                sentences.add("The " + name.substring(1)
                        + " analyzer confirmed its protocol, then found the payload to break its rules.");
            } else {
                confirmed.add(name);
            }
        }
        if (!confirmed.isEmpty()) {
            sentences.addFirst(confirmed(confirmed));
        }
        return String.join(" ", sentences);
    }

    private static String confirmed(List<String> names) {
        return names.size() == 1
                ? "The " + names.getFirst() + " analyzer confirmed its protocol in the payload."
                : "The analyzers of " + String.join(", ", names) + " confirmed their protocols in the payload.";
    }

    private static String unnamed(TransportProtocol transport, int port) {
        String nothing = "No analyzer confirmed a protocol in the payload.";
        String hint = PortNames.of(transport, port);
        return hint.isEmpty()
                ? nothing
                : nothing + " " + transport.zeekName().toUpperCase(Locale.ROOT) + " port " + port
                        + " is registered for " + hint + ": a hint, no finding.";
    }
}
