package shad.views.connections;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// A text shown by a node of its own, or something muted where there is none.
final class OptionalCell implements CellGraphic {
    private final IntFunction<String> text;
    private final Node node;
    private final Consumer<String> display;
    private final IntFunction<String> otherwise;
    private final Supplier<?> view;
    private final Label muted = Styles.styled(new Label(), Styles.MONO, Styles.MUTED);
    private String shown = "";
    private @Nullable Object shownIn;

    /// @param text what a store row has; empty for nothing
    /// @param display has the node show a text
    /// @param otherwise what stands there where there is nothing
    /// @param view what else the look of a text depends on
    OptionalCell(
            IntFunction<String> text, Node node, Consumer<String> display, IntFunction<String> otherwise,
            Supplier<?> view) {
        this.text = text;
        this.node = node;
        this.display = display;
        this.otherwise = otherwise;
        this.view = view;
    }

    @Override
    public Node node() {
        return shown.isEmpty() ? muted : node;
    }

    @Override
    public void show(int row) {
        String now = text.apply(row);
        Object nowIn = view.get();
        if (!now.equals(shown) || !nowIn.equals(shownIn)) {
            shown = now;
            shownIn = nowIn;
            display.accept(now);
        }
        if (now.isEmpty()) {
            muted.setText(otherwise.apply(row));
        }
    }
}
