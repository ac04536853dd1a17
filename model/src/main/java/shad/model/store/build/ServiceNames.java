package shad.model.store.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names found on connections, in their own case and in the order in which they were found, by the id of the label
/// that joins them: connections with the same names share a list, so that asking for it costs nothing. Owned by the
/// tracker thread.
public final class ServiceNames {
    private static final String SEPARATOR = ",";

    private final LabelTable labels;
    private @Nullable List<String>[] lists = emptyLists();

    /// Lists whose labels lie in `labels`.
    public ServiceNames(LabelTable labels) {
        this.labels = labels;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<String>[] emptyLists() {
        return (@Nullable List<String>[]) new List<?>[0];
    }

    /// The names that an id stands for; no label at all is no name.
    public List<String> of(int id) {
        if (id == LabelTable.NONE) {
            return List.of();
        }
        if (id >= lists.length) {
            lists = Arrays.copyOf(lists, Math.max(id + 1, lists.length * 2));
        }
        List<String> known = lists[id];
        if (known == null) {
            known = List.of(labels.text(id).split(SEPARATOR, -1));
            lists[id] = known;
        }
        return known;
    }

    /// The id of the same names and one more, which goes last; the same id if it is among them.
    public int with(int id, String name) {
        if (id == LabelTable.NONE) {
            return labels.id(name);
        }
        List<String> names = of(id);
        return names.contains(name) ? id : labels.id(labels.text(id) + SEPARATOR + name);
    }

    /// The id of the same names without one of them.
    public int without(int id, String name) {
        List<String> names = of(id);
        if (!names.contains(name)) {
            return id;
        }
        List<String> rest = new ArrayList<>(names);
        rest.remove(name);
        return labels.id(String.join(SEPARATOR, rest));
    }
}
