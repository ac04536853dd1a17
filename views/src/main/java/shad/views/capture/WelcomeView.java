package shad.views.capture;

import java.nio.file.Path;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// What an empty window says: drop a capture here, open one, take the sample or one of the last. After a capture of which
/// nothing could be read it says why. Style class `welcome-view`, `:failed` after a failure.
public final class WelcomeView extends StackPane {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double TEXT_WIDTH = 560;

    private final CaptureViewModel viewModel;
    private final IconView icon = new IconView(Icon.CAPTURE_OPEN, 48);
    private final Label title = Styles.styled(new Label(), Styles.TITLE);
    private final Label text = Styles.styled(new Label(), Styles.MUTED);
    private final VBox recent = Styles.styled(new VBox(), "recent");

    /// @param onOpen asks for a file
    /// @param onSample opens the sample
    /// @param hasSample whether there is one
    public WelcomeView(CaptureViewModel viewModel, Runnable onOpen, Runnable onSample, boolean hasSample) {
        this.viewModel = viewModel;
        getStyleClass().add("welcome-view");
        getStylesheets().add(Objects.requireNonNull(WelcomeView.class.getResource("capture.css")).toExternalForm());

        Button open = Styles.styled(new Button("Open capture…"), Styles.ACCENT);
        open.setOnAction(event -> onOpen.run());
        Button sample = new Button("Open the sample");
        sample.setOnAction(event -> onSample.run());
        sample.setVisible(hasSample);
        sample.setManaged(hasSample);
        HBox buttons = Styles.styled(new HBox(open, sample), "buttons");

        title.setWrapText(true);
        text.setWrapText(true);
        text.setMaxWidth(TEXT_WIDTH);
        VBox content = Styles.styled(new VBox(icon, title, text, buttons, recent), "content");
        content.setAlignment(Pos.CENTER);
        content.setMaxWidth(TEXT_WIDTH);
        getChildren().add(content);

        viewModel.failureProperty().subscribe(this::describe);
        viewModel.recentFiles().files().subscribe(this::listRecent);
        listRecent();
    }

    private void describe(String failure) {
        boolean failed = !failure.isEmpty();
        pseudoClassStateChanged(FAILED, failed);
        icon.setIcon(failed ? Icon.WARNING : Icon.CAPTURE_OPEN);
        CaptureOrigin origin = viewModel.getOrigin();
        if (failed && origin != null) {
            title.setText(origin.name() + " can’t be read");
            text.setText(failure);
        } else {
            title.setText("Drop a capture here");
            text.setText(
                    "pcap or pcapng, plain or compressed with gzip, zstd, xz or lz4. It never leaves this machine.");
        }
    }

    private void listRecent() {
        recent.getChildren().clear();
        if (viewModel.recentFiles().files().isEmpty()) {
            return;
        }
        recent.getChildren().add(Styles.styled(new Label("Recent"), Styles.CAPTION));
        viewModel.recentFiles().files().forEach(file -> recent.getChildren().add(link(file)));
    }

    private Hyperlink link(Path file) {
        Hyperlink link = new Hyperlink(String.valueOf(file.getFileName()));
        link.setTooltip(new Tooltip(file.toString()));
        link.setOnAction(event -> {
            link.setVisited(false);
            viewModel.open(file);
        });
        return link;
    }
}
