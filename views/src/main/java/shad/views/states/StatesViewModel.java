package shad.views.states;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shad.model.conn.ConnState;
import shad.model.query.GroupCount;
import shad.model.query.StateCounts;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.table.GroupCountColumns;
import shad.views.table.SortKey;
import shad.views.text.ServiceTexts;
import shad.views.text.ValueFormats;

/// Counts the states of the rows shown, in the background, whenever these change. FX thread only.
public final class StatesViewModel {
    static final String STATE = "conn_state";

    private final ValueFormats formats;
    private final ReadOnlyObjectWrapper<List<GroupCount<ConnState>>> groups =
            new ReadOnlyObjectWrapper<>(this, "groups", List.of());
    private final RowCount<StateCounts> counting;
    private List<SortKey> order = List.of(new SortKey(GroupCountColumns.CONNECTIONS, true));

    public StatesViewModel(RowCounts counts) {
        formats = counts.selection().formats();
        counting = counts.add(
                shown -> () -> StateCounts.of(shown.snapshot(), shown.rows()), counted -> show(counted.groups()));
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return counting;
    }

    /// The states that occur, in the order asked for.
    public ReadOnlyObjectProperty<List<GroupCount<ConnState>>> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    public List<GroupCount<ConnState>> getGroups() {
        return groups.get();
    }

    ValueFormats formats() {
        return formats;
    }

    List<SortKey> order() {
        return order;
    }

    /// Orders the states by columns, the most significant first; without any by the number of connections.
    public void setOrder(List<SortKey> keys) {
        order = keys.isEmpty() ? List.of(new SortKey(GroupCountColumns.CONNECTIONS, true)) : List.copyOf(keys);
        show(groups.get());
    }

    private void show(List<GroupCount<ConnState>> counted) {
        Comparator<GroupCount<ConnState>> comparator = Comparator.comparing(GroupCount::value);
        for (SortKey key : order.reversed()) {
            Comparator<GroupCount<ConnState>> next = comparator(key.columnId());
            comparator = (key.descending() ? next.reversed() : next).thenComparing(comparator);
        }
        groups.set(counted.stream().sorted(comparator).toList());
    }

    private static Comparator<GroupCount<ConnState>> comparator(String columnId) {
        return switch (columnId) {
            case STATE -> Comparator.comparing(group -> group.value().name());
            case GroupCountColumns.MEANING -> Comparator.comparing(group -> group.value().meaning());
            case GroupCountColumns.SERVICES -> Comparator.comparing(group -> ServiceTexts.format(group.services()));
            case GroupCountColumns.BYTES -> Comparator.comparingLong(GroupCount::bytes);
            default -> Comparator.comparingLong(GroupCount::connections);
        };
    }
}
