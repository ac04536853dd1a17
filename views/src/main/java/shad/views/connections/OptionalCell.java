package shad.views.connections;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// A text shown by a node of its own, or something muted where there is none.
final class OptionalCell implements CellGraphic {
    private final IntFunction<String> text;
    private final Node node;
    private final Consumer<String> display;
    private final IntFunction<String> otherwise;
    private final Label muted = Styles.styled(new Label(), Styles.MONO, Styles.MUTED);
    private String shown = "";

    /// @param text what a store row has; empty for nothing
    /// @param display has the node show a text
    /// @param otherwise what stands there where there is nothing
    OptionalCell(
            IntFunction<String> text, Node node, Consumer<String> display, IntFunction<String> otherwise) {
        this.text = text;
        this.node = node;
        this.display = display;
        this.otherwise = otherwise;
    }

    @Override
    public Node node() {
        return shown.isEmpty() ? muted : node;
    }

    @Override
    public void show(int row) {
        shown = text.apply(row);
        // The same text may have to look otherwise: letters of it are asked for by another filter.
        display.accept(shown);
        if (shown.isEmpty()) {
            muted.setText(otherwise.apply(row));
        }
    }
}
