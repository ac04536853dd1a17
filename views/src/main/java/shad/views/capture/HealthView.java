package shad.views.capture;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import shad.model.analysis.LimitReached;
import shad.model.analysis.Untracked;
import shad.model.capture.CaptureFault;
import shad.model.log.ColumnNote;
import shad.views.style.Styles;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;

/// What could not be read of a capture, what was read and led to no connection, and limits that it reached. Style class `health-view`.
public final class HealthView extends SplitPane {
    private List<CaptureFault> faults = List.of();
    private List<Untracked> untracked = List.of();
    private List<LimitReached> limits = List.of();
    private List<ColumnNote> columnNotes = List.of();

    private final WindowedTable faultTable = new WindowedTable(List.of(
            ColumnSpec.mono("record", "record or line", 120, fault(fault -> String.valueOf(fault.frameNumber())))
                    .right(),
            ColumnSpec.mono("offset", "offset", 128, fault(fault -> String.valueOf(fault.filePosition()))).right(),
            ColumnSpec.words("kind", "kind", 160, fault(HealthView::word)),
            ColumnSpec.words("reason", "what was found", 720, fault(CaptureFault::reason))));
    private final WindowedTable untrackedTable = new WindowedTable(List.of(
            ColumnSpec.mono("count", "frames", 96, row -> String.valueOf(untracked.get(row).count())).right(),
            ColumnSpec.mono("first", "first frame", 128, row -> String.valueOf(untracked.get(row).firstFrame()))
                    .right(),
            ColumnSpec.words("reason", "why they belong to no connection", 880, row -> untracked.get(row).reason())));

    private final WindowedTable limitTable = new WindowedTable(List.of(
            ColumnSpec.mono("count", "count", 96, row -> String.valueOf(limits.get(row).count())).right(),
            ColumnSpec.mono("first", "first frame", 128, row -> String.valueOf(limits.get(row).firstFrame())).right(),
            ColumnSpec.words("meaning", "what was done", 880, row -> limits.get(row).meaning())));

    private final WindowedTable columnTable = new WindowedTable(List.of(
            ColumnSpec.mono("column", "column", 192, row -> columnNotes.get(row).column()),
            ColumnSpec.mono("line", "line", 96, row -> String.valueOf(columnNotes.get(row).line())).right(),
            ColumnSpec.words("meaning", "what that means", 816, row -> columnNotes.get(row).meaning())));

    public HealthView(CaptureViewModel viewModel) {
        getStyleClass().add("health-view");
        getStylesheets().add(Objects.requireNonNull(HealthView.class.getResource("capture.css")).toExternalForm());
        setOrientation(Orientation.VERTICAL);
        Label faultNote = Styles.styled(new Label(), Styles.MUTED);
        Label untrackedNote = Styles.styled(new Label(), Styles.MUTED);
        Section faultSection = new Section("Could not be read", faultNote, faultTable);
        Section untrackedSection = new Section("Read, but not part of a connection", untrackedNote, untrackedTable);
        getItems().addAll(faultSection, untrackedSection);

        viewModel.faultsProperty().subscribe(list -> {
            faults = list;
            faultSection.show(list.size());
        });
        viewModel.faultCountProperty().subscribe(count -> faultNote.setText(faultNote(count.longValue())));
        viewModel.untrackedProperty().subscribe(list -> {
            untracked = list;
            untrackedSection.show(list.size());
            untrackedNote.setText(untrackedNote(list));
        });
        Section limitSection = new Section(
                "Limits that were reached",
                Styles.styled(new Label("They protect against floods. Zeek's log would say more here."), Styles.MUTED),
                limitTable);
        viewModel.limitsProperty().subscribe(list -> {
            limits = list;
            limitSection.show(list.size());
            getItems().remove(limitSection);
            if (!list.isEmpty()) {
                getItems().addFirst(limitSection);
            }
        });
        Label columnNote = Styles.styled(new Label(), Styles.MUTED);
        Section columnSection = new Section("Columns of the log", columnNote, columnTable);
        viewModel.logProperty().subscribe(log -> {
            columnNotes = log == null ? List.of() : log.notes();
            columnSection.show(columnNotes.size());
            columnNote.setText("The rows come from a log: there are no packets behind them."
                    + (columnNotes.isEmpty() ? " It has the columns of every conn.log." : ""));
            getItems().removeAll(columnSection, untrackedSection);
            if (log == null) {
                getItems().addLast(untrackedSection);
            } else {
                getItems().addFirst(columnSection);
            }
        });
    }

    /// A heading, a note, and a table below them where there is something to list.
    private static final class Section extends BorderPane {
        private final WindowedTable table;

        Section(String title, Label note, WindowedTable table) {
            this.table = table;
            table.setAccessibleText(title);
            setTop(Styles.styled(new VBox(Styles.styled(new Label(title), Styles.HEADING), note), "section-head"));
            show(0);
        }

        void show(int size) {
            table.setRows(RowList.firstRows(size));
            table.refresh();
            setCenter(size == 0 ? null : table);
            setMaxHeight(size == 0 ? USE_PREF_SIZE : Double.MAX_VALUE);
        }
    }

    private IntFunction<String> fault(Function<CaptureFault, String> text) {
        return row -> text.apply(faults.get(row));
    }

    private static String word(CaptureFault fault) {
        return switch (fault.kind()) {
            case TRUNCATED -> "cut off";
            case ABSURD_LENGTH -> "impossible length";
            case BAD_BLOCK -> "contradicts itself";
            case UNKNOWN_INTERFACE -> "unknown interface";
            case BAD_COMPRESSION -> "damaged compression";
            case BAD_LINE -> "no line of conn.log";
            case READ_ERROR -> "reading failed";
        };
    }

    private String faultNote(long count) {
        if (count == 0) {
            return "No damage found.";
        }
        String rows = "What precedes the damage is complete.";
        return count > faults.size()
                ? count + " faults, of which the first " + faults.size() + " are listed. " + rows
                : rows;
    }

    private static String untrackedNote(List<Untracked> list) {
        return list.isEmpty()
                ? "Nothing was left out."
                : "Zeek logs no connection for these either; they are counted here so that nothing is lost silently.";
    }
}
