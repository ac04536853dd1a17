package shad.views.table;

import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the mouse does on the headers of a view: clicks sort, the secondary button offers a menu, resting explains.
/// Resizing and moving are the view's own.
final class HeaderGestures {
    private static final Object EXPLAINED = new Object();

    private final WindowedTable table;
    private final TableView<VisibleRow> view;
    private final ContextMenu menu = new ContextMenu();

    HeaderGestures(WindowedTable table, TableView<VisibleRow> view) {
        this.table = table;
        this.view = view;
    }

    Subscription install() {
        EventHandler<MouseEvent> entered = this::explain;
        EventHandler<MouseEvent> clicked = this::clicked;
        EventHandler<ContextMenuEvent> menuRequested = this::menuRequested;
        view.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, entered);
        view.addEventFilter(MouseEvent.MOUSE_CLICKED, clicked);
        view.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menuRequested);
        return Subscription.combine(
                view.focusedProperty().subscribe(this::passFocus),
                () -> view.removeEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, entered),
                () -> view.removeEventFilter(MouseEvent.MOUSE_CLICKED, clicked),
                () -> view.removeEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menuRequested));
    }

    /// A click on a header focuses the view; the keyboard is the table's.
    private void passFocus(boolean focused) {
        if (focused) {
            Platform.runLater(table::requestFocus);
        }
    }

    private void clicked(MouseEvent event) {
        TableColumnHeader header = header(event.getTarget());
        if (header != null && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            table.turnSort(header.getTableColumn().getId(), event.isShiftDown());
            event.consume();
        }
    }

    private void menuRequested(ContextMenuEvent event) {
        TableColumnHeader header = header(event.getTarget());
        if (header != null) {
            menu.getItems().setAll(HeaderMenu.items(table, header.getTableColumn().getId()));
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    /// The view makes headers anew whenever columns come, go or move, so each gets its tooltip when it is first entered.
    private void explain(MouseEvent event) {
        if (event.getTarget() instanceof TableColumnHeader header
                && header.getTableColumn() != null
                && header.getProperties().putIfAbsent(EXPLAINED, true) == null) {
            String meaning = table.spec(header.getTableColumn().getId()).meaning();
            if (meaning != null) {
                Tooltip.install(header, new Tooltip(meaning));
            }
        }
    }

    /// The header of a column around a node.
    private static @Nullable TableColumnHeader header(EventTarget target) {
        for (Node node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            if (node instanceof TableColumnHeader header) {
                return header.getTableColumn() == null ? null : header;
            }
        }
        return null;
    }
}
