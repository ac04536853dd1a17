package shad.views.table;

/// A cell: where its row is shown, which store row that is, and its column.
public record CellPosition(int index, int row, String columnId) {}
