package shad.views.table;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Lays out header and rows (a table view), scroll bars of our own, and the footer of totals.
///
/// The table view's own scroll bars are given no room by the style sheet. The vertical one means nothing here, because the
/// view holds one screen; the horizontal one keeps header and rows together and is followed by ours.
final class WindowedTableSkin extends SkinBase<WindowedTable> {
    /// Until the style sheet says otherwise.
    private static final double UNSTYLED_ROW_HEIGHT = 26;
    /// Among millions of rows the thumb would otherwise be too small to be caught.
    private static final double SHORTEST_THUMB = 32;
    private static final Object EXPLAINED = new Object();

    private final WindowedTable table;
    private final TableView<VisibleRow> view;
    private final ScrollBar verticalBar = new ScrollBar();
    private final ScrollBar horizontalBar = new ScrollBar();
    private final Region corner = new Region();
    private final StackPane placeholderArea = new StackPane();
    private final TotalsRow totals;
    private final List<WindowRow> screenRows = new ArrayList<>();
    private final WindowedTableGestures gestures;
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable ScrollBar viewBar;
    private double rowsBottom;

    WindowedTableSkin(WindowedTable table) {
        super(table);
        this.table = table;
        view = table.view();
        totals = new TotalsRow(table, horizontalBar.valueProperty());
        gestures = new WindowedTableGestures(table, this);

        view.setRowFactory(any -> {
            WindowRow row = new WindowRow(table);
            screenRows.add(row);
            return row;
        });
        view.setPlaceholder(new Region());
        verticalBar.setOrientation(Orientation.VERTICAL);
        verticalBar.setUnitIncrement(1);
        verticalBar.setFocusTraversable(false);
        horizontalBar.setFocusTraversable(false);
        corner.getStyleClass().add("corner");
        placeholderArea.getStyleClass().add("placeholder-area");
        placeholderArea.setPickOnBounds(false);
        getChildren().addAll(view, placeholderArea, corner, verticalBar, totals, horizontalBar);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(table.widthProperty());
        clip.heightProperty().bind(table.heightProperty());
        table.setClip(clip);
        consumeMouseEvents(false);
        subscribe();
    }

    private void subscribe() {
        subscriptions = Subscription.combine(
                verticalBar.valueProperty().subscribe(value -> table.setTop((int) Math.round(value.doubleValue()))),
                table.topProperty().subscribe(value -> verticalBar.setValue(value.doubleValue())),
                table.selection().versionProperty().subscribe(this::updateRowMarks),
                table.placeholderProperty().subscribe(this::showPlaceholder),
                view.focusedProperty().subscribe(this::passFocus),
                view.getItems().subscribe(table::requestLayout),
                view.fixedCellSizeProperty().subscribe(table::requestLayout),
                gestures.install(),
                explainHeaders());
    }

    private void showPlaceholder(@Nullable Node node) {
        placeholderArea.getChildren().clear();
        if (node != null) {
            placeholderArea.getChildren().add(node);
        }
    }

    /// A click on a header focuses the view; the keyboard is ours.
    private void passFocus(boolean viewFocused) {
        if (viewFocused) {
            Platform.runLater(table::requestFocus);
        }
    }

