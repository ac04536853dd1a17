package shad.views.shell;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.views.connections.ConnectionsView;
import shad.views.selection.Selection;
import shad.views.table.HeaderMenu;

/// What can be done with a cell and with the selected rows.
final class RowMenu extends ContextMenu {
    private final Selection selection;
    private final ConnectionsView connections;
    private final MenuItem only = new MenuItem();
    private final MenuItem without = new MenuItem();
    private final Menu column = new Menu("Column");

    RowMenu(Selection selection, ConnectionsView connections, MainActions actions) {
        this.selection = selection;
        this.connections = connections;
        MenuItem copy = new MenuItem("Copy Rows");
        copy.setOnAction(event -> actions.copySelected());
        MenuItem export = new MenuItem("Export Selected…");
        export.setOnAction(event -> actions.exportSelected());
        export.disableProperty().bind(actions.canExportSelected().not());
        // The value is text of the capture: an underscore in it is no mnemonic.
        only.setMnemonicParsing(false);
        without.setMnemonicParsing(false);
        getItems().setAll(only, without, new SeparatorMenuItem(), copy, export, new SeparatorMenuItem(), column);
        setOnShowing(event -> update());
    }

    private void update() {
        Optional<FilterExpression> condition = connections.contextCondition();
        column.getItems().setAll(HeaderMenu.items(connections.table()));
        only.setVisible(condition.isPresent());
        without.setVisible(condition.isPresent());
        condition.ifPresent(value -> {
            only.setText("Show Only " + value.print());
            only.setOnAction(event -> narrow(value));
            without.setText("Hide " + value.print());
            without.setOnAction(event -> narrow(Filters.not(value)));
        });
    }

    private void narrow(FilterExpression condition) {
        selection.setFilterText(Filters.and(current(), condition).print());
    }

    /// What is not understood gives way.
    private FilterExpression current() {
        try {
            return Filters.parse(selection.getFilterText());
        } catch (FilterException e) {
            return Filters.ALL;
        }
    }
}
