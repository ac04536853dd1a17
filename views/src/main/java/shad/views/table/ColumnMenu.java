package shad.views.table;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// A button that offers the columns of a table, each to be shown or hidden.
public final class ColumnMenu extends MenuButton {
    public ColumnMenu(WindowedTable table) {
        getStyleClass().addAll("column-menu", Styles.SMALL);
        setGraphic(new IconView(Icon.COLUMNS));
        setText("Columns");
        setTooltip(new Tooltip("Show and hide columns"));
        table.columns().forEach(spec -> getItems().add(item(table, spec)));
    }

    private CheckMenuItem item(WindowedTable table, ColumnSpec spec) {
        CheckMenuItem item = new CheckMenuItem(spec.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> table.setColumnVisible(spec.id(), item.isSelected()));
        showingProperty().subscribe(() -> item.setSelected(table.isColumnVisible(spec.id())));
        item.setSelected(spec.visible());
        return item;
    }
}
