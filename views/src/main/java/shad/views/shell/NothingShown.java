package shad.views.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.control.EmptyState;
import shad.views.selection.Selection;
import shad.views.table.WindowedTable;

/// What stands in place of the rows of a table, and what to do about it: wait, take the filter away, or what the table
/// itself says.
final class NothingShown extends StackPane {
    private enum Reason {
        READING,
        NO_CONNECTIONS,
        FILTER,
        /// Something that the table knows.
        OTHER
    }

    private final Selection selection;
    private final CaptureViewModel capture;
    private final @Nullable Node otherwise;
    private @Nullable Reason shown;

    private NothingShown(Selection selection, CaptureViewModel capture, @Nullable Node otherwise) {
        this.selection = selection;
        this.capture = capture;
        this.otherwise = otherwise;
        selection.shownProperty().subscribe(any -> update());
        selection.snapshotProperty().subscribe(any -> update());
        selection.filterProperty().subscribe(any -> update());
        selection.timeRangeProperty().subscribe(any -> update());
        capture.stateProperty().subscribe(any -> update());
    }

    /// Puts it into a table; what the table said so far is said while rows are shown elsewhere.
    static void install(WindowedTable table, Selection selection, CaptureViewModel capture) {
        table.setPlaceholder(new NothingShown(selection, capture, table.placeholderProperty().get()));
    }

    private void update() {
        Reason now = reason();
        if (now != shown) {
            shown = now;
            getChildren().setAll(explain(now));
        }
    }

    private Reason reason() {
        if (selection.getSnapshot().size() == 0) {
            return capture.getState() == CaptureState.RUNNING ? Reason.READING : Reason.NO_CONNECTIONS;
        }
        boolean narrowed = !selection.getFilterText().isBlank() || selection.getTimeRange() != null;
        return selection.getShown().isEmpty() && narrowed ? Reason.FILTER : Reason.OTHER;
    }

    private Node explain(Reason reason) {
        return switch (reason) {
            case READING -> new EmptyState(
                    Icon.CLOCK, "Reading…", "Rows show as soon as the first packets are read.", List.of());
            case NO_CONNECTIONS -> new EmptyState(
                    Icon.CONNECTION, "No connections",
                    "The capture holds no packets that make a connection. Health tells what it does hold.", List.of());
            case FILTER -> new EmptyState(
                    Icon.FILTER, "Nothing matches", "No connection passes the filter and the time range.",
                    List.of(clear()));
            case OTHER ->
                otherwise == null
                        ? new EmptyState(Icon.CONNECTION, "Nothing to show", "", List.of())
                        : otherwise;
        };
    }

    private Button clear() {
        Button clear = new Button("Clear Filter");
        clear.setOnAction(event -> {
            selection.setFilterText("");
            selection.setTimeRange(null);
        });
        return clear;
    }
}
