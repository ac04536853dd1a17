package shad.views.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.views.fx.LatestTask;
import shad.views.fx.TreeVisibility;

/// A table of any number of rows in constant time and memory: it holds only the rows on the screen and knows nothing of what
/// they are. A row is a number of a store; [ColumnSpec]s turn it into text when it comes into view.
///
/// Sorting and filtering happen elsewhere: the table reports header clicks ([#setOnSort]) and is given the outcome
/// ([#setRows]). Columns are resized, reordered and hidden by people as in any table view. FX thread only.
/// Style class `windowed-table`.
public final class WindowedTable extends Control {
    private static final Logger LOG = LoggerFactory.getLogger(WindowedTable.class);

    private static final int NONE = -1;
    /// A longer text is for the tooltip.
    private static final double WIDEST_FIT = 480;
    /// Looking at so many is quicker than going to another thread and back.
    private static final int MOST_ROWS_AT_ONCE = 4096;

    private final VisibleRows visibleRows = new VisibleRows();
    private final RowSelection selection = new RowSelection();
    private final TableColumns columns;
    private final IntegerProperty top = new SimpleIntegerProperty(this, "top");
    private final ReadOnlyIntegerWrapper pageSize = new ReadOnlyIntegerWrapper(this, "pageSize");
    private final ObjectProperty<@Nullable Node> placeholder = new SimpleObjectProperty<>(this, "placeholder");
    private final ObservableMap<String, String> totals = FXCollections.observableHashMap();

    private final CellTooltip cellTooltip = new CellTooltip();
    private final ObservableValue<Boolean> canBeSeen = TreeVisibility.of(this);
    private final LatestTask settling;
    private final List<ColumnState> usualStates;

    private final ReadOnlyObjectWrapper<RowList> rows = new ReadOnlyObjectWrapper<>(this, "rows", RowList.EMPTY);
    /// Rows to be shown once it is known what of them is selected.
    private @Nullable RowList nextRows;
    private Runnable onTaken = () -> {};
    /// A store row to be selected and revealed once it is known where it is.
    private int chosenRow = NONE;
    private long version;
    private int screenRows;
    private IntConsumer onActivate = row -> {};
    private IntFunction<String> rowStyleClass = row -> "";
    private @Nullable CellPosition contextCell;

    /// A table of few rows, which carries the selection from one order to the next at once.
    public WindowedTable(List<ColumnSpec> columns) {
        this(columns, new LatestTask(Runnable::run, Runnable::run));
    }

    /// A table of any number of rows.
    ///
    /// @param settling finds out, in the background, which of the rows to be shown are selected
    public WindowedTable(List<ColumnSpec> columns, LatestTask settling) {
        this.settling = settling;
        getStyleClass().add("windowed-table");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setFocusTraversable(true);
        this.columns = new TableColumns(columns, this, visibleRows);
        usualStates = this.columns.specs().stream()
                .map(spec -> new ColumnState(spec.id(), spec.width(), spec.visible(), spec.pinned()))
                .toList();
        this.columns.setStates(usualStates);
        top.subscribe(this::showWindow);
        canBeSeen.subscribe(seen -> {
            if (seen) {
                showWindow();
                requestLayout();
            }
        });
        selection.versionProperty().subscribe(this::selectionChanged);
    }

    // --- rows -------------------------------------------------------------------------------------------------------

    public RowList rows() {
        return rows.get();
    }

    /// The rows in the order in which they are shown.
    public ReadOnlyObjectProperty<RowList> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Shows other rows, or the same in another order. The selection stays on its store rows. What of them is selected, and
    /// where the keyboard is among them, takes time by their number to find out: unless there are few or nothing is
    /// selected, that happens in the background, and the rows before stay until it is known.
    public void setRows(RowList newRows) {
        setRows(newRows, () -> {});
    }

    /// The same, and calls `taken` when the rows take the place of those before; never if others come first. What the
    /// columns say has to be about the rows before until then.
    public void setRows(RowList newRows, Runnable taken) {
        nextRows = newRows;
        onTaken = taken;
        settle();
    }

    /// Shows nothing, and forgets what was selected.
    public void clear() {
        chosenRow = NONE;
        nextRows = null;
        selection.reset();
        setRows(RowList.EMPTY);
        setTop(0);
    }

    /// Asks the columns again for the text of the rows on the screen.
    public void refresh() {
        version++;
        showWindow();
    }

    public RowSelection selection() {
        return selection;
    }

