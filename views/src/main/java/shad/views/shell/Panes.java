package shad.views.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The parts of the window that the keyboard steps through as a whole, with F6, and back out of, with Escape.
final class Panes {
    /// Place of the tab in front among the panes.
    private static final int TABLE = 2;

    private final Stage stage;
    private final List<Supplier<? extends Node>> panes;
    private final Runnable focusTable;
    private final Runnable focusFilter;

    /// @param panes filter, timeline, what is in front, inspector; one that can't be seen is passed over
    /// @param focusTable where Escape goes from anywhere
    /// @param focusFilter where Escape goes from there
    Panes(Stage stage, List<Supplier<? extends Node>> panes, Runnable focusTable, Runnable focusFilter) {
        this.stage = stage;
        this.panes = panes;
        this.focusTable = focusTable;
        this.focusFilter = focusFilter;
    }

    void next() {
        step(1);
    }

    void previous() {
        step(-1);
    }

    private void step(int direction) {
        int from = current();
        for (int i = 1; i <= panes.size(); i++) {
            int index = Math.floorMod(from + i * direction, panes.size());
            Optional<Node> target = firstFocusable(panes.get(index).get());
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    /// The pane that has the keyboard, the innermost if they lie in each other; -1 before the first.
    private int current() {
        for (Node node = stage.getScene().getFocusOwner(); node != null; node = node.getParent()) {
            for (int i = 0; i < panes.size(); i++) {
                if (panes.get(i).get().equals(node)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// The first part of a node that takes the keyboard.
    static Optional<Node> firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> firstFocusable(child).stream()).findFirst()
                : Optional.empty();
    }

    /// Has Escape step back: from any pane to the table in front, from there to the filter. Whoever has a use of its own for
    /// the key comes first: popups, overlays, a filter that can be cleared.
    void installEscape(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed()) {
                if (current() == TABLE && !(scene.getFocusOwner() instanceof TextInputControl)) {
                    focusFilter.run();
                } else {
                    focusTable.run();
                }
                event.consume();
            }
        });
    }
}
