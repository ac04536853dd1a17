package shad.model.service.known;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shad.model.conn.Server;

/// The ledger of one run: whatever was entered for a server is forgotten together, a day after its first entry (Zeek,
/// the table `Known::services`). Like Zeek's, it counts whole seconds from the first frame and looks for what has
/// expired every ten seconds. Owned by the tracker thread.
final class DailyLedger implements ServiceLedger {
    /// `table_expire_interval`
    private static final double SWEEP_SECONDS = 10;

    private final double expirySeconds;
    /// The oldest first.
    private final Map<Server, Entry> entries = new LinkedHashMap<>();
    private double startSeconds = Double.NaN;
    private double nextSweep;

    private record Entry(double createdSeconds, Set<String> names) {}

    DailyLedger(double expirySeconds) {
        this.expirySeconds = expirySeconds;
    }

    @Override
    public void advance(double nowSeconds) {
        if (Double.isNaN(startSeconds)) {
            startSeconds = nowSeconds;
        }
        if (nowSeconds >= nextSweep) {
            nextSweep = nowSeconds + SWEEP_SECONDS;
            Iterator<Entry> oldest = entries.values().iterator();
            while (oldest.hasNext() && oldest.next().createdSeconds + expirySeconds < nowSeconds) {
                oldest.remove();
            }
        }
    }

    @Override
    public List<List<String>> enter(Sighting sighting, double nowSeconds) {
        Entry entry = entries.get(sighting.server());
        if (entry == null) {
            entry = new Entry(wholeSeconds(nowSeconds), HashSet.newHashSet(1));
            entries.put(sighting.server(), entry);
        }
        if (entry.names.containsAll(sighting.names())) {
            return List.of();
        }
        List<String> news = new ArrayList<>(1);
        for (String name : sighting.names()) {
            if (entry.names.add(name)) {
                news.add(name);
            }
        }
        return List.of(news);
    }

    private double wholeSeconds(double seconds) {
        return startSeconds + (int) (seconds - startSeconds);
    }
}
