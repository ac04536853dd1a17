package shad.views.histories;

import static shad.views.style.Styles.styled;

import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import shad.model.conn.ConnState;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.text.Counts;

/// A number on a ground of its state's colour, which is the stronger the larger the share is. Style class `heat-cell`.
final class HeatCell implements CellGraphic {
    private static final double FAINTEST = 0.08;
    private static final double STRONGEST = 0.45;
    /// Orders of magnitude between the faintest and the strongest ground.
    private static final double DECADES = 5;

    private final IntToLongFunction count;
    private final IntToDoubleFunction share;
    private final Region ground = styled(new Region(), "ground");
    private final Label figure = styled(new Label(), Styles.MONO);
    private final StackPane pane;
    private int row;

    /// @param share part of all connections, from 0 to 1
    /// @param onClick is given the store row
    HeatCell(ConnState state, IntToLongFunction count, IntToDoubleFunction share, IntConsumer onClick) {
        this.count = count;
        this.share = share;
        pane = styled(
                new StackPane(), "heat-cell", StateTone.of(state.stateClass()).styleClass());
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()
                    && count.applyAsLong(row) > 0) {
                onClick.accept(row);
            }
        });
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void show(int newRow) {
        row = newRow;
        long connections = count.applyAsLong(row);
        // Most histories meet few states: what is never shown is not made.
        if (connections > 0 && pane.getChildren().isEmpty()) {
            pane.getChildren().setAll(ground, figure);
        }
        figure.setText(connections == 0 ? "" : Counts.format(connections));
        ground.setVisible(connections > 0);
        ground.setOpacity(opacity(share.applyAsDouble(row)));
        pane.setCursor(connections > 0 ? Cursor.HAND : Cursor.DEFAULT);
    }

    static double opacity(double share) {
        double strength = share <= 0 ? 0 : Math.clamp(1 + Math.log10(share) / DECADES, 0, 1);
        return FAINTEST + strength * (STRONGEST - FAINTEST);
    }
}
