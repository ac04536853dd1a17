package shad.views.shell;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with the rows of a list.
final class ListMenu extends ContextMenu {
    ListMenu(ListActions<?> actions, Runnable showConnections) {
        MenuItem show = new MenuItem("Show Connections");
        show.setOnAction(event -> showConnections.run());
        MenuItem copy = new MenuItem("Copy Rows");
        copy.setOnAction(event -> actions.copySelected());
        MenuItem export = new MenuItem("Export Selected…");
        export.setOnAction(event -> actions.exportSelected());
        getItems().setAll(show, new SeparatorMenuItem(), copy, export);
        setOnShowing(event -> {
            boolean none = actions.table().selection().isEmpty();
            getItems().forEach(item -> item.setDisable(none));
        });
    }
}
