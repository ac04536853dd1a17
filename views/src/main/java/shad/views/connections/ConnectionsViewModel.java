package shad.views.connections;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.SortKey;
import shad.model.query.Totals;
import shad.model.query.filter.Rehearsal;
import shad.model.store.StoreSnapshot;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.selection.TimeRange;

/// Keeps the shown rows of the selection in step with its snapshot, filter, time range and order. Queries run in the
/// background, one at a time. A change of filter or order stops the query under way; a newer snapshot waits for it, so
/// that rows keep coming however fast they grow. FX thread only.
public final class ConnectionsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsViewModel.class);

    /// Queries that take longer leave the processors to the capture for as long again before they take up newer rows.
    private static final long LONG_NANOS = 50_000_000;
    /// In so many it is felt that code runs for the first time.
    private static final int MANY_ROWS = 200_000;

    /// What the rows were asked for by.
    private record Question(
            StoreSnapshot snapshot,
            RowFilter filter,
            @Nullable TimeRange time,
            List<SortKey> order,
            @Nullable MarkOrder byMark) {
        Part part() {
            return new Part(filter, time);
        }

        int[] rows(BooleanSupplier cancelled) {
            int[] rows = query().rows(cancelled);
            return byMark == null ? rows : byMark.sorted(snapshot, rows);
        }

        RowQuery query() {
            TimeRange range = time;
            RowFilter within = range == null
                    ? filter
                    : filter.and(
                            row -> row.startNanos() >= range.firstNanos() && row.startNanos() <= range.lastNanos());
            return new RowQuery(snapshot, within, order);
        }
    }

    /// Which rows of a snapshot pass.
    private record Part(RowFilter filter, @Nullable TimeRange time) {}

    /// A question being worked on. Two of them are never the same, even if they ask for the same.
    private static final class Work {
        final Question question;
        final AtomicBoolean stopped = new AtomicBoolean();

        Work(Question question) {
            this.question = question;
        }
    }

    private final Selection selection;
    private final Executor background;
    private final Executor fxThread;
    private final BiConsumer<StoreSnapshot, BooleanSupplier> rehearsal;
    private final ObjectProperty<List<SortKey>> order = new SimpleObjectProperty<>(this, "order", List.of());
    private final ObjectProperty<@Nullable Boolean> byMark = new SimpleObjectProperty<>(this, "byMark");
    private final ReadOnlyObjectWrapper<@Nullable Totals> totals = new ReadOnlyObjectWrapper<>(this, "totals");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private @Nullable Work underWay;
    private boolean newerWaits;
    private boolean rehearsed;
    /// Set where a person filters or sorts, and needs the processors, or the rows go.
    private final AtomicBoolean rehearsalStopped = new AtomicBoolean();

    /// @param counts adds up what is shown
    /// @param background runs queries
    /// @param fxThread runs what is to happen on the FX thread
    public ConnectionsViewModel(RowCounts counts, Executor background, Executor fxThread) {
        this(counts, background, fxThread,
                (rows, cancelled) -> Rehearsal.run(rows, ConnectionColumn.base(), 1, cancelled));
    }

    /// @param rehearsal filters and sorts rows for nobody; ends early when cancelled
    ConnectionsViewModel(
            RowCounts counts, Executor background, Executor fxThread,
            BiConsumer<StoreSnapshot, BooleanSupplier> rehearsal) {
        selection = counts.selection();
        this.background = background;
        this.fxThread = fxThread;
        this.rehearsal = rehearsal;
        counts.add(shown -> () -> sums(shown), sums -> totals.set(sums.orElse(null)));
        selection.snapshotProperty().subscribe(snapshot -> snapshotChanged());
        selection.filterProperty().subscribe(filter -> questionChanged());
        selection.timeRangeProperty().subscribe(range -> questionChanged());
        order.subscribe(keys -> questionChanged());
        byMark.subscribe(direction -> questionChanged());
        selection.marksProperty().subscribe((before, now) -> {
            if (byMark.get() != null) {
                questionChanged();
            }
        });
    }

    /// The order of the rows; empty for the order of the first packets.
    public ObjectProperty<List<SortKey>> orderProperty() {
        return order;
    }

    public List<SortKey> getOrder() {
        return order.get();
    }

    public void setOrder(List<SortKey> keys) {
        order.set(List.copyOf(keys));
    }

    /// Orders rows by their marks before anything else.
    ///
    /// @param descending null for no such order
    void setOrderByMark(@Nullable Boolean descending) {
        byMark.set(descending);
    }

    /// Sums over the rows shown; null until they are known.
    public ReadOnlyObjectProperty<@Nullable Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    public @Nullable Totals getTotals() {
        return totals.get();
    }

    /// Whether the rows shown are behind what was asked for.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }

    private void snapshotChanged() {
        if (selection.getSnapshot().size() == 0) {
            rehearsalStopped.set(true);
            stop();
            newerWaits = false;
            busy.set(false);
            totals.set(null);
            selection.setShown(ShownRows.NONE);
        } else if (underWay == null) {
            ask();
        } else {
            newerWaits = true;
        }
    }

    private void questionChanged() {
        rehearsalStopped.set(true);
        stop();
        if (selection.getSnapshot().size() > 0) {
            ask();
        }
    }

    private void stop() {
        if (underWay != null) {
            underWay.stopped.set(true);
            underWay = null;
        }
    }

    private Question question() {
        Boolean descending = byMark.get();
        return new Question(
                selection.getSnapshot(),
                selection.getFilter(),
                selection.getTimeRange(),
                order.get(),
                descending == null ? null : new MarkOrder(selection.getMarks(), descending));
    }

    private void ask() {
        Work work = new Work(question());
        underWay = work;
        newerWaits = false;
        busy.set(true);
        background.execute(() -> run(work));
    }

    private void run(Work work) {
        Question question = work.question;
        long start = System.nanoTime();
        try {
            ShownRows shown =
                    new ShownRows(question.snapshot(), question.rows(work.stopped::get), question.part());
            fxThread.execute(() -> found(work, shown, System.nanoTime() - start));
        } catch (CancellationException e) {
            // Whoever stopped it has asked anew.
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("filtering and sorting failed", e);
            fxThread.execute(() -> failed(work));
        }
    }

    private void found(Work work, ShownRows shown, long nanos) {
        if (work != underWay) {
            return;
        }
        selection.setShown(shown);
        busy.set(newerWaits);
        rehearse(shown.snapshot());
        if (nanos < LONG_NANOS) {
            goOn(work);
        } else {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, fxThread).execute(() -> goOn(work));
        }
    }

    private void rehearse(StoreSnapshot snapshot) {
        if (!rehearsed && snapshot.size() >= MANY_ROWS) {
            rehearsed = true;
            rehearsalStopped.set(false);
            background.execute(() -> {
                try {
                    rehearsal.accept(snapshot, rehearsalStopped::get);
                } catch (CancellationException e) {
                    // The person's own work compiles the code.
                } catch (RuntimeException | OutOfMemoryError e) {
                    LOG.warn("rehearsing failed", e);
                }
            });
        }
    }

    private void goOn(Work work) {
        if (work == underWay) {
            underWay = null;
            if (newerWaits) {
                ask();
            }
        }
    }

    private static Optional<Totals> sums(ShownRows shown) {
        return shown.snapshot().size() == 0
                ? Optional.empty()
                : Optional.of(Totals.of(shown.snapshot(), shown.rows()));
    }

    /// The rows stay as they were until something else is asked for.
    private void failed(Work work) {
        if (work == underWay) {
            underWay = null;
            busy.set(false);
        }
    }
}
