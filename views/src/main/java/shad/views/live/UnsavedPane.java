package shad.views.live;

import javafx.scene.Node;
import javafx.scene.control.Button;
import shad.views.style.Styles;

/// Asks what is to become of a recording that nobody has saved. Style class `unsaved-pane`.
public final class UnsavedPane extends LivePane {
    private final Button save = Styles.styled(new Button("Save As…"), Styles.ACCENT);

    /// @param about how much was captured
    /// @param running whether it still goes on
    /// @param onSave stops and saves, then goes on
    /// @param onDiscard stops and goes on without the recording
    /// @param onCancel leaves everything as it is
    public UnsavedPane(String about, boolean running, Runnable onSave, Runnable onDiscard, Runnable onCancel) {
        super("unsaved-pane", "Save the capture?", about + (running
                ? " Capturing goes on until you save or discard."
                : " Without saving it is gone."));
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
        getChildren().add(buttons(discard, space(), cancel, save));
    }

    @Override
    public Node focus() {
        return save;
    }
}
