package shad.views.filter;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Filters that a person keeps: those used last, those saved under a name, and the lists that filters ask for by name.
/// FX thread only.
public final class FilterLibrary {
    private static final int MOST_RECENT = 30;

    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ObservableList<SavedFilter> saved = FXCollections.observableArrayList();
    private final ObjectProperty<Map<String, List<String>>> lists =
            new SimpleObjectProperty<>(this, "lists", Map.of());

    /// Filters used before, the latest first. May be changed.
    public ObservableList<String> recent() {
        return recent;
    }

    /// Filters with names, in the order of their buttons. May be changed.
    public ObservableList<SavedFilter> saved() {
        return saved;
    }

    /// Values under names, for `in $name`.
    public ObjectProperty<Map<String, List<String>>> listsProperty() {
        return lists;
    }

    public Map<String, List<String>> getLists() {
        return lists.get();
    }

    /// Puts a filter first among those used before.
    public void used(String text) {
        String filter = text.strip();
        if (filter.isEmpty() || !recent.isEmpty() && recent.getFirst().equals(filter)) {
            return;
        }
        recent.remove(filter);
        recent.addFirst(filter);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    /// Keeps a filter under a name, in place of one of the same name.
    public void save(SavedFilter filter) {
        for (int i = 0; i < saved.size(); i++) {
            if (saved.get(i).name().equals(filter.name())) {
                saved.set(i, filter);
                return;
            }
        }
        saved.add(filter);
    }

    /// Gives a saved filter another name; another filter of that name gives way.
    public void rename(SavedFilter filter, String name) {
        saved.removeIf(each -> each.name().equals(name) && !each.equals(filter));
        int index = saved.indexOf(filter);
        if (index >= 0) {
            saved.set(index, new SavedFilter(name, filter.text()));
        }
    }

    /// Moves a saved filter by places, to the right where positive, as far as that is possible.
    public void move(SavedFilter filter, int places) {
        int index = saved.indexOf(filter);
        int target = Math.clamp(index + (long) places, 0, saved.size() - 1);
        if (index >= 0 && index != target) {
            saved.remove(index);
            saved.add(target, filter);
        }
    }
}
