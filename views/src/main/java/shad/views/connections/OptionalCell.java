package shad.views.connections;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import shad.model.query.ColumnText;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// A text shown by a node of its own, or the mark for unset where there is none.
final class OptionalCell implements CellGraphic {
    private final IntFunction<String> text;
    private final Node node;
    private final Consumer<String> display;
    private final Label unset =
            Styles.styled(new Label(String.valueOf(ColumnText.UNSET)), Styles.MONO, Styles.MUTED);
    private String shown = "";

    /// @param text what a store row has; empty for nothing
    /// @param display has the node show a text
    OptionalCell(IntFunction<String> text, Node node, Consumer<String> display) {
        this.text = text;
        this.node = node;
        this.display = display;
    }

    @Override
    public Node node() {
        return shown.isEmpty() ? unset : node;
    }

    @Override
    public void show(int row) {
        String now = text.apply(row);
        if (!now.equals(shown)) {
            shown = now;
            display.accept(now);
        }
    }
}
