package shad.views.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The named sets of columns of a table: some that are always there, and those that a person saves. FX thread only.
public final class ColumnSets {
    private final WindowedTable table;
    private final List<ColumnSet> builtIn;
    private final ObservableList<ColumnSet> own = FXCollections.observableArrayList();

    public ColumnSets(WindowedTable table, List<ColumnSet> builtIn) {
        this.table = table;
        this.builtIn = List.copyOf(builtIn);
    }

    /// Those that are always there.
    public List<ColumnSet> builtIn() {
        return builtIn;
    }

    /// Those that a person saved, to be kept in settings.
    public ObservableList<ColumnSet> own() {
        return own;
    }

    /// Has the table show a set.
    public void apply(ColumnSet set) {
        table.setColumnStates(set.columns());
    }

    /// Saves what the table shows under a name, in place of what was saved under it before.
    ///
    /// @return what is wrong with the name; empty when it was saved
    public Optional<String> save(String name) {
        return put(null, new ColumnSet(name.strip(), table.columnStates()));
    }

    /// Gives a saved set another name.
    ///
    /// @return what is wrong with the name; empty when it was renamed
    public Optional<String> rename(ColumnSet set, String name) {
        return put(set, new ColumnSet(name.strip(), set.columns()));
    }

    public void delete(ColumnSet set) {
        own.remove(set);
    }

    private Optional<String> put(@Nullable ColumnSet before, ColumnSet set) {
        if (set.name().isEmpty()) {
            return Optional.of("A set needs a name.");
        }
        if (set.name().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("A name is one line of plain characters.");
        }
        if (builtIn.stream().anyMatch(each -> each.name().equalsIgnoreCase(set.name()))) {
            return Optional.of("“" + set.name() + "” is always there. Choose another name.");
        }
        List<ColumnSet> others = own.stream()
                .filter(each -> !each.equals(before) && !each.name().equalsIgnoreCase(set.name()))
                .toList();
        own.setAll(Stream.concat(others.stream(), Stream.of(set)).toList());
        return Optional.empty();
    }
}
