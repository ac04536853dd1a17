package shad.views.shell;

import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.StatusBar;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.analysis.Progress;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.control.BusySign;
import shad.views.export.ExportViewModel;
import shad.views.selection.Selection;
import shad.views.style.Styles;
import shad.views.text.Counts;
import shad.views.text.Durations;
import shad.views.text.Units;

/// The line at the bottom: what is shown of how much and whether that is still being worked out, how far reading or
/// exporting is, faults, checksum policy.
final class StatusView extends StatusBar {
    private static final double SIGN_SIZE = 10;

    private final Selection selection;
    private final CaptureViewModel capture;
    private final ExportViewModel export;

    private final Label rows = new Label();
    private final BusySign behind = new BusySign("Filtering and sorting: the rows are not yet those asked for");
    private final Label size = new Label();
    private final Label time = new Label();
    private final Hyperlink faults = Styles.styled(new Hyperlink(), Styles.NOTICE);
    private final Hyperlink checksums = new Hyperlink();
    private final Hyperlink networks = new Hyperlink();
    private final Supplier<String> networkSummary;
    private final Button stop = Styles.styled(new Button("Stop"), Styles.SMALL, Styles.FLAT);

    /// @param filtering whether the rows shown are behind what was asked for
    /// @param networkSummary the local networks in a few words
    /// @param onFaults shows the faults
    /// @param onNetworks lets a person change the local networks
    StatusView(
            Selection selection,
            CaptureViewModel capture,
            ExportViewModel export,
            ObservableBooleanValue filtering,
            Supplier<String> networkSummary,
            Runnable onFaults,
            Runnable onNetworks) {
        this.networkSummary = networkSummary;
        this.selection = selection;
        this.capture = capture;
        this.export = export;
        setText("");
        // The links and buttons in it take the keyboard, not the bar itself.
        setFocusTraversable(false);
        faults.setGraphic(Styles.styled(new IconView(Icon.WARNING), Styles.NOTICE));
        faults.setOnAction(event -> {
            faults.setVisited(false);
            onFaults.run();
        });
        checksums.setOnAction(event -> {
            checksums.setVisited(false);
            capture.setIgnoreChecksums(!capture.getOptions().ignoreChecksums());
        });
        networks.setTooltip(new Tooltip("What local_orig and local_resp go by. Click to change it."));
        networks.setOnAction(event -> {
            networks.setVisited(false);
            onNetworks.run();
        });
        rows.setGraphic(behind);
        rows.setContentDisplay(ContentDisplay.RIGHT);
        behind.setPrefSize(SIGN_SIZE, SIGN_SIZE);
        // While rows keep coming they are always behind, and the bar tells how far reading is.
        behind.busyProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> filtering.get() && !capture.getState().isRunning(), filtering, capture.stateProperty()));
        stop.setGraphic(new IconView(Icon.CAPTURE_STOP));
        stop.setOnAction(event -> stopWork());
        getLeftItems().setAll(rows, size, time, faults, checksums);
        getRightItems().setAll(stop, networks);

        selection.shownProperty().subscribe(() -> updateRows());
        selection.snapshotProperty().subscribe(() -> updateRows());
        capture.progressProperty().subscribe(() -> updateWork());
        capture.stateProperty().subscribe(() -> updateWork());
        capture.faultCountProperty().subscribe(() -> updateFaults());
        capture.optionsProperty().subscribe(() -> updateChecksums());
        capture.originProperty().subscribe(() -> updateChecksums());
        capture.originProperty().subscribe(() -> updateWork());
        capture.logProperty().subscribe(() -> updateChecksums());
        export.runningProperty().subscribe(() -> updateWork());
        selection.formats().onChange(() -> updateWork());
        export.progressProperty().subscribe(() -> updateWork());
        updateRows();
        updateWork();
        updateFaults();
        updateChecksums();
    }

    private void stopWork() {
        if (export.isRunning()) {
            export.cancel();
        } else {
            capture.stop();
        }
    }

    private void updateRows() {
        int all = selection.getSnapshot().size();
        int shown = selection.getShown().count();
        rows.setText(shown == all
                ? Phrases.count(all, "connection")
                : Counts.format(shown) + " of " + Phrases.count(all, "connection"));
    }

    private void updateWork() {
        Progress progress = capture.getProgress();
        CaptureState state = capture.getState();
        boolean reading = state.isRunning();
        boolean nothing = state == CaptureState.EMPTY || state == CaptureState.FAILED;
        size.setText((capture.getLog() == null ? Phrases.count(progress.frames(), "frame") + " · " : "")
                + bytes(progress.bytesRead()));
        time.setText(timeText(state, progress));
        show(rows, !nothing);
        show(size, !nothing);
        show(time, !nothing);
        show(networks, !nothing);
        show(stop, reading || export.isRunning());
        stop.setDisable(state == CaptureState.STOPPING && !export.isRunning());
        setProgress(export.isRunning() ? export.getProgress() : reading && !isLive() ? progress.fraction() : 0);
        setText(export.isRunning() ? "exporting" : "");
    }

    private String bytes(long bytes) {
        String text = selection.formats().bytes(bytes);
        return selection.formats().getUnits() == Units.EXACT ? text + " bytes" : text;
    }

    private boolean isLive() {
        CaptureOrigin origin = capture.getOrigin();
        return origin != null && origin.isLive();
    }

    private String timeText(CaptureState state, Progress progress) {
        String elapsed = Durations.human(progress.elapsedNanos());
        return switch (state) {
            case RUNNING -> isLive() ? "for " + elapsed : "reading";
            case STOPPING -> "stopping";
            case CANCELLED -> "stopped after " + elapsed;
            default -> (isLive() ? "captured in " : "read in ") + elapsed;
        };
    }

    private void updateFaults() {
        long count = capture.getFaultCount();
        faults.setText(Phrases.count(count, "fault"));
        faults.setTooltip(new Tooltip("Show what could not be read"));
        show(faults, count > 0);
    }

    private void updateChecksums() {
        networks.setText("local nets: " + networkSummary.get());
        boolean ignored = capture.getOptions().ignoreChecksums();
        checksums.setText(ignored ? "checksums ignored" : "checksums verified");
        checksums.setTooltip(new Tooltip((ignored
                ? "Damaged packets count like good ones. Click to read again and leave them out, as Zeek does."
                : "Packets with bad checksums are left out, as Zeek does. Click to read again and count them too (zeek -C).")
                + "\nA click holds until Shad is closed; the preferences say what holds when it starts."));
        CaptureOrigin origin = capture.getOrigin();
        checksums.setDisable(origin != null && !origin.isRepeatable());
        show(checksums, origin != null && capture.getLog() == null);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
