package shad.views.table;

import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The tooltip of all cells of a table: one for each would take longer to make than the cells. A cell that has nothing
/// to say, as those below the last row, shows none.
final class CellTooltip extends Tooltip {
    private @Nullable SpecCell cell;

    /// Is shown when the mouse rests on the cell.
    void install(SpecCell newCell) {
        newCell.setTooltip(this);
        newCell.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> cell = newCell);
    }

    @Override
    public void show(Window owner, double x, double y) {
        String text = cell == null ? "" : cell.tooltipText();
        if (!text.isEmpty()) {
            setText(text);
            super.show(owner, x, y);
        }
    }
}
