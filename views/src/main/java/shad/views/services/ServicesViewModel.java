package shad.views.services;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import shad.model.conn.IpAddress;
import shad.model.conn.RememberedService;
import shad.model.conn.TransportProtocol;
import shad.model.query.ServiceCounts;
import shad.model.query.ServiceUse;
import shad.views.selection.LocalityFilter;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.table.CountedList;
import shad.views.table.ListColumn;
import shad.views.table.SortKey;
import shad.views.text.ValueFormats;

/// The services of the rows shown, counted and ordered in the background, and what of them is remembered. FX thread only.
public final class ServicesViewModel {
    private static final Comparator<ServiceUse> BY_PLACE = Comparator.comparing(ServiceUse::host)
            .thenComparingInt(ServiceUse::port)
            .thenComparing(ServiceUse::transport);

    private record Key(IpAddress host, int port, TransportProtocol transport) {}

    private final ObjectProperty<LocalityFilter> where = new SimpleObjectProperty<>(this, "where", LocalityFilter.ALL);
    private final ValueFormats formats;
    private final ServiceMemory memory;
    private final Executor background;
    private final Executor fxThread;
    private final ReadOnlyStringWrapper memoryProblem = new ReadOnlyStringWrapper(this, "memoryProblem", "");
    /// Read by the background threads that sort.
    private volatile KnownBefore knownBefore = KnownBefore.NOTHING;
    private final CountedList<ServiceUse, ServiceCounts, Services> list;

    /// @param memory what earlier captures showed
    /// @param background asks and tells the memory
    /// @param fxThread runs what is to happen on the FX thread
    public ServicesViewModel(
            RowCounts counts, ServiceMemory memory, Executor background, Executor fxThread) {
        formats = counts.selection().formats();
        this.memory = memory;
        this.background = background;
        this.fxThread = fxThread;
        list = new CountedList<>(counts, new CountedList.Recipe<>(
                ServiceColumns.with(formats, service -> knownBefore.news(service)),
                new SortKey(ServiceColumns.CONNECTIONS, true),
                BY_PLACE,
                shown -> ServiceCounts.of(shown.snapshot(), shown.rows()),
                ServiceCounts::services,
                service -> new Key(service.host(), service.port(), service.transport()),
                listed -> services(listed, knownBefore)));
        where.subscribe(wanted -> list.setPart(service -> wanted.includes(service.locality())));
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return list.counting();
    }

    /// The services that occur, in the order asked for.
    public ReadOnlyObjectProperty<Services> servicesProperty() {
        return list.resultProperty();
    }

    public Services getServices() {
        return list.getResult();
    }

    /// Whose services are shown.
    public ObjectProperty<LocalityFilter> whereProperty() {
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
                list.count();
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

    ValueFormats formats() {
        return formats;
    }

    List<ListColumn<ServiceUse>> columns() {
        return list.columns();
    }

    List<SortKey> order() {
        return list.order();
    }

    /// Orders by columns, the most significant first; without any by the number of connections.
    void setOrder(List<SortKey> keys) {
        list.setOrder(keys);
    }

    private static Services services(CountedList.Listed<ServiceUse, ServiceCounts> listed, KnownBefore knownBefore) {
        List<ServiceUse> uses = listed.things();
        return new Services(
                listed.listing(),
                ServiceBar.of(uses, ServiceUse::connections),
                ServiceBar.of(uses, ServiceUse::bytes),
                uses.stream().mapToLong(ServiceUse::connections).sum(),
                uses.stream().mapToLong(ServiceUse::clientBytes).sum(),
                uses.stream().mapToLong(ServiceUse::serverBytes).sum(),
                knownBefore.longUnseen(listed.counts().services()),
                listed.counts().leftOut(),
                listed.counts().clientsCut());
    }
}
