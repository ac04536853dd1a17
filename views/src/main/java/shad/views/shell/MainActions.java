package shad.views.shell;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.analysis.LimitReached;
import shad.model.export.CopyFormat;
import shad.model.export.CopyText;
import shad.model.marks.Marks;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.connections.ConnectionsView;
import shad.views.export.ConnectionWriter;
import shad.views.export.ExportColumns;
import shad.views.export.ExportOffer;
import shad.views.export.ExportOutcome;
import shad.views.export.ExportRows;
import shad.views.export.ExportTarget;
import shad.views.export.ExportViewModel;
import shad.views.filter.FilterField;
import shad.views.fx.LatestTask;
import shad.views.fx.TextCopy;
import shad.views.marks.MarkedRows;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.ColumnDialog;
import shad.views.table.FindBar;
import shad.views.table.RowSelection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;

/// What the menus and buttons of a window do, and when they can.
final class MainActions {
    private static final Logger LOG = LoggerFactory.getLogger(MainActions.class);

    /// More rows are for a file, not for a clipboard.
    private static final int MOST_COPIED = 200_000;
    private static final String LEFT_OUT = "State and history are to be guessed, and are left out.";
    /// Longer filters are slow in the programs that take them.
    private static final int MOST_IN_FILTER = 100;

    private final Stage stage;
    private final WindowServices services;
    private final Selection selection;
    private final CaptureViewModel capture;
    private final ExportViewModel export;
    private final LatestTask marking;
    private final ConnectionsView connections;
    private final FilterField filterField;
    private final Notices notices;
    private final BooleanProperty teaching = new SimpleBooleanProperty(this, "teaching");
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty(this, "inspectorShown", true);
    private final BooleanProperty inspectorWide = new SimpleBooleanProperty(this, "inspectorWide");
    private final ObjectProperty<FrontRows> front;
    private final PacketFiles packetFiles;
    private final BooleanBinding captureOpen;
    private final BooleanBinding reading;
    private final BooleanBinding canReload;
    private final BooleanBinding canExportShown;
    private final BooleanBinding canExportSelected;

    MainActions(
            Stage stage,
            WindowServices services,
            Selection selection,
            CaptureViewModel capture,
            ConnectionsView connections,
            FilterField filterField,
            Notices notices) {
        this.stage = stage;
        this.services = services;
        this.selection = selection;
        this.capture = capture;
        this.connections = connections;
        this.filterField = filterField;
        this.notices = notices;
        marking = new LatestTask(services.background());
        export = new ExportViewModel(services.background(), this::exported);
        packetFiles = new PacketFiles(
                selection, connections.table().selection(), export, notices, services.background(),
                () -> Wireshark.find(Objects.requireNonNullElse(System.getenv("PATH"), "")));
        captureOpen = Bindings.createBooleanBinding(
                () -> capture.getState() != CaptureState.EMPTY, capture.stateProperty());
        reading = Bindings.createBooleanBinding(
                () -> capture.getState() == CaptureState.RUNNING, capture.stateProperty());
        canReload = Bindings.createBooleanBinding(
                () -> capture.getOrigin() != null && capture.getOrigin().isRepeatable(), capture.originProperty());
        canExportShown = Bindings.createBooleanBinding(
                () -> !selection.getShown().isEmpty(), selection.shownProperty())
                .and(export.runningProperty().not());
        front = new SimpleObjectProperty<>(this, "front", connectionRows());
        ObservableValue<Number> selectedCount =
                front.flatMap(rows -> rows.table().selection().countProperty());
        canExportSelected = Bindings.createBooleanBinding(() -> selectedCount.getValue().intValue() > 0, selectedCount)
                .and(export.runningProperty().not());
    }

    /// The rows that the menus are about: those of the tab in front.
    void setFront(FrontRows rows) {
        front.set(rows);
    }

    ExportViewModel export() {
        return export;
    }

    /// Whether connections have to be guessed in the inspector before they are shown.
    BooleanProperty teaching() {
        return teaching;
    }

    BooleanProperty inspectorShown() {
        return inspectorShown;
    }

    /// Whether the inspector has more room than the table.
    BooleanProperty inspectorWide() {
        return inspectorWide;
    }

