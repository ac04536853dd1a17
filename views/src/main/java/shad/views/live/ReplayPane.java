package shad.views.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import shad.model.capture.Pace;
import shad.views.control.Choice;
import shad.views.style.Styles;

/// Asks how fast a file is played back. Style class `replay-pane`.
public final class ReplayPane extends LivePane {
    private final TextField factor = Styles.styled(new TextField("1x"), Styles.MONO, Styles.FILTER_FIELD);
    private final Button start = Styles.styled(new Button("Replay"), Styles.ACCENT);

    public ReplayPane(Path file, Consumer<Pace> onStart, Runnable onCancel) {
        super("replay-pane", "Replay as if live",
                "The packets of " + file.getFileName() + " come as if they were captured now.");
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
        getChildren().addAll(Styles.styled(new HBox(usual, factor), "pace"), buttons(space(), cancel, start));
    }

    private Optional<Pace> pace() {
        return Pace.parse(factor.getText().strip());
    }

    @Override
    public Node focus() {
        return factor;
    }
}
