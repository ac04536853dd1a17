package shad.views.histories;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import shad.icons.Icon;
import shad.model.conn.HistoryExplainer;
import shad.model.query.GroupCount;
import shad.views.control.EmptyState;
import shad.views.control.HistoryText;
import shad.views.fx.LatestTask;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;
import shad.views.table.GroupCountColumns;
import shad.views.table.ListColumn;
import shad.views.table.ListSource;
import shad.views.table.RowList;
import shad.views.table.RowSelection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.FoundLetters;
import shad.views.text.ValueFormats;

/// The histories of the rows shown, a line each: letters, what they say in words, connections, share, bytes. Style class
/// `histories-view`.
public final class HistoriesView extends StackPane implements ListSource<GroupCount<String>> {
    private final HistoriesViewModel viewModel;
    private final ValueFormats formats;
    private final List<ListColumn<GroupCount<String>>> columns;
    private final WindowedTable table;
    /// What the rows of the table are about.
    private Histories onScreen;
    private Consumer<String> onChosen = history -> {};

    /// @param background finds the selected rows in another order
    public HistoriesView(HistoriesViewModel viewModel, Executor background) {
        this.viewModel = viewModel;
        formats = viewModel.formats();
        onScreen = viewModel.getHistories();
        getStyleClass().add("histories-view");
        columns = GroupCountColumns.of(
                HistoriesViewModel.HISTORY, "have this history", HistoriesView::letters,
                history -> HistoryExplainer.explain(history).summary(), () -> onScreen.connections(), formats);
        table = new WindowedTable(columns.stream().map(this::spec).toList(), new LatestTask(background));
        table.setAccessibleText("History strings");
        table.setPlaceholder(new EmptyState(
                Icon.HISTORY, "No histories", "No connection is shown: there is none, or the filter hides all.",
                List.of()));
        table.setSortOrder(viewModel.order());
        table.setOnSort(viewModel::setOrder);
        table.setOnActivate(row -> onChosen.accept(group(row).history()));
        getChildren().add(table);
        viewModel.historiesProperty().subscribe(this::show);
        formats.onChange(() -> show(viewModel.getHistories()));
    }

    /// What a double click or Enter on a history does; it is given the letters, empty for no history.
    public void setOnChosen(Consumer<String> handler) {
        onChosen = handler;
    }

    @Override
    public WindowedTable table() {
        return table;
    }

    @Override
    public List<ListColumn<GroupCount<String>>> columns() {
        return columns;
    }

    @Override
    public Supplier<List<GroupCount<String>>> selected() {
        Histories listed = onScreen;
        RowSelection.Frozen selected = table.selection().freeze();
        return () -> listed.counts(selected.toArray());
    }

    @Override
    public Supplier<List<GroupCount<String>>> shown() {
        Histories listed = onScreen;
        return () -> listed.counts(listed.rows());
    }

    private ColumnSpec spec(ListColumn<GroupCount<String>> column) {
        ColumnSpec spec = column.spec(row -> group(row).count());
        return switch (column.id()) {
            case HistoriesViewModel.HISTORY -> spec.withGraphic(Letters::new);
            case GroupCountColumns.MEANING -> spec.inWords().withTooltip(spec.text());
            case GroupCountColumns.SERVICES -> spec.withTooltip(spec.text());
            default -> spec;
        };
    }

    private void show(Histories histories) {
        table.setRows(RowList.of(histories.rows()), () -> showBeside(histories));
    }

    /// What goes with the rows that come on the screen now.
    private void showBeside(Histories histories) {
        onScreen = histories;
        table.setTotals(histories.size() == 0
                ? Map.of()
                : Map.of(
                        HistoriesViewModel.HISTORY, Counts.format(histories.size()) + " distinct",
                        GroupCountColumns.CONNECTIONS, Counts.format(histories.connections()),
                        GroupCountColumns.BYTES, formats.bytes(histories.bytes())));
    }

    private HistoryGroup group(int row) {
        return onScreen.get(row);
    }

    /// The letters of what the table calls by a number; empty for no history.
    public String history(int row) {
        return group(row).history();
    }

    private static String letters(String history) {
        return history.isEmpty() ? "-" : history;
    }

    private final class Letters implements CellGraphic {
        private final HistoryText text = new HistoryText();

        @Override
        public Node node() {
            return text;
        }

        @Override
        public void show(int row) {
            String history = group(row).history();
            text.setHistory(history, FoundLetters.of(viewModel.getFilter(), history));
        }
    }
}
