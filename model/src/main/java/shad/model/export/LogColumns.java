package shad.model.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of a log in its order. A TSV log names them in its header; those of a JSON log become known as they
/// occur. For one thread.
final class LogColumns {
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    int count() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    String type(int index) {
        return types.get(index);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /// The place of a column, -1 where there is none.
    int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    int add(String name, String type) {
        names.add(name);
        types.add(type);
        indexes.put(name, names.size() - 1);
        return names.size() - 1;
    }
}
