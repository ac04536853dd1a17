package shad.views.table;

import java.util.HashMap;
import java.util.Map;

/// Numbers for the rows of a [Listing], so that a selected one stays selected: equal keys keep their number. Any thread.
///
/// @param <K> what tells rows apart
public final class Numbering<K> {
    private final Map<K, Integer> numbers = new HashMap<>();

    /// The number of a key, the next one if it is new.
    public synchronized int of(K key) {
        Integer known = numbers.putIfAbsent(key, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /// Begins anew: another capture comes.
    public synchronized void clear() {
        numbers.clear();
    }
}
