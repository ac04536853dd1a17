package shad.views.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import shad.model.conn.PortNames;
import shad.model.query.ServiceSign;
import shad.model.query.ServiceUse;

/// What is said about a service, with findings and guesses kept apart.
final class ServiceText {
    private ServiceText() {}

    /// What analyzers confirmed, joined by commas; empty where nothing was.
    static String confirmed(ServiceUse service) {
        return String.join(",", service.names());
    }

    /// What is in the service column of the connections: what was confirmed, and what was confirmed and lost.
    static String logged(ServiceUse service) {
        List<String> names = new ArrayList<>(service.names());
        service.lostNames().stream().map(name -> "-" + name).forEach(names::add);
        return String.join(",", names);
    }

    /// The name that is registered for the port; empty where none is known.
    static String hint(ServiceUse service) {
        return PortNames.of(service.transport(), service.port());
    }

    /// What the table shows, as text.
    static String shown(ServiceUse service) {
        String logged = logged(service);
        String hint = hint(service);
        return !logged.isEmpty() ? logged : hint.isEmpty() ? "-" : hint + "?";
    }

    static String evidence(ServiceUse service) {
        String signs = service.signs().stream().map(ServiceSign::label).collect(Collectors.joining(", "));
        return grounds(service) + " · " + signs;
    }

    private static String grounds(ServiceUse service) {
        if (service.isConfirmed()) {
            return "confirmed";
        }
        if (!service.lostNames().isEmpty()) {
            return "not kept";
        }
        return hint(service).isEmpty() ? "unknown" : "port only";
    }

    /// Why the service has its name, in sentences.
    static String explanation(ServiceUse service) {
        List<String> sentences = new ArrayList<>();
        if (service.isConfirmed()) {
            sentences.add("Confirmed in the payload by the analyzer of " + String.join(", ", service.names()) + ".");
        }
        if (!service.lostNames().isEmpty()) {
            sentences.add("Confirmed at first as " + String.join(", ", service.lostNames())
                    + ", then the payload broke the protocol's rules.");
        }
        if (service.names().isEmpty() && service.lostNames().isEmpty()) {
            String port = service.transport().zeekName().toUpperCase(Locale.ROOT) + " port " + service.port();
            sentences.add("No analyzer confirmed what is spoken here.");
            sentences.add(hint(service).isEmpty()
                    ? "No name is known to be registered for " + port + "."
                    : "IANA has registered " + port + " for " + hint(service) + ": a hint, no finding.");
        }
        return String.join("\n", sentences);
    }

    static String signs(ServiceUse service) {
        return service.signs().stream()
                .map(sign -> sign.label() + ": " + sign.meaning())
                .collect(Collectors.joining("\n"));
    }
}