    /// The store row that stands above another on the screen, or that one itself where none does.
    public int rowAbove(int row) {
        for (int i = 0; i < visibleRows.size(); i++) {
            VisibleRow visible = visibleRows.get(i);
            if (visible.row() == row) {
                return visible.index() == 0 ? row : rows.get().row(visible.index() - 1);
            }
        }
        return row;
    }

    // --- place ------------------------------------------------------------------------------------------------------

    /// Index of the first row on the screen.
    public IntegerProperty topProperty() {
        return top;
    }

    public int getTop() {
        return top.get();
    }

    /// Scrolls so that `index` is the first row on the screen, as far as there are rows.
    public void setTop(int index) {
        top.set(Math.clamp(index, 0, maxTop()));
    }

    /// How many whole rows fit on the screen.
    public ReadOnlyIntegerProperty pageSizeProperty() {
        return pageSize.getReadOnlyProperty();
    }

    public int getPageSize() {
        return pageSize.get();
    }

    /// Whether the last row is on the screen; a live view that follows new rows asks before it adds them.
    public boolean isAtEnd() {
        return top.get() >= maxTop();
    }

    public void scrollToEnd() {
        setTop(maxTop());
    }

    /// Scrolls as little as needed to have the row at `index` whole on the screen.
    public void reveal(int index) {
        if (index < top.get()) {
            setTop(index);
        } else if (index >= top.get() + pageSize.get()) {
            setTop(index - Math.max(1, pageSize.get()) + 1);
        }
    }

    /// Selects a store row, shown or not, and nothing else, and brings it on the screen if it is shown. Where that is, is
    /// found out in the background, as in [#setRows].
    public void selectAndReveal(int row) {
        chosenRow = row;
        settle();
    }

    // --- columns and sorting ----------------------------------------------------------------------------------------

    public List<ColumnSpec> columns() {
        return columns.specs();
    }

    /// Called when a person asks for another order, by headers or menus, with the columns to sort by, most significant
    /// first; empty for store order.
    public void setOnSort(Consumer<List<SortKey>> handler) {
        columns.setOnSort(handler);
    }

    /// What the headers say about the order.
    public List<SortKey> sortOrder() {
        return columns.order();
    }

    /// Sets what the headers say, without calling the handler.
    public void setSortOrder(List<SortKey> keys) {
        columns.showOrder(keys);
    }

    /// Asks for another order, as a person does by clicking headers.
    public void sortBy(List<SortKey> keys) {
        columns.sortBy(keys);
    }

    /// Called whenever a column may have another place, width or visibility than before.
    public void setOnColumnsChanged(Runnable handler) {
        columns.setOnChange(handler);
    }

    /// Order, widths and visibility of the columns as they are now, those pinned at the left first.
    public List<ColumnState> columnStates() {
        return columns.states();
    }

    /// Restores what [#columnStates] gave. Unknown columns are passed over, columns not named follow the others.
    public void setColumnStates(List<ColumnState> states) {
        columns.setStates(states);
        requestLayout();
    }

    /// Columns as before the first change by a person.
    public void resetColumns() {
        setColumnStates(usualStates);
    }

    public void setColumnVisible(String columnId, boolean visible) {
        columns.column(columnId).setVisible(visible);
        requestLayout();
    }

    public boolean isColumnVisible(String columnId) {
        return columns.column(columnId).isVisible();
    }

    /// Has a header say something else.
    public void setColumnTitle(String columnId, String title) {
        columns.column(columnId).setText(title);
    }

    /// Has a column stay at the left when the others scroll.
    public void setColumnPinned(String columnId, boolean pinned) {
        columns.setPinned(columnId, pinned);
        requestLayout();
    }

    public boolean isColumnPinned(String columnId) {
        return columns.isPinned(columnId);
    }

    /// Makes every column as wide as its header and the rows on the screen need; other rows are not looked at.
    public void fitWidths() {
        visibleColumns().forEach(column -> fitWidth(column.getId()));
    }

    /// The same for one column.
    public void fitWidth(String columnId) {
        if (getSkin() instanceof WindowedTableSkin skin) {
            columns.column(columnId).setPrefWidth(Math.clamp(skin.contentWidth(columnId), 24, WIDEST_FIT));
        }
    }

    /// The column that the keyboard is on; empty for none.
    public ReadOnlyStringProperty leadColumnProperty() {
        return columns.leadProperty();
    }

    /// Puts the keyboard on a column.
    public void setLeadColumn(String columnId) {
        columns.setLead(columnId);
    }

    // --- around the rows --------------------------------------------------------------------------------------------

    /// Texts of the footer by column id; without any there is no footer.
    public void setTotals(Map<String, String> newTotals) {
        totals.keySet().retainAll(newTotals.keySet());
        totals.putAll(newTotals);
    }

