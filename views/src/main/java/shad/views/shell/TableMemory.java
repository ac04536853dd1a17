package shad.views.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shad.views.connections.ConnectionsView;
import shad.views.preferences.Settings;
import shad.views.table.ColumnSet;
import shad.views.table.ColumnSets;
import shad.views.table.ColumnState;
import shad.views.table.WindowedTable;

/// Brings tables back as they were left: which columns they show, how wide and in which order, and the sets of columns
/// that a person named. FX thread only.
final class TableMemory {
    private static final String SETS = "connections.column-sets";

    private final Settings settings;
    private final Map<String, WindowedTable> tables;
    private final ColumnSets sets;

    /// @param lists tables besides that of the connections, by name
    TableMemory(Settings settings, ConnectionsView connections, Map<String, WindowedTable> lists) {
        this.settings = settings;
        tables = new HashMap<>(lists);
        tables.put("connections", connections.table());
        sets = connections.columnSets();
    }

    /// Restores what is remembered, and from now on remembers named sets.
    void restore() {
        tables.forEach((name, table) -> table.setColumnStates(states(name)));
        sets.own().setAll(settings.list(SETS).stream().flatMap(text -> ColumnSet.parse(text).stream()).toList());
        sets.own().subscribe(() -> {
            settings.putList(SETS, sets.own().stream().map(ColumnSet::text).toList());
            settings.save();
        });
    }

    /// Remembers how the columns are now.
    void keep() {
        tables.forEach((name, table) -> settings.putList(key(name),
                table.columnStates().stream().map(ColumnState::text).toList()));
        settings.save();
    }

    /// Every table as before the first change by a person; named sets stay.
    void reset() {
        tables.values().forEach(WindowedTable::resetColumns);
    }

    private List<ColumnState> states(String name) {
        return settings.list(key(name)).stream().flatMap(text -> ColumnState.parse(text).stream()).toList();
    }

    private static String key(String name) {
        return name + ".columns";
    }
}
