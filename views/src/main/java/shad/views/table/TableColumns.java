package shad.views.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of a table: which are shown and in which order, which of them stay at the left, what the rows are sorted
/// by, and which column the keyboard is on. Those at the left have a table view of their own. FX thread only.
final class TableColumns {
    /// The keyboard is on no column.
    static final String NOWHERE = "";

    private static final double NARROWEST = 24;

    private final List<ColumnSpec> specs;
    private final TableView<VisibleRow> pinned = new TableView<>();
    private final TableView<VisibleRow> scrolling = new TableView<>();
    private final Map<String, TableColumn<VisibleRow, ?>> byId = new LinkedHashMap<>();
    private final Map<String, SortMark> marks = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper lead = new ReadOnlyStringWrapper(this, "lead", NOWHERE);
    private final SpareRoom spareRoom = new SpareRoom();
    /// Width that the columns were fitted to; NaN for none.
    private double fitted = Double.NaN;
    private List<SortKey> order = List.of();
    private Consumer<List<SortKey>> onSort = keys -> {};
    private Runnable onChange = () -> {};

    TableColumns(List<ColumnSpec> specs, WindowedTable table, VisibleRows rows) {
        this.specs = List.copyOf(specs);
        for (ColumnSpec spec : specs) {
            TableColumn<VisibleRow, VisibleRow> column = SpecCell.column(spec, table);
            column.setMinWidth(NARROWEST);
            byId.put(spec.id(), column);
            column.widthProperty().subscribe((before, now) -> onChange.run());
            column.visibleProperty().subscribe((before, now) -> {
                fitted = Double.NaN;
                onChange.run();
            });
            scrolling.getColumns().add(column);
        }
        for (TableView<VisibleRow> view : views()) {
            view.setItems(rows);
            view.setSelectionModel(null);
            view.setFocusTraversable(false);
            view.getColumns().subscribe(() -> onChange.run());
        }
    }

    void setOnChange(Runnable handler) {
        onChange = handler;
    }

    /// The view of the columns at the left, then that of the others.
    List<TableView<VisibleRow>> views() {
        return List.of(pinned, scrolling);
    }

    TableView<VisibleRow> pinned() {
        return pinned;
    }

    TableView<VisibleRow> scrolling() {
        return scrolling;
    }

    List<ColumnSpec> specs() {
        return specs;
    }

    ColumnSpec spec(String columnId) {
        return specs.stream().filter(spec -> spec.id().equals(columnId)).findFirst().orElseThrow();
    }

    TableColumn<VisibleRow, ?> column(String columnId) {
        return Objects.requireNonNull(byId.get(columnId), columnId);
    }

    /// Those shown, from left to right.
    List<TableColumn<VisibleRow, ?>> visible() {
        return all().filter(TableColumn::isVisible).toList();
    }

    private Stream<TableColumn<VisibleRow, ?>> all() {
        return Stream.concat(pinned.getColumns().stream(), scrolling.getColumns().stream());
    }

    // --- layout -----------------------------------------------------------------------------------------------------

    List<ColumnState> states() {
        return all().map(column -> new ColumnState(
                column.getId(), spareRoom.ownWidth(spec(column.getId()), column), column.isVisible(),
                pinned.getColumns().contains(column)))
                .toList();
    }

    /// Unknown columns are passed over. Columns not named, as there were none of them when the states were kept, stand
    /// where they stand at first: behind the one that is before them then.
    void setStates(List<ColumnState> states) {
        fitted = Double.NaN;
        List<TableColumn<VisibleRow, ?>> left = new ArrayList<>();
        List<TableColumn<VisibleRow, ?>> right = new ArrayList<>();
        for (ColumnState state : states) {
            TableColumn<VisibleRow, ?> column = byId.get(state.columnId());
            if (column != null && !left.contains(column) && !right.contains(column)) {
                column.setPrefWidth(state.width());
                column.setVisible(state.visible());
                (state.pinned() ? left : right).add(column);
            }
        }
        TableColumn<VisibleRow, ?> before = null;
        for (TableColumn<VisibleRow, ?> column : byId.values()) {
            if (!left.contains(column) && !right.contains(column)) {
                List<TableColumn<VisibleRow, ?>> beside = spec(column.getId()).pinned() ? left : right;
                beside.add(beside.indexOf(before) + 1, column);
            }
            before = column;
        }
        place(left, right);
    }

