package shad.views.hosts;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import shad.model.query.HostCounts;
import shad.model.query.HostUse;
import shad.views.selection.LocalityFilter;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.table.CountedList;
import shad.views.table.ListColumn;
import shad.views.table.SortKey;
import shad.views.text.ValueFormats;

/// The hosts of the rows shown, counted and ordered in the background. FX thread only.
public final class HostsViewModel {
    private final ValueFormats formats;
    private final CountedList<HostUse, HostCounts, Hosts> list;
    private final ObjectProperty<LocalityFilter> where = new SimpleObjectProperty<>(this, "where", LocalityFilter.ALL);

    public HostsViewModel(RowCounts counts) {
        formats = counts.selection().formats();
        list = new CountedList<>(counts, recipe(formats));
        where.subscribe(wanted -> list.setPart(host -> wanted.includes(host.locality())));
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return list.counting();
    }

    private static CountedList.Recipe<HostUse, HostCounts, Hosts> recipe(ValueFormats formats) {
        return new CountedList.Recipe<>(
                HostColumns.with(formats),
                new SortKey(HostColumns.CONNECTIONS, true),
                Comparator.comparing(HostUse::address),
                shown -> HostCounts.of(shown.snapshot(), shown.rows()),
                HostCounts::hosts,
                HostUse::address,
                listed -> new Hosts(
                        listed.listing(),
                        listed.counts().leftOut(),
                        listed.counts().peersCut(),
                        listed.shown().snapshot().names().leftOut()));
    }

    /// The hosts that occur, in the order asked for.
    public ReadOnlyObjectProperty<Hosts> hostsProperty() {
        return list.resultProperty();
    }

    public Hosts getHosts() {
        return list.getResult();
    }

    /// Which hosts are shown.
    public ObjectProperty<LocalityFilter> whereProperty() {
        return where;
    }

    ValueFormats formats() {
        return formats;
    }

    List<ListColumn<HostUse>> columns() {
        return list.columns();
    }

    List<SortKey> order() {
        return list.order();
    }

    /// Orders by columns, the most significant first; without any by the number of connections.
    void setOrder(List<SortKey> keys) {
        list.setOrder(keys);
    }
}
