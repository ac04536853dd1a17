package shad.views.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shad.model.conn.PortNames;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;

/// Why a connection has the services that it has, in words.
final class ServiceNaming {
    /// What names a connection that another one announced; no analyzer looks into it (Zeek, base/protocols/ftp and irc).
    private static final List<String> ANNOUNCED = List.of("ftp-data", "irc-dcc-data");
    /// What Zeek's scripts name by what they saw (base/protocols/ftp/gridftp).
    private static final Map<String, String> SEEN = Map.of(
            "gridftp", "A TLS handshake within the GSSAPI of ftp was completed, as gridftp does it.",
            "gridftp-data", "Both ends showed TLS certificates, nothing is encrypted, and a side sent 1 GiB within two"
                    + " minutes: Zeek names that gridftp-data and looks at no later packet.");

    private ServiceNaming() {}

    static String explain(ConnectionView connection) {
        String service = connection.service();
        if (service.isEmpty()) {
            return unnamed(connection.transport(), connection.respPort());
        }
        List<String> confirmed = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (String name : service.split(",", -1)) {
            String seen = SEEN.get(name);
            if (ANNOUNCED.contains(name)) {
                sentences.add("The connection was announced as " + name + " on another one.");
            } else if (seen != null) {
                sentences.add(seen);
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