    /// Has columns of long texts take what a width leaves over. Only a new width or other columns move anything, so that
    /// none moves while a person makes one wider.
    void useRoom(double width) {
        if (width != fitted) {
            fitted = width;
            spareRoom.share(width, visible(), this::spec);
        }
    }

    boolean isPinned(String columnId) {
        return pinned.getColumns().contains(column(columnId));
    }

    void setPinned(String columnId, boolean pin) {
        if (isPinned(columnId) == pin) {
            return;
        }
        TableColumn<VisibleRow, ?> column = column(columnId);
        column.setPrefWidth(column.getWidth());
        List<TableColumn<VisibleRow, ?>> left = new ArrayList<>(pinned.getColumns());
        List<TableColumn<VisibleRow, ?>> right = new ArrayList<>(scrolling.getColumns());
        left.remove(column);
        right.remove(column);
        if (pin) {
            left.add(column);
        } else {
            right.addFirst(column);
        }
        place(left, right);
    }

    /// A column may be in one view only, so that what leaves a view goes first.
    private void place(List<TableColumn<VisibleRow, ?>> left, List<TableColumn<VisibleRow, ?>> right) {
        pinned.getColumns().retainAll(left);
        scrolling.getColumns().retainAll(right);
        place(pinned, left);
        place(scrolling, right);
    }

    /// The view makes all headers and cells anew even for the same columns.
    private static void place(TableView<VisibleRow> view, List<TableColumn<VisibleRow, ?>> columns) {
        if (!view.getColumns().equals(columns)) {
            view.getColumns().setAll(columns);
        }
    }

    // --- sorting ----------------------------------------------------------------------------------------------------

    void setOnSort(Consumer<List<SortKey>> handler) {
        onSort = handler;
    }

    List<SortKey> order() {
        return order;
    }

    /// Has the headers say another order. Unknown columns are passed over.
    void showOrder(List<SortKey> keys) {
        order = keys.stream().filter(key -> byId.containsKey(key.columnId())).toList();
        byId.values().forEach(column -> column.setGraphic(null));
        for (int i = 0; i < order.size(); i++) {
            SortKey key = order.get(i);
            SortMark mark = marks.computeIfAbsent(key.columnId(), id -> new SortMark());
            mark.show(key.descending(), order.size() == 1 ? 0 : i + 1);
            column(key.columnId()).setGraphic(mark);
        }
    }

    void sortBy(List<SortKey> keys) {
        showOrder(keys);
        onSort.accept(order);
    }

    /// What a click on a header does: up, down, not at all.
    ///
    /// @param add whether the other columns keep their part in the order
    void turn(String columnId, boolean add) {
        List<SortKey> keys = new ArrayList<>(order);
        SortKey known = keys.stream().filter(key -> key.columnId().equals(columnId)).findFirst().orElse(null);
        boolean alone = known != null && order.size() == 1;
        if (!add && !alone) {
            keys.clear();
            keys.add(new SortKey(columnId, false));
        } else if (known == null) {
            keys.add(new SortKey(columnId, false));
        } else if (known.descending()) {
            keys.remove(known);
        } else {
            keys.set(keys.indexOf(known), new SortKey(columnId, true));
        }
        sortBy(keys);
    }

    // --- keyboard ---------------------------------------------------------------------------------------------------

    ReadOnlyStringProperty leadProperty() {
        return lead.getReadOnlyProperty();
    }

    void setLead(String columnId) {
        lead.set(columnId);
    }

    /// The column that the keyboard is on, the first one shown if it is on none that is shown.
    String leadOrFirst() {
        List<TableColumn<VisibleRow, ?>> visible = visible();
        return visible.isEmpty() || visible.stream().anyMatch(column -> column.getId().equals(lead.get()))
                ? lead.get()
                : visible.getFirst().getId();
    }

    /// Moves the keyboard to a neighbour, from nowhere to the first column.
    void moveLead(int step) {
        List<String> ids = visible().stream().map(TableColumn::getId).toList();
        if (ids.isEmpty()) {
            return;
        }
        int at = ids.indexOf(lead.get());
        lead.set(ids.get(at < 0 ? 0 : Math.clamp(at + step, 0, ids.size() - 1)));
    }
}
