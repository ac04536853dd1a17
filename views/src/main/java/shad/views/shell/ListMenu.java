package shad.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import shad.model.query.filter.FilterExpression;
import shad.views.table.CellPosition;
import shad.views.table.HeaderMenu;
import shad.views.table.WindowedTable;

/// What can be done with a row of a list, and with the selected rows. Made anew whenever it opens.
final class ListMenu extends ContextMenu {
    private final ListActions<?> actions;
    private final WindowedTable table;
    private final IntFunction<FilterExpression> condition;
    private final FilterMenus filters;

    /// @param condition the connections that a row stands for
    ListMenu(ListActions<?> actions, IntFunction<FilterExpression> condition, FilterMenus filters) {
        this.actions = actions;
        this.table = actions.table();
        this.condition = condition;
        this.filters = filters;
        // A menu without items never opens.
        getItems().add(new MenuItem("Show Connections"));
        setOnShowing(event -> getItems().setAll(items()));
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        CellPosition cell = table.contextCell();
        if (cell != null) {
            items.addAll(filters.of(condition.apply(cell.row())));
            items.add(new SeparatorMenuItem());
            items.add(forSelected(CopyMenu.item("Show Connections", table::activateLead)));
        }
        items.add(new SeparatorMenuItem());
        items.add(forSelected(CopyMenu.item("Copy Rows", actions::copySelected)));
        items.add(CopyMenu.of(actions));
        items.add(forSelected(CopyMenu.item("Export Selected…", actions::exportSelected)));
        items.add(new SeparatorMenuItem());
        items.add(new Menu("Column", null, HeaderMenu.items(table).toArray(MenuItem[]::new)));
        return items;
    }

    private MenuItem forSelected(MenuItem item) {
        item.setDisable(table.selection().isEmpty());
        return item;
    }
}
