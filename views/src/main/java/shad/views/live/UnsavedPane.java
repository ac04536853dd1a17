package shad.views.live;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.views.style.Styles;

/// Asks what is to become of a recording that nobody has saved. Style class `unsaved-pane`.
public final class UnsavedPane extends VBox {
    private final Button save = Styles.styled(new Button("Save As…"), Styles.ACCENT);

    /// @param about how much was captured
    /// @param running whether it still goes on
    /// @param onSave stops and saves, then goes on
    /// @param onDiscard stops and goes on without the recording
    /// @param onCancel leaves everything as it is
    public UnsavedPane(String about, boolean running, Runnable onSave, Runnable onDiscard, Runnable onCancel) {
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().addAll("live-pane", "unsaved-pane");
        getStylesheets().add(Objects.requireNonNull(UnsavedPane.class.getResource("live.css")).toExternalForm());
        Label text = new Label(about + (running
                ? " Capturing goes on until you save or discard."
                : " Without saving it is gone."));
        text.setWrapText(true);
        Button discard = new Button("Discard");
        Button cancel = new Button("Cancel");
        save.setId("unsaved-save");
        discard.setId("unsaved-discard");
        cancel.setId("unsaved-cancel");
        save.setDefaultButton(true);
        cancel.setCancelButton(true);
        save.setOnAction(event -> onSave.run());
        discard.setOnAction(event -> onDiscard.run());
        cancel.setOnAction(event -> onCancel.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(
                Styles.styled(new Label("Save the capture?"), Styles.TITLE),
                text,
                Styles.styled(new HBox(discard, space, cancel, save), "buttons"));
    }

    /// What gets the keyboard first.
    public Node focus() {
        return save;
    }
}
