package shad.views.table;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import javafx.util.Subscription;

/// Mouse, wheel and keyboard of the rows. Headers and scroll bars keep their own.
final class WindowedTableGestures {
    /// A menu begins a little right of the cell's edge.
    private static final double MENU_INSET = 8;
    private static final Duration DRAG_SCROLL_PERIOD = Duration.millis(50);

    private final WindowedTable table;
    private final RowSelection selection;
    private final WindowedTableSkin skin;
    private final Timeline dragScroll = new Timeline(new KeyFrame(DRAG_SCROLL_PERIOD, event -> scrollWhileDragging()));
    private boolean dragging;
    private double dragY;
    /// Part of a row that the wheel has turned and that has not scrolled yet.
    private double wheelRemainder;

    WindowedTableGestures(WindowedTable table, WindowedTableSkin skin) {
        this.table = table;
        this.selection = table.selection();
        this.skin = skin;
        dragScroll.setCycleCount(Timeline.INDEFINITE);
    }

    Subscription install() {
        EventHandler<MouseEvent> pressed = this::mousePressed;
        EventHandler<MouseEvent> dragged = this::mouseDragged;
        EventHandler<MouseEvent> released = event -> stopDragging();
        EventHandler<ScrollEvent> scrolled = this::scrolled;
        EventHandler<KeyEvent> keyPressed = this::keyPressed;
        EventHandler<ContextMenuEvent> menuRequested = this::menuRequested;
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
        table.addEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, released);
        table.addEventFilter(ScrollEvent.SCROLL, scrolled);
        table.addEventHandler(KeyEvent.KEY_PRESSED, keyPressed);
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menuRequested);
        return () -> {
            stopDragging();
            table.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
            table.removeEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            table.removeEventFilter(MouseEvent.MOUSE_RELEASED, released);
            table.removeEventFilter(ScrollEvent.SCROLL, scrolled);
            table.removeEventHandler(KeyEvent.KEY_PRESSED, keyPressed);
            table.removeEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menuRequested);
        };
    }

    // --- mouse ------------------------------------------------------------------------------------------------------

    private void mousePressed(MouseEvent event) {
        if (!skin.isInRows(event.getX(), event.getY())) {
            return;
        }
        table.requestFocus();
        int index = skin.indexAt(event.getY());
        if (index >= table.rows().size()) {
            if (event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown()) {
                selection.clear();
            }
            return;
        }
        String columnId = skin.columnAt(event.getX());
        if (columnId != null) {
            table.setLeadColumn(columnId);
        }
        if (event.getButton() == MouseButton.PRIMARY) {
            primaryPressed(event, index);
        } else if (event.getButton() == MouseButton.SECONDARY) {
            secondaryPressed(event, index);
        }
        event.consume();
    }

    private void primaryPressed(MouseEvent event, int index) {
        if (event.getClickCount() == 2 && !event.isShiftDown() && !event.isShortcutDown()) {
            table.activate(index);
            return;
        }
        if (event.isShiftDown() && event.isShortcutDown()) {
            selection.addTo(index);
        } else if (event.isShiftDown()) {
            selection.extendTo(index);
        } else if (event.isShortcutDown()) {
            selection.toggle(index);
        } else {
            selection.select(index);
        }
        dragging = true;
        table.reveal(index);
    }

    private void secondaryPressed(MouseEvent event, int index) {
        if (!selection.containsIndex(index)) {
            selection.select(index);
        }
        String columnId = skin.columnAt(event.getX());
        if (columnId != null) {
            table.setContextCell(new CellPosition(index, table.rows().row(index), columnId));
        }
    }

    private void mouseDragged(MouseEvent event) {
        if (!dragging) {
            return;
        }
        dragY = event.getY();
        extendToMouse();
        if (dragY < skin.headerHeight() || dragY >= skin.rowsBottom()) {
            dragScroll.play();
        } else {
            dragScroll.stop();
        }
        event.consume();
    }

    private void scrollWhileDragging() {
        table.setTop(table.getTop() + (dragY < skin.headerHeight() ? -1 : 1));
        extendToMouse();
    }

    private void extendToMouse() {
        int lastOnScreen = table.getTop() + Math.max(1, table.getPageSize()) - 1;
        int index = Math.clamp(skin.indexAt(dragY), table.getTop(), Math.min(lastOnScreen, table.rows().size() - 1));
        if (index != selection.leadIndex()) {
            selection.extendTo(index);
        }
    }

    private void stopDragging() {
        dragging = false;
        dragScroll.stop();
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() == 0) {
            skin.scrollHorizontally(-event.getDeltaX());
        } else {
            double rows = event.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES
                    ? -event.getTextDeltaY()
                    : -event.getDeltaY() / skin.rowHeight();
            wheelRemainder += rows;
            int whole = (int) wheelRemainder;
            wheelRemainder -= whole;
            table.setTop(table.getTop() + whole);
        }
        event.consume();
    }

    // --- keyboard ---------------------------------------------------------------------------------------------------

    private void keyPressed(KeyEvent event) {
        if (event.isAltDown() || table.rows().size() == 0) {
            return;
        }
        if (event.getCode() == KeyCode.F10 && event.isShiftDown()) {
            showMenu();
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.A && event.isShortcutDown() && !event.isShiftDown()) {
            selection.selectAll();
            event.consume();
            return;
        }
        int last = table.rows().size() - 1;
        int lead = selection.leadIndex();
        int page = Math.max(1, table.getPageSize() - 1);
        switch (event.getCode()) {
            case UP, KP_UP -> moveTo(event, lead < 0 ? 0 : Math.max(0, lead - 1));
            case DOWN, KP_DOWN -> moveTo(event, lead < 0 ? 0 : Math.min(last, lead + 1));
            case PAGE_UP -> moveTo(event, Math.max(0, Math.max(lead, 0) - page));
            case PAGE_DOWN -> moveTo(event, Math.min(last, Math.max(lead, 0) + page));
            case HOME -> moveTo(event, 0);
            case END -> moveTo(event, last);
            case LEFT, KP_LEFT -> moveSideways(event, -1);
            case RIGHT, KP_RIGHT -> moveSideways(event, 1);
            case SPACE -> selectLead(event, lead);
            case ENTER -> activateLead(event, lead);
            default -> {
                // Not ours: menus and accelerators see it.
            }
        }
    }

    private void moveTo(KeyEvent event, int index) {
        if (event.isShiftDown() && event.isShortcutDown()) {
            selection.addTo(index);
        } else if (event.isShiftDown()) {
            selection.extendTo(index);
        } else if (event.isShortcutDown()) {
            selection.moveLead(index);
        } else {
            selection.select(index);
        }
        table.reveal(index);
        event.consume();
    }

    private void selectLead(KeyEvent event, int lead) {
        if (lead < 0) {
            return;
        }
        if (event.isShortcutDown()) {
            selection.toggle(lead);
        } else if (event.isShiftDown()) {
            selection.extendTo(lead);
        } else {
            selection.select(lead);
        }
        event.consume();
    }

    private void activateLead(KeyEvent event, int lead) {
        if (lead >= 0) {
            table.activate(lead);
            event.consume();
        }
    }

    private void moveSideways(KeyEvent event, int columns) {
        table.tableColumns().moveLead(columns);
        event.consume();
    }

    // --- menus ------------------------------------------------------------------------------------------------------

    private void menuRequested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            showMenu();
            event.consume();
        }
    }

    /// The menu of the cell that the keyboard is on, below it.
    private void showMenu() {
        ContextMenu menu = table.getContextMenu();
        int lead = selection.leadIndex();
        if (menu == null || lead < 0) {
            return;
        }
        table.reveal(lead);
        String columnId = table.tableColumns().leadOrFirst();
        table.setContextCell(new CellPosition(lead, table.rows().row(lead), columnId));
        Bounds cell = skin.cellBounds(lead, columnId);
        menu.show(table, Side.TOP, cell.getMinX() + MENU_INSET, cell.getMaxY());
    }
}
