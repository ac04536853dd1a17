package shad.views.shell;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import shad.model.export.CopyFormat;

/// The formats in which selected rows can be copied, as a menu.
final class CopyMenu {
    private CopyMenu() {}

    static Menu of(FrontRows rows) {
        Menu menu = new Menu("Copy Rows As");
        for (CopyFormat format : CopyFormat.values()) {
            menu.getItems().add(item(format.word(), () -> rows.copyRows(format, false)));
            if (format == CopyFormat.TSV || format == CopyFormat.CSV) {
                menu.getItems().add(item(format.word() + " with Names", () -> rows.copyRows(format, true)));
            }
        }
        menu.setDisable(rows.table().selection().isEmpty());
        return menu;
    }

    static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> action.run());
        return item;
    }
}
