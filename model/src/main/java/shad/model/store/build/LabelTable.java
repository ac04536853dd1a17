package shad.model.store.build;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Strings that many rows share, by id; id 0 is the empty string. Owned by the tracker thread.
public final class LabelTable {
    /// The id of the empty string.
    public static final int NONE = 0;
    private static final int UNKNOWN = -1;

    private final Map<String, Integer> ids = new HashMap<>();
    private String[] labels = new String[64];
    private int count;
    /// By id, the id of the same string in lower case.
    private int[] lowerCase = {NONE};

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

    /// The id of the string in lower case.
    public int lowerCase(int id) {
        if (id >= lowerCase.length) {
            int known = lowerCase.length;
            lowerCase = Arrays.copyOf(lowerCase, labels.length);
            Arrays.fill(lowerCase, known, lowerCase.length, UNKNOWN);
        }
        if (lowerCase[id] == UNKNOWN) {
            lowerCase[id] = id(labels[id].toLowerCase(Locale.ROOT));
        }
        return lowerCase[id];
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