    BooleanBinding captureOpen() {
        return captureOpen;
    }

    BooleanBinding reading() {
        return reading;
    }

    BooleanBinding canReload() {
        return canReload;
    }

    BooleanBinding canExportShown() {
        return canExportShown;
    }

    BooleanBinding canExportSelected() {
        return canExportSelected;
    }

    boolean isSampleAvailable() {
        return services.sample() != null;
    }

    // --- capture ------------------------------------------------------------------------------------------------------

    void open() {
        services.openDialog().ask(stage).ifPresent(this::open);
    }

    void open(Path file) {
        capture.open(file);
    }

    void openDropped(List<Path> files) {
        open(files.getFirst());
        if (files.size() > 1) {
            notices.warn("One capture at a time", "Of the " + files.size() + " files the first one is open.");
        }
    }

    void openSample() {
        if (services.sample() != null) {
            open(services.sample());
        }
    }

    /// Says once that a capture is damaged, or that it reached a limit.
    void tellOfFaults() {
        if (capture.getFaultCount() > 0) {
            notices.warn(Phrases.count(capture.getFaultCount(), "fault") + " in the capture",
                    capture.getFaults().getFirst().reason());
        }
        if (!capture.getLimits().isEmpty()) {
            LimitReached limit = capture.getLimits().getFirst();
            notices.warn("Too much for one analysis", Counts.format(limit.count()) + " " + limit.meaning() + ".");
        }
    }

    void stop() {
        capture.stop();
    }

    void reload() {
        capture.reload();
    }

    void close() {
        capture.close();
    }

    void quit() {
        capture.leave(stage::close);
    }

    // --- rows ---------------------------------------------------------------------------------------------------------

    void selectAll() {
        front.get().table().selection().selectAll();
    }

    void copySelected() {
        front.get().copySelected();
    }

    void find() {
        front.get().findBar().open();
    }

    void findNext() {
        front.get().findBar().next();
    }

    void findPrevious() {
        front.get().findBar().previous();
    }

    void chooseColumns() {
        new ColumnDialog(front.get().table(), stage).show();
    }

    void fitWidths() {
        front.get().table().fitWidths();
    }

    void exportShown() {
        front.get().exportShown();
    }

    void exportSelected() {
        front.get().exportSelected();
    }

    /// The rows of the connections, which are also what menus are about where a tab has nothing to copy.
    FrontRows connectionRows() {
        return new FrontRows() {
            @Override
            public WindowedTable table() {
                return connections.table();
            }

            @Override
            public FindBar findBar() {
                return connections.findBar();
            }

            @Override
            public void copySelected() {
                copyRows(CopyFormat.TSV, false);
            }

            @Override
            public void copyRows(CopyFormat format, boolean header) {
                copyConnections(format, header);
            }

            @Override
            public void exportShown() {
                exportConnections(ExportRows.SHOWN);
            }

            @Override
            public void exportSelected() {
                exportConnections(ExportRows.SELECTED);
            }
        };
    }

    private void copyConnections(CopyFormat format, boolean header) {
        List<ConnectionColumn> columns = withoutSecrets(connections.visibleColumns());
        if (columns.size() < connections.visibleColumns().size()) {
            notices.done("Copied", LEFT_OUT);
        }
        copyMade((snapshot, rows) -> CopyText.ofRows(format, header, snapshot, rows, columns), MOST_COPIED);
    }

    /// Copies the packets of the selected connections as a filter of another program.
    void copyPacketFilter(Function<List<ConnectionView>, String> filter) {
        copyMade((snapshot, rows) -> filter.apply(
                Arrays.stream(rows).mapToObj(row -> snapshot.view().at(row)).toList()), MOST_IN_FILTER);
    }

    void copy(String text) {
        TextCopy.now(text);
    }

    private void copyMade(BiFunction<StoreSnapshot, int[], String> text, int most) {
        RowSelection.Frozen selected = connections.selected();
        if (connections.table().selection().count() > most) {
            notices.warn("Too much for the clipboard", "Copy up to " + Counts.format(most)
                    + " rows at once, or export them to a file.");
            return;
        }
        StoreSnapshot snapshot = selection.getShown().snapshot();
        TextCopy.inBackground(services.background(), () -> text.apply(snapshot, selected.toArray()));
    }

