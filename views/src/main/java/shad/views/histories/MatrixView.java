package shad.views.histories;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryExplainer;
import shad.views.control.Choice;
import shad.views.control.EmptyState;
import shad.views.control.HistoryText;
import shad.views.fx.LatestTask;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.table.CellPosition;
import shad.views.table.ColumnMenu;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.SortKey;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;

/// How often each history meets each state, the rare ones first: a line for each history, a column for each state, in each
/// cell the number of connections, the heat of which grows with its share. A click on a cell chooses it; on the keyboard
/// Enter chooses the cell that the arrows went to. Style class `matrix-view`.
public final class MatrixView extends BorderPane {
    private final MatrixViewModel viewModel;
    private final WindowedTable table;
    private List<ConnState> states = List.of(ConnState.values());
    private BiConsumer<String, @Nullable ConnState> onChosen = (history, state) -> {};
    private BiFunction<String, @Nullable ConnState, List<MenuItem>> menus = (history, state) -> List.of();

    /// @param background finds the selected rows in another order
    public MatrixView(MatrixViewModel viewModel, Executor background) {
        this.viewModel = viewModel;
        getStyleClass().add("matrix-view");
        getStylesheets()
                .add(Objects.requireNonNull(MatrixView.class.getResource("histories.css")).toExternalForm());
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(ColumnSpec.mono(Matrix.HISTORY, "history", 160, this::letters)
                .pinnedLeft()
                .withGraphic(Letters::new)
                .withTooltip(row -> HistoryExplainer.explain(history(row)).summary()));
        columns.add(ColumnSpec.mono(Matrix.CONNECTIONS, "connections", 96, row -> Counts.format(count(row)))
                .right()
                .withMeaning("Connections shown that have this history"));
        for (ConnState state : ConnState.values()) {
            columns.add(ColumnSpec.mono(state.name(), state.name(), 76, row -> text(row, state))
                    .right()
                    .withMeaning(state.meaning())
                    .withGraphic(() -> new HeatCell(state, row -> count(row, state), row -> share(row, state),
                            row -> onChosen.accept(history(row), state)))
                    .withTooltip(row -> explanation(row, state)));
        }
        table = new WindowedTable(columns, new LatestTask(background));
        table.setAccessibleText("Histories by state");
        table.setPlaceholder(new EmptyState(
                Icon.HISTORY, "No histories", "No connection is shown: there is none, or the filter hides all.",
                List.of()));
        table.setOnSort(viewModel::setOrder);
        table.setOnActivate(this::activate);
        ContextMenu menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(event -> fill(menu));
        table.setContextMenu(menu);
        Choice<SortKey> order = new Choice<>("Histories", List.of(
                new Choice.Option<>("Rare first", MatrixViewModel.RARE_FIRST),
                new Choice.Option<>("Frequent first", MatrixViewModel.FREQUENT_FIRST)));
        order.valueProperty().subscribe(key -> table.sortBy(List.of(key)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label hint = styled(new Label("Click a number to see its connections"), Styles.MUTED);
        setTop(styled(new HBox(order, hint, space, new ColumnMenu(table)), "choices"));
        setCenter(table);
        viewModel.matrixProperty().subscribe(this::show);
    }

    /// What a click on a cell or Enter does: it is given the letters, empty for no history, and the state, null for all.
    public void setOnChosen(BiConsumer<String, @Nullable ConnState> handler) {
        onChosen = handler;
    }

    /// What the menu of a cell offers to do with its connections; it is given what [#setOnChosen] is.
    public void setMenus(BiFunction<String, @Nullable ConnState, List<MenuItem>> newMenus) {
        menus = newMenus;
    }

    private void activate(int row) {
        onChosen.accept(history(row), state(row, table.leadColumnProperty().get()));
    }

    /// The state of a column if any connection of the row has it.
    private @Nullable ConnState state(int row, String column) {
        return viewModel.getMatrix().states().stream()
                .filter(state -> state.name().equals(column) && count(row, state) > 0)
                .findFirst()
                .orElse(null);
    }

    private void fill(ContextMenu menu) {
        CellPosition cell = table.contextCell();
        if (cell == null) {
            return;
        }
        String history = history(cell.row());
        ConnState state = state(cell.row(), cell.columnId());
        MenuItem show = new MenuItem("Show Connections");
        show.setOnAction(event -> onChosen.accept(history, state));
        menu.getItems().setAll(show);
        menu.getItems().addAll(menus.apply(history, state));
    }

    private void show(Matrix matrix) {
        showColumns(matrix.states());
        table.setRows(RowList.of(matrix.ids()));
        Map<String, String> totals = new HashMap<>();
        if (matrix.size() > 0) {
            totals.put(Matrix.HISTORY, Counts.format(matrix.size()) + " distinct");
            totals.put(Matrix.CONNECTIONS, Counts.format(matrix.total()));
            matrix.states().forEach(state -> totals.put(state.name(), Counts.format(matrix.count(state))));
        }
        table.setTotals(totals);
        table.refresh();
    }

    /// What a person hid stays hidden until the state has gone and come again.
    private void showColumns(List<ConnState> newStates) {
        for (ConnState state : ConnState.values()) {
            if (states.contains(state) != newStates.contains(state)) {
                table.setColumnVisible(state.name(), newStates.contains(state));
            }
        }
        states = newStates;
    }

    private String history(int row) {
        Matrix matrix = viewModel.getMatrix();
        return matrix.has(row) ? matrix.history(row) : "";
    }

    private String letters(int row) {
        String history = history(row);
        return history.isEmpty() ? "-" : history;
    }

    private long count(int row) {
        Matrix matrix = viewModel.getMatrix();
        return matrix.has(row) ? matrix.count(row) : 0;
    }

    private long count(int row, ConnState state) {
        Matrix matrix = viewModel.getMatrix();
        return matrix.has(row) ? matrix.count(row, state) : 0;
    }

    private double share(int row, ConnState state) {
        return (double) count(row, state) / Math.max(1, viewModel.getMatrix().total());
    }

    private String text(int row, ConnState state) {
        long count = count(row, state);
        return count == 0 ? "" : Counts.format(count);
    }

    private String explanation(int row, ConnState state) {
        long count = count(row, state);
        long total = viewModel.getMatrix().total();
        return letters(row) + " and " + state.name() + ": "
                + (count == 0
                        ? "no connection"
                        : Counts.format(count) + (count == 1 ? " connection, " : " connections, ")
                                + Counts.share(count, total) + " of those shown")
                + "\n" + state.name() + ": " + state.meaning();
    }

    private final class Letters implements CellGraphic {
        private final HistoryText text = new HistoryText();

        @Override
        public Node node() {
            return text;
        }

        @Override
        public void show(int row) {
            text.setHistory(history(row));
        }
    }
}
