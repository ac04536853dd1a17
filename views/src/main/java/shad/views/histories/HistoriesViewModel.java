package shad.views.histories;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shad.model.query.GroupCount;
import shad.model.query.HistoryCounts;
import shad.model.query.filter.FilterExpression;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.GroupCountColumns;
import shad.views.table.SortKey;
import shad.views.text.ServiceTexts;
import shad.views.text.ValueFormats;

/// Counts and orders the histories of the rows shown, in the background, whenever these change. FX thread only.
public final class HistoriesViewModel {
    static final String HISTORY = "history";
    static final String LETTERS = "letters";

    private static final SortKey MOST_FREQUENT_FIRST = new SortKey(GroupCountColumns.CONNECTIONS, true);

    private final Selection selection;
    private final ReadOnlyObjectWrapper<Histories> histories =
            new ReadOnlyObjectWrapper<>(this, "histories", Histories.NONE);
    private final RowCount<Histories> counting;
    /// What the table calls each history, so that a selected one stays selected. Any thread that holds its lock.
    private final Map<String, Integer> ids = new HashMap<>();
    private List<SortKey> order = List.of(MOST_FREQUENT_FIRST);

    public HistoriesViewModel(RowCounts counts) {
        selection = counts.selection();
        counting = counts.add(shown -> {
            Comparator<GroupCount<String>> comparator = comparator(order);
            return () -> count(shown, comparator);
        }, histories::set);
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return counting;
    }

    /// The histories that occur, in the order asked for.
    public ReadOnlyObjectProperty<Histories> historiesProperty() {
        return histories.getReadOnlyProperty();
    }

    public Histories getHistories() {
        return histories.get();
    }

    ValueFormats formats() {
        return selection.formats();
    }

    /// What the rows are filtered by.
    FilterExpression getFilter() {
        return selection.getFilterExpression();
    }

    List<SortKey> order() {
        return order;
    }

    /// Orders by columns, the most significant first; without any by the number of connections.
    public void setOrder(List<SortKey> keys) {
        order = keys.isEmpty() ? List.of(MOST_FREQUENT_FIRST) : List.copyOf(keys);
        counting.again();
    }

    private Histories count(ShownRows shown, Comparator<GroupCount<String>> comparator) {
        List<GroupCount<String>> groups = HistoryCounts.of(shown.snapshot(), shown.rows()).groups();
        synchronized (ids) {
            if (shown.snapshot().size() == 0) {
                ids.clear();
            }
            return Histories.of(groups.stream()
                    .sorted(comparator)
                    .map(group -> new HistoryGroup(id(group.value()), group))
                    .toList());
        }
    }

    private int id(String history) {
        Integer known = ids.putIfAbsent(history, ids.size());
        return known == null ? ids.size() - 1 : known;
    }

    private static Comparator<GroupCount<String>> comparator(List<SortKey> keys) {
        Comparator<GroupCount<String>> comparator = Comparator.comparing(GroupCount::value);
        for (SortKey key : keys.reversed()) {
            Comparator<GroupCount<String>> next = comparator(key.columnId());
            comparator = (key.descending() ? next.reversed() : next).thenComparing(comparator);
        }
        return comparator;
    }

    private static Comparator<GroupCount<String>> comparator(String columnId) {
        return switch (columnId) {
            case HISTORY, GroupCountColumns.MEANING -> Comparator.comparing(GroupCount::value);
            case LETTERS -> Comparator.comparingInt(group -> group.value().length());
            case GroupCountColumns.SERVICES -> Comparator.comparing(group -> ServiceTexts.format(group.services()));
            case GroupCountColumns.BYTES -> Comparator.comparingLong(GroupCount::bytes);
            default -> Comparator.comparingLong(GroupCount::connections);
        };
    }
}
