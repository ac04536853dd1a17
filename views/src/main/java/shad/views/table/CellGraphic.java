package shad.views.table;

import javafx.scene.Node;

/// What a cell shows in place of text. Belongs to one cell and is shown again and again for other rows.
public interface CellGraphic {
    Node node();

    /// Shows a store row.
    void show(int row);
}