    private Subscription explainHeaders() {
        EventHandler<MouseEvent> entered = this::explainHeader;
        view.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, entered);
        return () -> view.removeEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, entered);
    }

    /// The view makes headers anew whenever columns come, go or move, so each gets its tooltip when it is first entered.
    private void explainHeader(MouseEvent event) {
        if (event.getTarget() instanceof TableColumnHeader header
                && header.getTableColumn() != null
                && header.getProperties().putIfAbsent(EXPLAINED, true) == null) {
            String meaning = table.spec(header.getTableColumn().getId()).meaning();
            if (meaning != null) {
                Tooltip.install(header, new Tooltip(meaning));
            }
        }
    }

    private void updateRowMarks() {
        screenRows.removeIf(row -> row.getTableView() == null);
        screenRows.forEach(WindowRow::updateMarks);
    }

    /// The row index at a height within the table, which may lie outside of the rows.
    int indexAt(double y) {
        return table.getTop() + (int) Math.floor((y - headerHeight()) / rowHeight());
    }

    boolean isInRows(double x, double y) {
        return y >= headerHeight() && y < rowsBottom && x < view.getWidth();
    }

    /// The column at a place within the table, or null right of the last one.
    @Nullable
    String columnAt(double x) {
        double left = -horizontalBar.getValue();
        for (var column : view.getVisibleLeafColumns()) {
            left += column.getWidth();
            if (x < left) {
                return column.getId();
            }
        }
        return null;
    }

    double rowHeight() {
        return view.getFixedCellSize() > 0 ? view.getFixedCellSize() : UNSTYLED_ROW_HEIGHT;
    }

    double rowsBottom() {
        return rowsBottom;
    }

    double headerHeight() {
        Node header = view.lookup(".column-header-background");
        return header instanceof Region region ? region.prefHeight(-1) : 0;
    }

    void scrollHorizontally(double pixels) {
        horizontalBar.setValue(
                Math.clamp(horizontalBar.getValue() + pixels, horizontalBar.getMin(), horizontalBar.getMax()));
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        followView();
        double footerHeight = totals.isVisible() ? totals.prefHeight(-1) : 0;
        double barHeight = horizontalBar.isVisible() ? horizontalBar.prefHeight(-1) : 0;
        double viewHeight = Math.max(0, height - footerHeight - barHeight);
        double headerHeight = Math.min(headerHeight(), viewHeight);
        double rowsHeight = viewHeight - headerHeight;

        int whole = (int) Math.floor(rowsHeight / rowHeight());
        int begun = (int) Math.ceil(rowsHeight / rowHeight());
        rowsBottom = y + viewHeight;
        table.setScreen(whole, begun);
        boolean scrollable = table.maxTop() > 0;
        double barWidth = scrollable ? verticalBar.prefWidth(-1) : 0;
        double viewWidth = width - barWidth;

        // The view is high enough for the last row to be whole, so that it never scrolls; footer and clip cut it off.
        view.resizeRelocate(x, y, viewWidth, headerHeight + begun * rowHeight());
        verticalBar.setVisible(scrollable);
        corner.setVisible(scrollable);
        if (scrollable) {
            corner.resizeRelocate(x + viewWidth, y, barWidth, headerHeight);
            verticalBar.resizeRelocate(x + viewWidth, y + headerHeight, barWidth, rowsHeight);
            verticalBar.setMax(table.maxTop());
            verticalBar.setBlockIncrement(whole);
            double shown = Math.max((double) whole / table.rows().size(), SHORTEST_THUMB / rowsHeight);
            verticalBar.setVisibleAmount(shown * table.maxTop());
            verticalBar.setValue(table.getTop());
        }
        placeholderArea.setVisible(table.rows().size() == 0);
        placeholderArea.resizeRelocate(x, y + headerHeight, width, rowsHeight);
        totals.resizeRelocate(x, y + viewHeight, width, footerHeight);
        horizontalBar.resizeRelocate(x, y + viewHeight + footerHeight, viewWidth, barHeight);
    }

    /// The view makes its scroll bars with its skin, which is there at the first layout.
    private void followView() {
        if (viewBar != null) {
            return;
        }
        for (Node node : view.lookupAll(".virtual-flow > .scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
                viewBar = bar;
                horizontalBar.minProperty().bind(bar.minProperty());
                horizontalBar.maxProperty().bind(bar.maxProperty());
                horizontalBar.visibleAmountProperty().bind(bar.visibleAmountProperty());
                horizontalBar.visibleProperty().bind(bar.visibleProperty());
                horizontalBar.valueProperty().bindBidirectional(bar.valueProperty());
                subscriptions = subscriptions.and(bar.visibleProperty().subscribe(table::requestLayout));
            }
        }
    }

    /// Shrinks as far as it is asked to; the usual answer would be the size it has.
    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + right;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return top + headerHeight() + bottom;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return view.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return view.prefHeight(width);
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
        totals.dispose();
        super.dispose();
    }
}
