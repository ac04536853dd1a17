package shad.views.table;

import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The tooltip of all cells of a table: one for each would take longer to make than the cells.
final class CellTooltip extends Tooltip {
    private @Nullable SpecCell cell;

    CellTooltip() {
        setOnShowing(event -> setText(cell == null ? "" : cell.tooltipText()));
    }

    /// Is shown when the mouse rests on the cell.
    void install(SpecCell newCell) {
        newCell.setTooltip(this);
        newCell.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> cell = newCell);
    }
}
