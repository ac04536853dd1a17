package shad.views.shell;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import shad.views.table.HeaderMenu;

/// What can be done with the rows of a list.
final class ListMenu extends ContextMenu {
    ListMenu(ListActions<?> actions, Runnable showConnections) {
        MenuItem show = new MenuItem("Show Connections");
        show.setOnAction(event -> showConnections.run());
        MenuItem copy = new MenuItem("Copy Rows");
        copy.setOnAction(event -> actions.copySelected());
        MenuItem export = new MenuItem("Export Selected…");
        export.setOnAction(event -> actions.exportSelected());
        Menu column = new Menu("Column");
        getItems().setAll(show, new SeparatorMenuItem(), copy, export, new SeparatorMenuItem(), column);
        setOnShowing(event -> {
            boolean none = actions.table().selection().isEmpty();
            getItems().forEach(item -> item.setDisable(none));
            column.setDisable(false);
            column.getItems().setAll(HeaderMenu.items(actions.table()));
        });
    }
}
