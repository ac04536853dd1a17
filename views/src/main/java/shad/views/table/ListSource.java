package shad.views.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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

    /// Finds what the cells shown say, or say to other programs; in either case of letters.
    default Finder finder() {
        Supplier<List<T>> shown = shown();
        List<ListColumn<T>> columns = visibleColumns();
        return text -> {
            String wanted = text.toLowerCase(Locale.ROOT);
            List<T> things = shown.get();
            return IntStream.range(0, things.size())
                    .filter(place -> columns.stream().anyMatch(column -> column.says(things.get(place), wanted)))
                    .toArray();
        };
    }
}