    /// What stands in place of the rows when there are none.
    public ObjectProperty<@Nullable Node> placeholderProperty() {
        return placeholder;
    }

    public void setPlaceholder(@Nullable Node node) {
        placeholder.set(node);
    }

    /// Called with the store row on double click and Enter.
    public void setOnActivate(IntConsumer handler) {
        onActivate = handler;
    }

    /// Style class of a whole row by store row, empty for none.
    public void setRowStyleClass(IntFunction<String> styleClass) {
        rowStyleClass = styleClass;
        refresh();
    }

    /// Does with the row that the keyboard is on what a double click does.
    public void activateLead() {
        if (selection.leadIndex() >= 0) {
            activate(selection.leadIndex());
        }
    }

    /// The cell that was last clicked with the secondary button, or that the keyboard was on when it asked for a menu; what
    /// a context menu is about.
    public @Nullable CellPosition contextCell() {
        return contextCell;
    }

    // --- for the skin and the cells ---------------------------------------------------------------------------------

    TableColumns tableColumns() {
        return columns;
    }

    /// Those shown, from left to right.
    List<TableColumn<VisibleRow, ?>> visibleColumns() {
        return columns.visible();
    }

    TableColumn<VisibleRow, ?> column(String columnId) {
        return columns.column(columnId);
    }

    /// What a click on a header does.
    void turnSort(String columnId, boolean add) {
        columns.turn(columnId, add);
    }

    ObservableMap<String, String> totals() {
        return totals;
    }

    ColumnSpec spec(String columnId) {
        return columns.spec(columnId);
    }

    CellTooltip cellTooltip() {
        return cellTooltip;
    }

    String rowStyleClass(int row) {
        return rowStyleClass.apply(row);
    }

    void setContextCell(CellPosition cell) {
        contextCell = cell;
    }

    void activate(int index) {
        onActivate.accept(rows().row(index));
    }

    /// Whether there are rows, and somebody can see them.
    boolean showsRows() {
        return canBeSeen.getValue() && rows().size() > 0;
    }

    int maxTop() {
        return Math.max(0, rows().size() - pageSize.get());
    }

    /// @param whole rows that fit entirely
    /// @param shown rows that are shown now, of those that fit at least in part
    void setScreen(int whole, int shown) {
        if (whole == pageSize.get() && shown == screenRows) {
            return;
        }
        screenRows = shown;
        pageSize.set(whole);
        rowsChanged();
    }

    private void settle() {
        RowList target = nextRows == null ? rows() : nextRows;
        RowSelection.Frozen wanted =
                chosenRow == NONE ? selection.freeze() : RowSelection.Frozen.of(chosenRow);
        if (wanted.workOn(target) <= MOST_ROWS_AT_ONCE) {
            settling.cancel();
            settled(wanted.on(target));
        } else {
            settling.run(
                    () -> wanted.on(target),
                    this::settled,
                    failure -> LOG.error("Finding the selected rows failed", failure));
        }
    }

    private void settled(RowSelection.Placed placed) {
        boolean chosen = chosenRow != NONE;
        Runnable taken = nextRows == null ? () -> {} : onTaken;
        chosenRow = NONE;
        nextRows = null;
        taken.run();
        rows.set(placed.rows());
        // What a cell says may hang on the row above.
        version++;
        selection.place(placed);
        rowsChanged();
        requestLayout();
        if (chosen && selection.leadIndex() >= 0) {
            reveal(selection.leadIndex());
        }
    }

    /// What is being worked out is about an older selection.
    private void selectionChanged() {
        boolean choosing = chosenRow != NONE;
        chosenRow = NONE;
        if (nextRows != null) {
            settle();
        } else if (choosing) {
            settling.cancel();
        }
    }

    private void rowsChanged() {
        setTop(top.get());
        showWindow();
    }

    /// Cells take long to fill. In a tab behind another they are emptied when something changes, and wait until it comes to
    /// the front.
    private void showWindow() {
        if (!canBeSeen.getValue()) {
            visibleRows.show(RowList.EMPTY, 0, 0, version);
            return;
        }
        int first = Math.clamp(top.get(), 0, maxTop());
        visibleRows.show(rows(), first, Math.min(screenRows, rows().size() - first), version);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new WindowedTableSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(WindowedTable.class.getResource("windowed-table.css")).toExternalForm();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> rows().size();
            case COLUMN_COUNT -> visibleColumns().size();
            case MULTIPLE_SELECTION -> true;
            case TEXT -> rows().size() + " rows, " + selection.count() + " selected";
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
