package shad.views.histories;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import shad.icons.Icon;
import shad.model.conn.HistoryExplainer;
import shad.views.control.EmptyState;
import shad.views.control.HistoryText;
import shad.views.fx.LatestTask;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.FoundLetters;
import shad.views.text.ServiceTexts;
import shad.views.text.ValueFormats;

/// The histories of the rows shown, a line each: letters, what they say in words, connections, share, bytes. Style class
/// `histories-view`.
public final class HistoriesView extends StackPane {
    private final HistoriesViewModel viewModel;
    private final ValueFormats formats;
    private final WindowedTable table;
    private Consumer<String> onChosen = history -> {};

    /// @param background finds the selected rows in another order
    public HistoriesView(HistoriesViewModel viewModel, Executor background) {
        this.viewModel = viewModel;
        formats = viewModel.formats();
        getStyleClass().add("histories-view");
        table = new WindowedTable(List.of(
                ColumnSpec.mono(HistoriesViewModel.HISTORY, "history", 144, this::letters).withGraphic(Letters::new),
                ColumnSpec.words(HistoriesViewModel.MEANING, "meaning", 552, this::meaning)
                        .withTooltip(this::meaning),
                ColumnSpec
                        .mono(HistoriesViewModel.SERVICES, "services", 256,
                                row -> ServiceTexts.format(group(row).count().services()))
                        .withMeaning("Their most frequent services, with the number of connections of each")
                        .withTooltip(row -> ServiceTexts.format(group(row).count().services())),
                ColumnSpec.mono(HistoriesViewModel.CONNECTIONS, "connections", 96, row -> Counts.format(count(row)))
                        .right()
                        .withMeaning("Connections shown that have this history"),
                ColumnSpec.mono(HistoriesViewModel.SHARE, "share", 72, row -> Counts.share(count(row), total()))
                        .right()
                        .withMeaning("Part of all connections shown"),
                ColumnSpec.mono(HistoriesViewModel.BYTES, "bytes", 88, row -> formats.bytes(group(row).count().bytes()))
                        .right()
                        .withMeaning("Payload bytes of both sides")),
                new LatestTask(background));
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

    public WindowedTable table() {
        return table;
    }

    private void show(Histories histories) {
        table.setRows(RowList.of(histories.rows()));
        table.setTotals(histories.size() == 0
                ? Map.of()
                : Map.of(
                        HistoriesViewModel.HISTORY, Counts.format(histories.size()) + " distinct",
                        HistoriesViewModel.CONNECTIONS, Counts.format(histories.connections()),
                        HistoriesViewModel.BYTES, formats.bytes(histories.bytes())));
        table.refresh();
    }

    private HistoryGroup group(int row) {
        return viewModel.getHistories().get(row);
    }

    /// The letters of what the table calls by a number; empty for no history.
    public String history(int row) {
        return group(row).history();
    }

    private String letters(int row) {
        String history = group(row).history();
        return history.isEmpty() ? "-" : history;
    }

    private String meaning(int row) {
        return HistoryExplainer.explain(group(row).history()).summary();
    }

    private long count(int row) {
        return group(row).count().connections();
    }

    private long total() {
        return viewModel.getHistories().connections();
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
