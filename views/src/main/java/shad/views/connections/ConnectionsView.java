package shad.views.connections;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import shad.model.export.ZeekCut;
import shad.model.marks.Mark;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowSearch;
import shad.model.query.SortKey;
import shad.model.query.Totals;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.FilterField;
import shad.model.query.filter.Filters;
import shad.views.fx.LatestTask;
import shad.views.selection.Secrets;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.style.RowTones;
import shad.views.table.CellPosition;
import shad.views.table.ColumnSets;
import shad.views.table.ColumnSpec;
import shad.views.table.ColumnState;
import shad.views.table.FindBar;
import shad.views.table.Finder;
import shad.views.table.RowList;
import shad.views.table.RowSelection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.Units;
import shad.views.text.ValueFormats;

/// The table of connections with the totals of what is shown. Style class `connections-view`.
public final class ConnectionsView extends BorderPane {
    private final ValueFormats formats;
    private final ConnectionTexts texts;
    private final WindowedTable table;
    private final ColumnSets columnSets;
    private final FindBar findBar;

    /// @param background finds the selected rows in another order
    public ConnectionsView(Selection selection, ConnectionsViewModel viewModel, Executor background) {
        formats = selection.formats();
        texts = new ConnectionTexts(formats, this::rowAbove);
        table = new WindowedTable(ConnectionColumns.specs(texts), new LatestTask(background));
        table.setAccessibleText("Connections");
        getStyleClass().add("connections-view");
        getStylesheets()
                .add(Objects.requireNonNull(ConnectionsView.class.getResource("connections.css")).toExternalForm());
        columnSets = new ColumnSets(table, ConnectionColumns.sets());
        findBar = new FindBar(table, () -> finder(selection.getShown(), selection.getSecrets()), background);
        setCenter(table);
        setBottom(findBar);

        table.setRowStyleClass(row -> texts.isOpen(row) ? "provisional" : "");
        table.setOnSort(keys -> sort(viewModel, keys));
        selection.filterExpressionProperty().subscribe(filter -> {
            texts.setFilter(filter);
            table.refresh();
        });
        selection.marksProperty().subscribe(marks -> {
            texts.setMarks(marks);
            table.refresh();
        });
        selection.secretsProperty().subscribe(secrets -> {
            texts.setSecrets(secrets);
            table.refresh();
            findBar.searchAgain();
        });
        selection.shownProperty().subscribe(this::show);
        viewModel.totalsProperty().subscribe(totals -> showTotals(totals));
        table.selection().leadRowProperty().subscribe(row -> selection.setConnection(row.intValue()));
        selection.connectionProperty().subscribe(row -> reveal(row.intValue()));
        formats.onChange(() -> {
            table.refresh();
            showTotals(viewModel.totalsProperty().get());
            showClock();
        });
        showClock();
    }

    /// Has rows be marked otherwise.
    public void setTones(RowTones tones) {
        texts.setTones(tones);
        table.refresh();
    }

    /// The table itself, for what concerns its columns and its selection.
    public WindowedTable table() {
        return table;
    }

    /// Columns of the table under names.
    public ColumnSets columnSets() {
        return columnSets;
    }

    public FindBar findBar() {
        return findBar;
    }

    private Finder finder(ShownRows shown, Secrets secrets) {
        List<ConnectionColumn> columns = secrets.harmless(visibleColumns());
        return text -> {
            Thread finding = Thread.currentThread();
            return RowSearch.places(shown.snapshot(), shown.rows(), columns, text, finding::isInterrupted);
        };
    }

    /// The connections that are selected, as they are now.
    public RowSelection.Frozen selected() {
        return table.selection().freeze();
    }

    /// Shows every column.
    public void showAllColumns() {
        table.columns().forEach(spec -> table.setColumnVisible(spec.id(), true));
    }

    /// The columns of conn.log that are shown, from left to right.
    public List<ConnectionColumn> visibleColumns() {
        return table.columnStates().stream()
                .filter(ColumnState::visible)
                .flatMap(state -> logged(state.columnId()).stream())
                .toList();
    }

    /// The columns of a log of these connections: those of every conn.log, and what policy scripts add as far as it is
    /// shown.
    public List<ConnectionColumn> logColumns() {
        List<ConnectionColumn> visible = visibleColumns();
        return ConnectionColumn.all().stream()
                .filter(column -> ConnectionColumn.base().contains(column) || visible.contains(column))
                .toList();
    }

    /// Whether a cell keeps its value to itself, for a person to guess.
    private boolean isHidden(CellPosition cell) {
        return switch (cell.columnId()) {
            case ConnectionColumns.MARK, ConnectionColumns.NOTE -> false;
            default -> texts.hides(column(cell.columnId()), cell.row());
        };
    }

    /// The connections that have the same value as the cell that a context menu is about: `conn_state == S0`.
    public Optional<FilterExpression> contextCondition() {
        CellPosition cell = table.contextCell();
        if (cell == null || isHidden(cell)) {
            return Optional.empty();
        }
        return Optional.of(switch (cell.columnId()) {
            case ConnectionColumns.MARK -> Filters.equal(FilterField.MARK, markWord(cell.row()));
            // Lines of a note do not fit into a filter.
            case ConnectionColumns.NOTE -> noteCondition(cell.row());
            default -> texts.condition(column(cell.columnId()), cell.row());
        });
    }

