package shad.views.hosts;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.conn.IpAddress;
import shad.model.query.HostCounts;
import shad.model.query.HostUse;
import shad.model.query.Locality;
import shad.views.fx.CatchUpTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.ListColumn;
import shad.views.table.Listing;
import shad.views.table.Numbering;
import shad.views.table.SortKey;

/// Counts and orders the hosts of the rows shown, in the background, whenever these change. FX thread only.
public final class HostsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(HostsViewModel.class);
    private static final SortKey BUSIEST_FIRST = new SortKey(HostColumns.CONNECTIONS, true);

    /// Which hosts are shown.
    public enum Where {
        ALL(host -> true),
        LOCAL(host -> host.locality() == Locality.LOCAL),
        REMOTE(host -> host.locality() == Locality.REMOTE);

        private final Predicate<HostUse> includes;

        Where(Predicate<HostUse> includes) {
            this.includes = includes;
        }
    }

    private record Counted(ShownRows shown, HostCounts counts) {}

    private record Answer(Counted counted, Hosts hosts) {}

    private final Selection selection;
    private final ReadOnlyObjectWrapper<Hosts> hosts = new ReadOnlyObjectWrapper<>(this, "hosts", Hosts.NONE);
    private final ObjectProperty<Where> where = new SimpleObjectProperty<>(this, "where", Where.ALL);
    private final CatchUpTask counting;
    private final Numbering<IpAddress> numbers = new Numbering<>();
    private List<SortKey> order = List.of(BUSIEST_FIRST);
    /// What another order or another part of the same rows need not count again.
    private Counted counted = new Counted(ShownRows.NONE, new HostCounts(List.of(), 0, false));

    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public HostsViewModel(Selection selection, Executor background, Executor fxThread) {
        this.selection = selection;
        counting = new CatchUpTask(background, fxThread);
        where.subscribe(any -> count());
        selection.shownProperty().subscribe(shown -> count());
    }

    /// The hosts that occur, in the order asked for.
    public ReadOnlyObjectProperty<Hosts> hostsProperty() {
        return hosts.getReadOnlyProperty();
    }

    public Hosts getHosts() {
        return hosts.get();
    }

    /// Which hosts are shown.
    public ObjectProperty<Where> whereProperty() {
        return where;
    }

    List<SortKey> order() {
        return order;
    }

    /// Orders by columns, the most significant first; without any by the number of connections.
    void setOrder(List<SortKey> keys) {
        order = keys.isEmpty() ? List.of(BUSIEST_FIRST) : List.copyOf(keys);
        count();
    }

    private void count() {
        ShownRows shown = selection.getShown();
        Counted known = counted;
        Where part = where.get();
        Comparator<HostUse> comparator =
                ListColumn.order(HostColumns.ALL, order, Comparator.comparing(HostUse::address));
        if (shown.snapshot().size() == 0) {
            counting.cancel();
            numbers.clear();
        }
        counting.run(
                () -> answer(shown, known, part, comparator),
                answer -> {
                    counted = answer.counted();
                    hosts.set(answer.hosts());
                },
                failure -> LOG.error("Counting hosts failed", failure));
    }

    private Answer answer(ShownRows shown, Counted known, Where part, Comparator<HostUse> comparator) {
        Counted now = known.shown().equals(shown)
                ? known
                : new Counted(shown, HostCounts.of(shown.snapshot(), shown.rows()));
        List<HostUse> uses = now.counts().hosts().stream().filter(part.includes).sorted(comparator).toList();
        return new Answer(now, new Hosts(
                Listing.of(uses, host -> numbers.of(host.address())),
                now.counts().leftOut(),
                now.counts().peersCut(),
                shown.snapshot().names().leftOut()));
    }
}
