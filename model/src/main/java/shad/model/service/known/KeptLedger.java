package shad.model.service.known;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;

/// A ledger that goes on from what earlier runs remembered. Each name is news of its own: it makes a line of its own, and
/// is news again once it was listed longer ago than the expiry (Zeek, known-services with a store). Owned by the tracker
/// thread.
final class KeptLedger implements ServiceLedger {
    private final long expiryMicros;
    private final Map<Key, RememberedService> before = new HashMap<>();
    private final Map<Key, RememberedService> seen = new HashMap<>();

    private record Key(Server server, String name) {}

    KeptLedger(double expirySeconds, List<RememberedService> remembered) {
        this.expiryMicros = micros(expirySeconds);
        for (RememberedService service : remembered) {
            before.put(new Key(service.server(), service.name()), service);
        }
    }

    @Override
    public List<List<String>> enter(Sighting sighting, double nowSeconds) {
        List<List<String>> lines = new ArrayList<>(1);
        for (String name : sighting.names()) {
            if (enter(new Key(sighting.server(), name), micros(sighting.seconds()), micros(nowSeconds))) {
                lines.add(List.of(name));
            }
        }
        return lines;
    }

    private boolean enter(Key key, long seenMicros, long nowMicros) {
        RememberedService known = seen.containsKey(key) ? seen.get(key) : before.get(key);
        boolean news = known == null || nowMicros - known.listedMicros() > expiryMicros;
        long first = known == null ? seenMicros : Math.min(known.firstSeenMicros(), seenMicros);
        long last = known == null ? seenMicros : Math.max(known.lastSeenMicros(), seenMicros);
        long listed = known == null || news ? nowMicros : known.listedMicros();
        seen.put(key, new RememberedService(key.server, key.name, first, last, listed));
        return news;
    }

    @Override
    public List<RememberedService> seen() {
        return List.copyOf(seen.values());
    }

    private static long micros(double seconds) {
        return Math.round(seconds * 1e6);
    }
}
