package shad.views.services;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.conn.IpAddress;
import shad.model.conn.RememberedService;
import shad.model.conn.TransportProtocol;
import shad.model.query.Locality;
import shad.model.query.ServiceCounts;
import shad.model.query.ServiceUse;
import shad.views.fx.CatchUpTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.ListColumn;
import shad.views.table.Listing;
import shad.views.table.Numbering;
import shad.views.table.SortKey;

/// Counts and orders the services of the rows shown, in the background, whenever these change. FX thread only.
public final class ServicesViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ServicesViewModel.class);
    private static final SortKey MOST_USED_FIRST = new SortKey(ServiceColumns.CONNECTIONS, true);
    private static final Comparator<ServiceUse> BY_PLACE = Comparator.comparing(ServiceUse::host)
            .thenComparingInt(ServiceUse::port)
            .thenComparing(ServiceUse::transport);

    /// Whose services are shown.
    public enum Where {
        ALL(service -> true),
        LOCAL(service -> service.locality() == Locality.LOCAL),
        REMOTE(service -> service.locality() == Locality.REMOTE);

        private final Predicate<ServiceUse> includes;

        Where(Predicate<ServiceUse> includes) {
            this.includes = includes;
        }
    }

    private record Key(IpAddress host, int port, TransportProtocol transport) {}

    private record Counted(ShownRows shown, ServiceCounts counts) {}

    private record Answer(Counted counted, Services services) {}

    private final Selection selection;
    private final ReadOnlyObjectWrapper<Services> services =
            new ReadOnlyObjectWrapper<>(this, "services", Services.NONE);
    private final ObjectProperty<Where> where = new SimpleObjectProperty<>(this, "where", Where.ALL);
    private final ServiceMemory memory;
    private final Executor background;
    private final Executor fxThread;
    private final List<ListColumn<ServiceUse>> columns = ServiceColumns.with(this::news);
    private final ReadOnlyStringWrapper memoryProblem = new ReadOnlyStringWrapper(this, "memoryProblem", "");
    private final CatchUpTask counting;
    /// Read by the background threads that sort.
    private volatile KnownBefore knownBefore = KnownBefore.NOTHING;
    private final Numbering<Key> numbers = new Numbering<>();
    private List<SortKey> order = List.of(MOST_USED_FIRST);
    /// What another order or another part of the same rows need not count again.
    private Counted counted = new Counted(ShownRows.NONE, new ServiceCounts(List.of(), 0, false));

    /// @param memory what earlier captures showed
    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public ServicesViewModel(
            Selection selection, ServiceMemory memory, Executor background, Executor fxThread) {
        this.selection = selection;
        this.memory = memory;
        this.background = background;
        this.fxThread = fxThread;
        counting = new CatchUpTask(background, fxThread);
        where.subscribe(any -> count());
        selection.shownProperty().subscribe(shown -> count());
    }

    /// The services that occur, in the order asked for.
    public ReadOnlyObjectProperty<Services> servicesProperty() {
        return services.getReadOnlyProperty();
    }

    public Services getServices() {
        return services.get();
    }

    /// Whose services are shown.
    public ObjectProperty<Where> whereProperty() {
        return where;
    }

    /// Why services are not remembered, and what to do; empty while they are.
    public ReadOnlyStringProperty memoryProblemProperty() {
        return memoryProblem.getReadOnlyProperty();
    }

    /// Looks up what is remembered, for the capture that is being opened.
    public void recall() {
        background.execute(() -> {
            ServiceMemory.Recollection recollection = memory.recall();
            KnownBefore known = new KnownBefore(recollection.services());
            fxThread.execute(() -> {
                knownBefore = known;
                memoryProblem.set(recollection.problem());
                count();
            });
        });
    }

    /// Remembers what a capture showed. What is new stays new until the next capture.
    public void remember(List<RememberedService> seen) {
        if (seen.isEmpty()) {
            return;
        }
        background.execute(() -> {
            String problem = memory.keep(seen);
            if (!problem.isEmpty()) {
                fxThread.execute(() -> memoryProblem.set(problem));
            }
        });
    }

    private String news(ServiceUse service) {
        return knownBefore.news(service);
    }

    List<ListColumn<ServiceUse>> columns() {
        return columns;
    }

    List<SortKey> order() {
        return order;
    }

    /// Orders by columns, the most significant first; without any by the number of connections.
    void setOrder(List<SortKey> keys) {
        order = keys.isEmpty() ? List.of(MOST_USED_FIRST) : List.copyOf(keys);
        count();
    }

    private void count() {
        ShownRows shown = selection.getShown();
        Counted known = counted;
        Where part = where.get();
        Comparator<ServiceUse> comparator = ListColumn.order(columns, order, BY_PLACE);
        if (shown.snapshot().size() == 0) {
            counting.cancel();
            numbers.clear();
        }
        counting.run(
                () -> answer(shown, known, part, comparator),
                answer -> {
                    counted = answer.counted();
                    services.set(answer.services());
                },
                failure -> LOG.error("Counting services failed", failure));
    }

    private Answer answer(ShownRows shown, Counted known, Where part, Comparator<ServiceUse> comparator) {
        Counted now = known.shown().equals(shown)
                ? known
                : new Counted(shown, ServiceCounts.of(shown.snapshot(), shown.rows()));
        List<ServiceUse> uses = now.counts().services().stream().filter(part.includes).sorted(comparator).toList();
        return new Answer(now, new Services(
                Listing.of(uses, use -> numbers.of(new Key(use.host(), use.port(), use.transport()))),
                ServiceBar.of(uses, ServiceUse::connections),
                ServiceBar.of(uses, ServiceUse::bytes),
                uses.stream().mapToLong(ServiceUse::connections).sum(),
                uses.stream().mapToLong(ServiceUse::clientBytes).sum(),
                uses.stream().mapToLong(ServiceUse::serverBytes).sum(),
                knownBefore.longUnseen(now.counts().services()),
                now.counts().leftOut(),
                now.counts().clientsCut()));
    }
}
