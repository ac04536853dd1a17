package shad.views.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Lies over a window and shows one thing at a time until Escape or a click beside it; then the keyboard goes back to where
/// it was. Style class `overlay`.
public final class Overlay extends StackPane {
    private @Nullable Node focusBefore;

    public Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                hide();
            }
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
    }

    /// Shows a node in place of what is shown.
    ///
    /// @param focus gets the keyboard
    public void show(Node node, Node focus) {
        Scene scene = getScene();
        if (!isVisible() && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        getChildren().setAll(node);
        setVisible(true);
        // What lies in a scroll pane is in no scene before, and gets no focus.
        node.applyCss();
        focus.requestFocus();
    }

    public void hide() {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("overlay.css");
    }
}
