package shad.views.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What is counted among the rows shown, such as states or hosts, kept in step with them in the background. What somebody
/// looks at comes at once, the rest behind it and one after the other. While rows keep coming, there are pauses between,
/// so that they come all the sooner: each count that is looked at takes a third of a processor at most, the rest together a
/// tenth. FX thread only.
public final class RowCounts {
    /// Rows that have not changed for so long are taken to be all.
    private static final long SETTLED_NANOS = 1_000_000_000;
    /// Of so many rows the window is painted first: counting them takes far longer, and takes the processors.
    private static final int MANY_ROWS = 500_000;
    private static final long PAINT_NANOS = 100_000_000;
    private static final int PAUSE_WHEN_LOOKED_AT = 2;
    private static final int PAUSE_OTHERWISE = 9;

    private final Selection selection;
    private final Executor background;
    private final Executor fxThread;
    private final LongSupplier nanoTime;
    private final Later later;
    private final List<RowCount<?>> all = new ArrayList<>();
    private boolean grew;
    private long changedNanos;
    private long quietUntilNanos;
    private boolean callWaits;
    /// When the earliest call that waits comes.
    private long callNanos;

    /// Has something done on the FX thread after a while.
    @FunctionalInterface
    interface Later {
        void run(Runnable action, long nanos);
    }

    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public RowCounts(Selection selection, Executor background, Executor fxThread) {
        this(selection, background, fxThread, System::nanoTime, (action, nanos) -> CompletableFuture
                .delayedExecutor(nanos, TimeUnit.NANOSECONDS, fxThread)
                .execute(action));
    }

    RowCounts(Selection selection, Executor background, Executor fxThread, LongSupplier nanoTime, Later later) {
        this.selection = selection;
        this.background = background;
        this.fxThread = fxThread;
        this.nanoTime = nanoTime;
        this.later = later;
        selection.shownProperty().subscribe((before, now) -> shownChanged(before, now));
    }

    public Selection selection() {
        return selection;
    }

    /// Has something counted from now on.
    ///
    /// @param work called on the FX thread with the rows; what it gives runs in the background, where an interrupt may end it
    /// @param onResult gets what was counted, on the FX thread
    public <A> RowCount<A> add(Function<ShownRows, Callable<A>> work, Consumer<? super A> onResult) {
        RowCount<A> count = new RowCount<>(this, work, onResult);
        all.add(count);
        count.again();
        return count;
    }

    /// Does something once all that is looked at is counted for the rows shown now, or for later ones: at once where nothing
    /// is left to count.
    public void whenCaughtUp(Runnable action) {
        List<RowCount<?>> behind =
                all.stream().filter(count -> count.isLookedAt() && count.isBehind()).toList();
        if (behind.isEmpty()) {
            action.run();
            return;
        }
        AtomicInteger left = new AtomicInteger(behind.size());
        for (RowCount<?> count : behind) {
            count.whenCaughtUp(() -> {
                if (left.decrementAndGet() == 0) {
                    action.run();
                }
            });
        }
    }

    private void shownChanged(ShownRows before, ShownRows now) {
        grew = now.continues(before);
        changedNanos = nanoTime.getAsLong();
        all.forEach(count -> count.rowsChanged(now));
        next();
    }

    /// Has counted what is due.
    void next() {
        long now = nanoTime.getAsLong();
        long settledIn = settlingNanos() - (now - changedNanos);
        long soonest = Long.MAX_VALUE;
        boolean isBusy = false;
        for (RowCount<?> count : List.copyOf(all)) {
            if (count.isLookedAt() && count.isDue()) {
                long pause = grew ? Math.min(settledIn, count.quietUntilNanos() - now) : settledIn;
                if (pause <= 0) {
                    count.start();
                } else {
                    soonest = Math.min(soonest, pause);
                }
            }
            isBusy |= count.isRunning();
        }
        RowCount<?> other = isBusy ? null : nextOther();
        if (other != null) {
            long pause = grew ? Math.min(settledIn, quietUntilNanos - now) : settledIn;
            if (pause <= 0) {
                other.start();
            } else {
                soonest = Math.min(soonest, pause);
            }
        }
        if (soonest < Long.MAX_VALUE && !(callWaits && callNanos <= now + soonest)) {
            callWaits = true;
            callNanos = now + soonest;
            later.run(this::call, soonest);
        }
    }

    private long settlingNanos() {
        return grew ? SETTLED_NANOS : selection.getShown().count() >= MANY_ROWS ? PAINT_NANOS : 0;
    }

    private void call() {
        callWaits = false;
        next();
    }

    /// They take turns: each becomes due again with every snapshot.
    private @Nullable RowCount<?> nextOther() {
        return all.stream()
                .filter(count -> !count.isLookedAt() && count.isWantedUnseen() && count.isDue())
                .min(Comparator.comparingLong(RowCount::startNanos))
                .orElse(null);
    }

    // --- for the counts -----------------------------------------------------------------------------------------------

    Executor background() {
        return background;
    }

    Executor fxThread() {
        return fxThread;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /// Takes note of a count that ended, and tells when it may be made again while rows keep coming.
    long ended(RowCount<?> count, long nanos) {
        long now = nanoTime.getAsLong();
        if (!count.isLookedAt()) {
            quietUntilNanos = now + PAUSE_OTHERWISE * nanos;
        }
        return now + PAUSE_WHEN_LOOKED_AT * nanos;
    }
}