    /// Writes a filter for a person to go on with; Enter puts it in force.
    void prepareFilter(String text) {
        filterField.prepare(text);
    }

    /// Asks once it is known how many rows are marked.
    private void exportConnections(ExportRows first) {
        ShownRows shown = selection.getShown();
        StoreSnapshot all = selection.getSnapshot();
        Marks marks = selection.getMarks();
        RowSelection.Frozen selected = connections.selected();
        Map<ExportRows, Integer> counts = new EnumMap<>(Map.of(
                ExportRows.SELECTED, connections.table().selection().count(),
                ExportRows.SHOWN, shown.count(),
                ExportRows.ALL, all.size()));
        marking.run(
                () -> MarkedRows.of(all, marks),
                marked -> {
                    counts.put(ExportRows.MARKED, marked.length);
                    exportConnections(
                            first, counts, new ConnectionWriter(shown, selected::toArray, () -> marked, all, marks));
                },
                failure -> LOG.error("Looking for marked rows failed", failure));
    }

    private void exportConnections(ExportRows first, Map<ExportRows, Integer> counts, ConnectionWriter writer) {
        List<ConnectionColumn> policy = ConnectionColumn.all();
        ExportOffer offer = new ExportOffer(
                "connection",
                "conn",
                counts,
                first,
                names(policy),
                List.of(
                        new ExportColumns("Of conn.log", names(withoutSecrets(connections.logColumns()))),
                        new ExportColumns("Shown in the table", names(withoutSecrets(connections.visibleColumns()))),
                        new ExportColumns("With policy columns", names(withoutSecrets(policy)))),
                writer.marks().isEmpty() ? ExportColumns.NONE : ConnectionWriter.REMARKS,
                selection.getSecrets().any() ? LEFT_OUT + " Tick them to have them in the file." : "");
        services.saveDialog()
                .ask(stage, offer)
                .ifPresent(order -> export.export(writer, order, offer.noun()));
    }

    PacketFiles packetFiles() {
        return packetFiles;
    }

    /// Asks where to and writes the packets of the selected connections there.
    void savePackets() {
        services.saveDialog().askPlace(stage, "Save packets", "connections.pcapng").ifPresent(packetFiles::write);
    }

    private List<ConnectionColumn> withoutSecrets(List<ConnectionColumn> columns) {
        return selection.getSecrets().harmless(columns);
    }

    private static List<String> names(List<ConnectionColumn> columns) {
        return columns.stream().map(ConnectionColumn::zeekName).toList();
    }

    private void exported(ExportOutcome outcome) {
        if (packetFiles.ended(outcome)) {
            return;
        }
        ExportTarget target = outcome.target();
        String name = String.valueOf(target.file().getFileName());
        switch (outcome) {
            case ExportOutcome.Written written ->
                notices.done("Exported " + Phrases.count(written.rows(), written.noun()), target.file().toString());
            case ExportOutcome.Cancelled cancelled ->
                notices.done("Export stopped", name + " was not written.");
            case ExportOutcome.Failed failed -> notices.warn("Not exported", failed.message());
        }
    }

    // --- view ---------------------------------------------------------------------------------------------------------

    void focusTable() {
        connections.table().requestFocus();
    }

    void focusFilter() {
        filterField.focusText();
    }

    void editFilterLists() {
        filterField.editLists();
    }

    void clearFilter() {
        selection.setFilterText("");
    }

    // --- help ---------------------------------------------------------------------------------------------------------

    void showAbout() {
        String version = Optional.ofNullable(MainActions.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::version)
                .map(Object::toString)
                .orElse("");
        message(("Shad " + version).strip(), "Sees network traffic as Zeek does.\nApache License 2.0");
    }

    private void message(String title, String text) {
        Alert alert = new Alert(Alert.AlertType.INFORMATION);
        alert.initOwner(stage);
        alert.setTitle("Shad");
        alert.setHeaderText(title);
        alert.setContentText(text);
        alert.show();
    }
}
