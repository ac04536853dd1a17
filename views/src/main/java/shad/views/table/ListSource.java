package shad.views.table;

import java.util.List;
import java.util.function.Supplier;

/// A table of a [Listing], for those who copy and export what it shows. On the FX thread the suppliers are made, which
/// settles what they give; they are asked in the background.
///
/// @param <T> what is listed
public interface ListSource<T> {
    WindowedTable table();

    /// All columns.
    List<ListColumn<T>> columns();

    /// What is selected.
    Supplier<List<T>> selected();

    /// All rows in order.
    Supplier<List<T>> shown();

    /// The columns that are shown, from left to right.
    default List<ListColumn<T>> visibleColumns() {
        return table().columnStates().stream()
                .filter(ColumnState::visible)
                .map(state -> ListColumn.find(columns(), state.columnId()))
                .toList();
    }
}
