package shad.views.table;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with a column, for the menu of its header and for menus of cells.
public final class HeaderMenu {
    private HeaderMenu() {}

    /// New items that act on the column that a context menu is about.
    public static List<MenuItem> items(WindowedTable table) {
        CellPosition cell = table.contextCell();
        return items(table, cell == null ? table.tableColumns().leadOrFirst() : cell.columnId());
    }

    /// New items that act on a column.
    public static List<MenuItem> items(WindowedTable table, String columnId) {
        List<SortKey> others = table.sortOrder().stream().filter(key -> !key.columnId().equals(columnId)).toList();
        boolean sorted = others.size() < table.sortOrder().size();
        MenuItem add = item("Add to Sort", () -> table.sortBy(with(others, columnId)));
        add.setDisable(sorted || others.isEmpty());
        MenuItem clear = item("Clear Sort", () -> table.sortBy(List.of()));
        clear.setDisable(table.sortOrder().isEmpty());
        boolean pinned = table.isColumnPinned(columnId);
        return List.of(
                item("Sort Ascending", () -> table.sortBy(List.of(new SortKey(columnId, false)))),
                item("Sort Descending", () -> table.sortBy(List.of(new SortKey(columnId, true)))),
                add,
                clear,
                new SeparatorMenuItem(),
                item(pinned ? "Unpin" : "Pin at the Left", () -> table.setColumnPinned(columnId, !pinned)),
                item("Fit Width", () -> table.fitWidth(columnId)),
                item("Hide Column", () -> table.setColumnVisible(columnId, false)));
    }

    private static List<SortKey> with(List<SortKey> keys, String columnId) {
        List<SortKey> more = new ArrayList<>(keys);
        more.add(new SortKey(columnId, false));
        return more;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
