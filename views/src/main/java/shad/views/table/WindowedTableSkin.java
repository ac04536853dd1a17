package shad.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
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

    private final WindowedTable table;
    private final TableView<VisibleRow> pinned;
    private final TableView<VisibleRow> view;
    private final ScrollBar verticalBar = new ScrollBar();
    private final ScrollBar horizontalBar = new ScrollBar();
    private final Region corner = new Region();
    private final StackPane placeholderArea = new StackPane();
    private final TotalsRow pinnedTotals;
    private final TotalsRow totals;
    private final List<WindowRow> screenRows = new ArrayList<>();
    private final WindowedTableGestures gestures;
    private final CellPace pace;
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable ScrollBar viewBar;
    /// The view makes it with its skin and keeps it.
    private @Nullable Region header;
    private double rowsBottom;

    WindowedTableSkin(WindowedTable table) {
        super(table);
        this.table = table;
        pinned = table.tableColumns().pinned();
        view = table.tableColumns().scrolling();
        pinnedTotals = new TotalsRow(table, pinned, new SimpleDoubleProperty());
        totals = new TotalsRow(table, view, horizontalBar.valueProperty());
        gestures = new WindowedTableGestures(table, this);
        pace = new CellPace(table::requestLayout);

        pinned.getStyleClass().add("pinned");
        for (TableView<VisibleRow> each : table.tableColumns().views()) {
            each.setRowFactory(any -> {
                WindowRow row = new WindowRow(table);
                screenRows.add(row);
                return row;
            });
            each.setPlaceholder(new Region());
        }
        verticalBar.setOrientation(Orientation.VERTICAL);
        verticalBar.setUnitIncrement(1);
        verticalBar.setFocusTraversable(false);
        horizontalBar.setFocusTraversable(false);
        corner.getStyleClass().add("corner");
        placeholderArea.getStyleClass().add("placeholder-area");
        placeholderArea.setPickOnBounds(false);
        getChildren()
                .addAll(view, pinned, placeholderArea, corner, verticalBar, totals, pinnedTotals, horizontalBar);
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
                table.leadColumnProperty().subscribe(() -> leadColumnChanged()),
                pinned.getVisibleLeafColumns().subscribe(this::columnsChanged),
                view.getVisibleLeafColumns().subscribe(this::columnsChanged),
                view.getItems().subscribe(table::requestLayout),
                view.fixedCellSizeProperty().subscribe(table::requestLayout),
                gestures.install(),
                new HeaderGestures(table, pinned).install(),
                new HeaderGestures(table, view).install());
        for (ColumnSpec spec : table.columns()) {
            subscriptions = subscriptions.and(table.column(spec.id()).widthProperty().subscribe(table::requestLayout));
        }
    }

    private void showPlaceholder(@Nullable Node node) {
        placeholderArea.getChildren().clear();
        if (node != null) {
            placeholderArea.getChildren().add(node);
        }
    }

    private void updateRowMarks() {
        screenRows.removeIf(row -> row.getTableView() == null);
        screenRows.forEach(WindowRow::updateMarks);
    }

    /// The views make all cells anew.
    private void columnsChanged() {
        pace.startOver();
        table.requestLayout();
    }

    private void leadColumnChanged() {
        updateRowMarks();
        String lead = table.leadColumnProperty().get();
        double left = 0;
        for (TableColumn<VisibleRow, ?> column : view.getVisibleLeafColumns()) {
            if (column.getId().equals(lead)) {
                revealSpan(left, left + column.getWidth());
            }
            left += column.getWidth();
        }
    }

    /// Scrolls sideways as little as needed; of what is too wide the beginning is shown.
    private void revealSpan(double left, double right) {
        double value = horizontalBar.getValue();
        if (right > value + view.getWidth()) {
            scrollHorizontally(right - view.getWidth() - value);
        }
        if (left < horizontalBar.getValue()) {
            scrollHorizontally(left - horizontalBar.getValue());
        }
    }

    /// What the header of a column and its cells on the screen need.
    double contentWidth(String columnId) {
        double width = headers()
                .filter(header -> columnId.equals(header.getTableColumn().getId()))
                .mapToDouble(header -> header.lookup(".label").prefWidth(-1))
                .max()
                .orElse(0);
        for (WindowRow row : screenRows) {
            if (row.isVisible() && !row.isEmpty()) {
                width = Math.max(width, row.cells()
                        .filter(cell -> columnId.equals(cell.getTableColumn().getId()))
                        .mapToDouble(SpecCell::contentWidth)
                        .max()
                        .orElse(0));
            }
        }
        return width;
    }

    private Stream<TableColumnHeader> headers() {
        return table.tableColumns().views().stream()
                .flatMap(each -> each.lookupAll(".column-header").stream())
                .filter(TableColumnHeader.class::isInstance)
                .map(TableColumnHeader.class::cast)
                .filter(header -> header.getTableColumn() != null);
    }

    /// Where a cell on the screen stands within the table.
    Bounds cellBounds(int index, String columnId) {
        double y = headerHeight() + (index - table.getTop()) * rowHeight();
        double left = 0;
        for (TableColumn<VisibleRow, ?> column : table.visibleColumns()) {
            if (column.getId().equals(columnId)) {
                double scrolled = table.isColumnPinned(columnId) ? 0 : horizontalBar.getValue();
                return new BoundingBox(left - scrolled, y, column.getWidth(), rowHeight());
            }
            left += column.getWidth();
        }
        return new BoundingBox(0, y, view.getWidth(), rowHeight());
    }

    /// The row index at a height within the table, which may lie outside of the rows.
    int indexAt(double y) {
        return table.getTop() + (int) Math.floor((y - headerHeight()) / rowHeight());
    }

    boolean isInRows(double x, double y) {
        return y >= headerHeight() && y < rowsBottom && x < pinnedWidth() + view.getWidth();
    }

    /// The column at a place within the table, or null right of the last one.
    @Nullable
    String columnAt(double x) {
        boolean inPinned = x < pinnedWidth();
        double left = inPinned ? 0 : pinnedWidth() - horizontalBar.getValue();
        for (var column : (inPinned ? pinned : view).getVisibleLeafColumns()) {
            left += column.getWidth();
            if (x < left) {
                return column.getId();
            }
        }
        return null;
    }

    private double pinnedWidth() {
        return pinned.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    }

    double rowHeight() {
        return view.getFixedCellSize() > 0 ? view.getFixedCellSize() : UNSTYLED_ROW_HEIGHT;
    }

    double rowsBottom() {
        return rowsBottom;
    }

    double headerHeight() {
        if (header == null && view.lookup(".column-header-background") instanceof Region region) {
            header = region;
        }
        return header == null ? 0 : header.prefHeight(-1);
    }

    void scrollHorizontally(double pixels) {
        horizontalBar.setValue(
                Math.clamp(horizontalBar.getValue() + pixels, horizontalBar.getMin(), horizontalBar.getMax()));
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        followView();
        table.tableColumns().useRoom(width - verticalBar.prefWidth(-1));
        double footerHeight = totals.isVisible() ? totals.prefHeight(-1) : 0;
        double barHeight = horizontalBar.isVisible() ? horizontalBar.prefHeight(-1) : 0;
        double viewHeight = Math.max(0, height - footerHeight - barHeight);
        double headerHeight = Math.min(headerHeight(), viewHeight);
        double rowsHeight = viewHeight - headerHeight;

        int whole = (int) Math.floor(rowsHeight / rowHeight());
        int begun = (int) Math.ceil(rowsHeight / rowHeight());
        rowsBottom = y + viewHeight;
        int made = pace.rows(begun, table.visibleColumns().size(), table.showsRows());
        table.setScreen(whole, made);
        boolean scrollable = table.maxTop() > 0;
        double barWidth = scrollable ? verticalBar.prefWidth(-1) : 0;
        double viewWidth = width - barWidth;

        // The view is high enough for the last row to be whole, so that it never scrolls; footer and clip cut it off.
        double left = Math.min(pinnedWidth(), viewWidth);
        pinned.setVisible(left > 0);
        pinned.resizeRelocate(x, y, left, headerHeight + made * rowHeight());
        view.resizeRelocate(x + left, y, viewWidth - left, headerHeight + made * rowHeight());
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
        pinnedTotals.resizeRelocate(x, y + viewHeight, left, footerHeight);
        totals.resizeRelocate(x + left, y + viewHeight, width - left, footerHeight);
        horizontalBar.resizeRelocate(x + left, y + viewHeight + footerHeight, viewWidth - left, barHeight);
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
        return pinnedWidth() + view.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return view.prefHeight(width);
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
        totals.dispose();
        pinnedTotals.dispose();
        super.dispose();
    }
}
