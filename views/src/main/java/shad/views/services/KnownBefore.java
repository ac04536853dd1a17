package shad.views.services;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;
import shad.model.query.ServiceUse;

/// What was remembered when the capture was opened, and how the services of the capture look beside it. Immutable; any
/// thread.
final class KnownBefore {
    static final KnownBefore NOTHING = new KnownBefore(List.of());

    /// Silence after which a service is worth a word.
    private static final Duration LONG = Duration.ofDays(30);

    private final Map<Server, Memory> servers = new HashMap<>();

    private static final class Memory {
        private final Set<String> names = new HashSet<>();
        private long firstMicros = Long.MAX_VALUE;
        private long lastMicros = Long.MIN_VALUE;
    }

    KnownBefore(List<RememberedService> services) {
        for (RememberedService service : services) {
            Memory memory = servers.computeIfAbsent(service.server(), any -> new Memory());
            memory.names.add(service.name().toLowerCase(Locale.ROOT));
            memory.firstMicros = Math.min(memory.firstMicros, service.firstSeenMicros());
            memory.lastMicros = Math.max(memory.lastMicros, service.lastSeenMicros());
        }
    }

    boolean isEmpty() {
        return servers.isEmpty();
    }

    /// What is new about a service: `new`, `new: name`, or since when it has been known. Empty while nothing at all is
    /// remembered, since everything would be new then.
    String news(ServiceUse service) {
        if (servers.isEmpty()) {
            return "";
        }
        Memory memory = servers.get(server(service));
        if (memory == null) {
            return "new";
        }
        String unknown = service.names().stream()
                .filter(name -> !memory.names.contains(name))
                .collect(Collectors.joining(","));
        if (!unknown.isEmpty()) {
            return "new: " + unknown;
        }
        long silence = Math.floorDiv(service.firstNanos(), 1000L) - memory.lastMicros;
        return silence > LONG.toMillis() * 1000
                ? "back after " + silence / 86_400_000_000L + " days"
                : "since " + date(memory.firstMicros);
    }

    /// Remembered services that a capture does not show and that have not been seen for long before it, those unseen
    /// longest first: a line each.
    List<String> longUnseen(List<ServiceUse> present) {
        if (present.isEmpty()) {
            return List.of();
        }
        Set<Server> seen = present.stream().map(KnownBefore::server).collect(Collectors.toSet());
        long end = present.stream().mapToLong(ServiceUse::lastNanos).max().orElseThrow() / 1000;
        return servers.entrySet().stream()
                .filter(entry -> !seen.contains(entry.getKey()))
                .filter(entry -> end - entry.getValue().lastMicros > LONG.toMillis() * 1000)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().lastMicros))
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String line(Server server, Memory memory) {
        String names = memory.names.stream().filter(name -> !name.isEmpty()).sorted().collect(Collectors.joining(","));
        return server.host() + " " + server.port() + "/" + server.transport().zeekName()
                + (names.isEmpty() ? "" : " " + names) + ", last seen " + date(memory.lastMicros);
    }

    private static Server server(ServiceUse service) {
        return new Server(service.host(), service.port(), service.transport());
    }

    private static LocalDate date(long micros) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)), ZoneOffset.UTC);
    }
}
