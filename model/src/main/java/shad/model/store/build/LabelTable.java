package shad.model.store.build;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Strings that many rows share, by id; id 0 is the empty string. Owned by the tracker thread.
public final class LabelTable {
    /// The id of the empty string.
    public static final int NONE = 0;

    private final Map<String, Integer> ids = new HashMap<>();
    private String[] labels = new String[64];
    private int count;

    public LabelTable() {
        id("");
    }

    /// The id of a string, new if it was not known.
    public int id(String label) {
        Integer known = ids.get(label);
        if (known != null) {
            return known;
        }
        if (count == labels.length) {
            labels = Arrays.copyOf(labels, count * 2);
        }
        labels[count] = label;
        ids.put(label, count);
        return count++;
    }

    /// The string of an id.
    public String text(int id) {
        return labels[id];
    }

    /// The strings by id, for other threads: the array only ever grows at the end, so it is shared.
    public String[] snapshot() {
        return labels;
    }
}
