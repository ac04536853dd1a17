package shad.views.table;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import shad.views.style.Styles;

/// A cell that does something at one click. The keyboard has Enter on the row instead. Style class `link-cell`.
public final class LinkCell implements CellGraphic {
    private final Hyperlink link = Styles.styled(new Hyperlink(), "link-cell", Styles.MONO);
    private final IntFunction<String> text;
    private int row;

    /// @param onClick is given the store row
    public LinkCell(IntFunction<String> text, IntConsumer onClick) {
        this.text = text;
        link.setFocusTraversable(false);
        // The table takes presses for the selection, so that a hyperlink never fires by itself.
        link.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                onClick.accept(row);
            }
        });
    }

    @Override
    public Node node() {
        return link;
    }

    @Override
    public void show(int newRow) {
        row = newRow;
        link.setText(text.apply(newRow));
    }
}
