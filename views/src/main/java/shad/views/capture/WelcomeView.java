package shad.views.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableSet;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.views.control.EmptyState;
import shad.views.style.Styles;

/// What an empty window says: drop a capture here, open one, capture live, take the sample or one
/// of the last. After a capture of which
/// nothing could be read it says why. Style class `welcome-view`, `:failed` after a failure.
public final class WelcomeView extends StackPane {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final CaptureViewModel viewModel;
    private final Runnable onOpen;
    private final Runnable onCapture;
    private final Runnable onSample;
    private final boolean hasSample;
    private final VBox recent = Styles.styled(new VBox(), "recent");
    private final VBox content = Styles.styled(new VBox(), "content");

    /// @param onOpen asks for a file
    /// @param onCapture shows what can be captured on
    /// @param onSample opens the sample
    /// @param hasSample whether there is one
    public WelcomeView(
            CaptureViewModel viewModel,
            Runnable onOpen,
            Runnable onCapture,
            Runnable onSample,
            boolean hasSample) {
        this.viewModel = viewModel;
        this.onOpen = onOpen;
        this.onCapture = onCapture;
        this.onSample = onSample;
        this.hasSample = hasSample;
        getStyleClass().add("welcome-view");
        getStylesheets().add(Objects.requireNonNull(WelcomeView.class.getResource("capture.css")).toExternalForm());
        getChildren().add(content);
        viewModel.failureProperty().subscribe(this::describe);
        viewModel.recentFiles().files().subscribe(this::listRecent);
        listRecent();
    }

    private void describe(String failure) {
        CaptureOrigin origin = viewModel.getOrigin();
        String name = origin == null ? "The capture" : origin.name();
        boolean failed = !failure.isEmpty();
        boolean live = origin != null && origin.kind() == CaptureOrigin.Kind.LIVE;
        pseudoClassStateChanged(FAILED, failed);
        EmptyState state = failed
                ? new EmptyState(Icon.WARNING, live ? name + " can’t be captured on" : name + " can’t be read", failure,
                        actions())
                : new EmptyState(Icon.CAPTURE_OPEN, "Drop a capture here",
                        "pcap, pcapng or a Zeek conn.log, plain or compressed. It never leaves this machine.",
                        actions());
        content.getChildren().setAll(state, recent);
    }

    private List<Button> actions() {
        Button open = Styles.styled(new Button("Open capture…"), Styles.ACCENT);
        open.setOnAction(event -> onOpen.run());
        Button capture = new Button("Capture live…");
        capture.setOnAction(event -> onCapture.run());
        Button sample = new Button("Open the sample");
        sample.setOnAction(event -> onSample.run());
        return hasSample ? List.of(open, capture, sample) : List.of(open, capture);
    }

    private void listRecent() {
        recent.getChildren().clear();
        List<Path> files = viewModel.recentFiles().files();
        if (!files.isEmpty()) {
            recent.getChildren().add(Styles.styled(new Label("Recent"), Styles.CAPTION));
            files.forEach(file -> recent.getChildren().add(link(file)));
        }
    }

    private Hyperlink link(Path file) {
        Hyperlink link = new Hyperlink();
        link.setTooltip(new Tooltip(file.toString()));
        ObservableSet<Path> missing = viewModel.recentFiles().missing();
        link.disableProperty().bind(Bindings.createBooleanBinding(() -> missing.contains(file), missing));
        link.textProperty().bind(Bindings.createStringBinding(
                () -> file.getFileName() + (missing.contains(file) ? " (missing)" : ""), missing));
        link.setOnAction(event -> {
            link.setVisited(false);
            viewModel.open(file);
        });
        return link;
    }
}
