package shad.model.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import shad.model.conn.IpAddress;
import shad.model.conn.KnownService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;

/// A port of a host that somebody serves, and how some connections used it. Immutable.
///
/// @param names what analyzers confirmed there, as conn.log names it, in alphabetical order
/// @param lostNames what they confirmed but found violated later, without the mark `-`
/// @param signs what shows that the port is served; never empty
/// @param connections connections to the port, unanswered ones included
/// @param clients distinct originators; a lower bound where [ServiceCounts#clientsCut]
/// @param clientBytes payload bytes of the originators, as far as logged
/// @param serverBytes payload bytes of the host, as far as logged
/// @param firstNanos time of the first packet of the first connection
/// @param lastNanos time of the last packet
public record ServiceUse(
        IpAddress host,
        int port,
        TransportProtocol transport,
        Locality locality,
        List<String> names,
        List<String> lostNames,
        Set<ServiceSign> signs,
        long connections,
        long clients,
        long clientBytes,
        long serverBytes,
        long firstNanos,
        long lastNanos) {
    private static final Set<String> NAMED_BY_SCRIPTS =
            Set.of("ftp-data", "gridftp", "gridftp-data", "irc-dcc-data");

    /// Payload bytes of both directions.
    public long bytes() {
        return clientBytes + serverBytes;
    }

    /// The same as a line of known_services.log, at the time when it was first seen. There the names of analyzers are in
    /// upper case and those of Zeek's scripts as they are.
    public KnownService knownService() {
        List<String> inOwnCase = names.stream()
                .map(name -> NAMED_BY_SCRIPTS.contains(name) ? name : name.toUpperCase(Locale.ROOT))
                .toList();
        return new KnownService(
                Math.floorDiv(firstNanos, 1000L),
                new Server(host, port, transport),
                inOwnCase.isEmpty() ? List.of(KnownService.UNRECOGNISED) : inOwnCase);
    }

    /// Whether an analyzer confirmed what is spoken there; otherwise only the port lets one guess.
    public boolean isConfirmed() {
        return !names.isEmpty();
    }
}
