package shad.views.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.model.capture.Pace;
import shad.views.control.Choice;
import shad.views.style.Styles;

/// Asks how fast a file is played back. Style class `replay-pane`.
public final class ReplayPane extends VBox {
    private final TextField factor = Styles.styled(new TextField("1x"), Styles.MONO, Styles.FILTER_FIELD);
    private final Button start = Styles.styled(new Button("Replay"), Styles.ACCENT);

    public ReplayPane(Path file, Consumer<Pace> onStart, Runnable onCancel) {
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().addAll("live-pane", "replay-pane");
        getStylesheets().add(Objects.requireNonNull(ReplayPane.class.getResource("live.css")).toExternalForm());
        Choice<String> usual = new Choice<>("Pace", List.of(
                new Choice.Option<>("as it was", "1x"),
                new Choice.Option<>("10 times", "10x"),
                new Choice.Option<>("100 times", "100x"),
                new Choice.Option<>("1000 times", "1000x")));
        usual.valueProperty().subscribe((before, now) -> factor.setText(now));
        factor.setId("replay-factor");
        factor.setAccessibleText("How many times as fast");
        factor.setPrefColumnCount(6);
        factor.textProperty().subscribe(text -> {
            boolean understood = pace().isPresent();
            factor.pseudoClassStateChanged(Styles.ERROR, !understood);
            factor.setAccessibleHelp(understood ? "" : "A number such as 10x or 0.5x");
            start.setDisable(!understood);
        });
        start.setId("replay-start");
        start.setDefaultButton(true);
        start.setOnAction(event -> pace().ifPresent(onStart));
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> onCancel.run());
        Label about = new Label("The packets of " + file.getFileName() + " come as if they were captured now.");
        about.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(
                Styles.styled(new Label("Replay as if live"), Styles.TITLE), about,
                Styles.styled(new HBox(usual, factor), "pace"),
                Styles.styled(new HBox(space, cancel, start), "buttons"));
    }

    private Optional<Pace> pace() {
        return Pace.parse(factor.getText().strip());
    }

    /// What gets the keyboard first.
    public Node focus() {
        return factor;
    }
}