    private String markWord(int row) {
        Mark mark = texts.remark(row).mark();
        return mark == Mark.NONE ? String.valueOf(ColumnText.UNSET) : mark.word();
    }

    private FilterExpression noteCondition(int row) {
        FilterExpression without = Filters.equal(FilterField.NOTE, String.valueOf(ColumnText.UNSET));
        return texts.remark(row).note().isEmpty() ? without : Filters.not(without);
    }

    /// The value of the cell that a context menu is about, as conn.log has it; empty without a cell.
    public String contextValue() {
        CellPosition cell = table.contextCell();
        return cell == null ? "" : switch (cell.columnId()) {
            case ConnectionColumns.MARK -> texts.remark(cell.row()).mark().word();
            case ConnectionColumns.NOTE -> texts.remark(cell.row()).note();
            default -> texts.logged(column(cell.columnId()), cell.row());
        };
    }

    /// A line for a shell that takes the rows with that value out of a conn.log.
    public String contextZeekCut() {
        CellPosition cell = table.contextCell();
        return cell == null
                ? ""
                : ZeekCut.line(
                        column(cell.columnId()), texts.logged(column(cell.columnId()), cell.row()), visibleColumns());
    }

    /// Columns that a person may show and hide.
    public List<ColumnSpec> choosableColumns() {
        return table.columns().stream().filter(spec -> !spec.id().equals(ConnectionColumns.GLYPH)).toList();
    }

    private void show(ShownRows shown) {
        texts.setSnapshot(shown.snapshot());
        if (shown.snapshot().size() == 0) {
            table.clear();
        } else {
            table.setRows(RowList.of(shown.rows()));
        }
        table.refresh();
    }

    /// The header says which clock its times are read from.
    private void showClock() {
        String ts = ConnectionColumn.TS.zeekName();
        table.setColumnTitle(ts, ts + " (" + formats.clockName() + ")");
    }

    private int rowAbove(int row) {
        return table.rowAbove(row);
    }

    private void reveal(int row) {
        if (row != Selection.NO_CONNECTION && row != table.selection().leadRow()) {
            table.selectAndReveal(row);
        }
    }

    private void showTotals(@Nullable Totals totals) {
        Map<String, String> texts = new HashMap<>();
        if (totals != null) {
            put(texts, ConnectionColumn.TS, count(totals.connections(), "connection"));
            put(texts, ConnectionColumn.ID_ORIG_H, count(totals.originators(), "originator"));
            put(texts, ConnectionColumn.ID_RESP_H, count(totals.responders(), "responder"));
            put(texts, ConnectionColumn.DURATION, longest(totals.longestMicros()));
            put(texts, ConnectionColumn.ORIG_BYTES, formats.bytes(totals.origBytes()));
            put(texts, ConnectionColumn.RESP_BYTES, formats.bytes(totals.respBytes()));
            put(texts, ConnectionColumn.ORIG_PKTS, Counts.format(totals.origPackets()));
            put(texts, ConnectionColumn.RESP_PKTS, Counts.format(totals.respPackets()));
            put(texts, ConnectionColumn.ORIG_IP_BYTES, formats.bytes(totals.origIpBytes()));
            put(texts, ConnectionColumn.RESP_IP_BYTES, formats.bytes(totals.respIpBytes()));
        }
        table.setTotals(texts);
    }

    private static void put(Map<String, String> texts, ConnectionColumn column, String text) {
        texts.put(column.zeekName(), text);
    }

    private static String count(long number, String noun) {
        return Counts.format(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private String longest(OptionalLong micros) {
        if (formats.getUnits() == Units.ROUNDED && micros.isPresent()) {
            return "≤ " + formats.duration(micros.getAsLong() * 1000);
        }
        return micros.isEmpty() ? "" : "≤ " + String.format(Locale.ROOT, "%.1f", micros.getAsLong() / 1e6);
    }

    private static void sort(ConnectionsViewModel viewModel, List<shad.views.table.SortKey> keys) {
        viewModel.setOrderByMark(keys.stream()
                .filter(key -> isRemark(key.columnId()))
                .findFirst()
                .map(shad.views.table.SortKey::descending)
                .orElse(null));
        viewModel.setOrder(keys.stream()
                .filter(key -> !isRemark(key.columnId()))
                .map(ConnectionsView::modelKey)
                .toList());
    }

    private static boolean isRemark(String columnId) {
        return columnId.equals(ConnectionColumns.MARK) || columnId.equals(ConnectionColumns.NOTE);
    }

    private static SortKey modelKey(shad.views.table.SortKey key) {
        return new SortKey(column(key.columnId()), key.descending());
    }

    /// The glyph's column sorts by state, which it shows.
    private static ConnectionColumn column(String id) {
        return logged(id).orElse(ConnectionColumn.CONN_STATE);
    }

    /// The column of conn.log that a column shows.
    private static Optional<ConnectionColumn> logged(String id) {
        return ConnectionColumn.all().stream().filter(column -> column.zeekName().equals(id)).findFirst();
    }
}
