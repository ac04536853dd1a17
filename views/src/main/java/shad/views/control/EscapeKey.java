package shad.views.control;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The Escape key, with which a person steps out of a part of the window.
public final class EscapeKey {
    private EscapeKey() {}

    /// Has the key go on to what is around a list or tree: those keep it for editing, which nobody does here.
    public static void passOn(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && node.getParent() != null) {
                event.consume();
                node.getParent().fireEvent(event.copyFor(node.getParent(), node.getParent()));
            }
        });
    }
}
