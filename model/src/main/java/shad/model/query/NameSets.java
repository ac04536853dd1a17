package shad.model.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Sets of service names by number, 0 for the empty one, so that adding a connection's names to those of its service is a
/// look-up. There are few services and few of their sets. For one thread.
final class NameSets {
    private final List<List<String>> sets = new ArrayList<>(List.of(List.of()));
    private final Map<List<String>, Integer> numbers = new HashMap<>(Map.of(List.of(), 0));
    private final Map<Long, Integer> unions = new HashMap<>();

    /// The set with the names of a service text of conn.log, joined by commas, as well.
    ///
    /// @param serviceId stands for the text
    int union(int set, int serviceId, String service) {
        return unions.computeIfAbsent((long) set << 32 | serviceId, any -> {
            TreeSet<String> names = new TreeSet<>(sets.get(set));
            names.addAll(List.of(service.split(",", -1)));
            return number(List.copyOf(names));
        });
    }

    private int number(List<String> names) {
        return numbers.computeIfAbsent(names, any -> {
            sets.add(names);
            return sets.size() - 1;
        });
    }

    /// The names in alphabetical order.
    List<String> names(int set) {
        return sets.get(set);
    }
}
