package shad.views.groups;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import shad.model.query.ConnectionColumn;
import shad.model.query.GroupKey;
import shad.model.query.GroupValue;
import shad.model.query.RowGroup;
import shad.model.query.RowGroups;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.model.store.ConnectionView;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.selection.ShownRows;
import shad.views.table.CountedList;
import shad.views.table.ListColumn;
import shad.views.table.SortKey;
import shad.views.text.ValueFormats;

/// The rows shown, grouped in the background by what a person chooses. FX thread only.
public final class GroupsViewModel {
    private static final Comparator<RowGroup> BY_VALUES = (a, b) -> {
        int order = 0;
        for (int i = 0; i < a.values().size() && order == 0; i++) {
            order = a.values().get(i).compareTo(b.values().get(i));
        }
        return order;
    };

    private record Counted(List<GroupKey> keys, RowGroups groups) {}

    private final ValueFormats formats;
    private final List<ListColumn<RowGroup>> columns;
    private final CountedList<RowGroup, Counted, Groups> list;
    /// Read by the background threads that count.
    private volatile List<GroupKey> keys = List.of(GroupKey.of(ConnectionColumn.ID_RESP_P));

    public GroupsViewModel(RowCounts counts) {
        formats = counts.selection().formats();
        columns = GroupColumns.with(formats);
        list = new CountedList<>(counts, new CountedList.Recipe<>(
                columns,
                new SortKey(GroupColumns.CONNECTIONS, true),
                BY_VALUES,
                this::count,
                counted -> counted.groups().groups(),
                RowGroup::values,
                GroupsViewModel::groups));
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return list.counting();
    }

    private Counted count(ShownRows shown) {
        List<GroupKey> wanted = keys;
        return new Counted(wanted, RowGroups.of(shown.snapshot(), shown.rows(), wanted));
    }

    private static Groups groups(CountedList.Listed<RowGroup, Counted> listed) {
        List<RowGroup> groups = listed.things();
        return new Groups(
                listed.counts().keys(),
                listed.shown().snapshot(),
                listed.listing(),
                groups.stream().mapToLong(RowGroup::connections).sum(),
                groups.stream().mapToLong(RowGroup::origBytes).sum(),
                groups.stream().mapToLong(RowGroup::respBytes).sum(),
                listed.counts().groups().leftOut());
    }

    ValueFormats formats() {
        return formats;
    }

    List<ListColumn<RowGroup>> columns() {
        return columns;
    }

    /// The groups that occur, in the order asked for.
    public ReadOnlyObjectProperty<Groups> groupsProperty() {
        return list.resultProperty();
    }

    public Groups getGroups() {
        return list.getResult();
    }

    /// Groups by other columns, one to three.
    public void setKeys(List<GroupKey> newKeys) {
        keys = List.copyOf(newKeys);
        list.recount();
    }

    /// The connections of a group.
    public FilterExpression condition(RowGroup group) {
        FilterExpression all = Filters.ALL;
        ConnectionView row = getGroups().snapshot().view().at(group.sample());
        for (int i = 0; i < group.values().size(); i++) {
            all = Filters.and(all, condition(getGroups().keys().get(i), group.values().get(i), row));
        }
        return all;
    }

    private static FilterExpression condition(GroupKey key, GroupValue value, ConnectionView row) {
        if (!value.text().contains("/")) {
            return Filters.condition(key.column(), row);
        }
        try {
            return Filters.parse(key.column().zeekName() + " in " + value.text());
        } catch (FilterException e) {
            throw new IllegalStateException(e);
        }
    }

    List<SortKey> order() {
        return list.order();
    }

    /// Orders by columns, the most significant first; without any by the number of connections.
    void setOrder(List<SortKey> order) {
        list.setOrder(order);
    }
}
