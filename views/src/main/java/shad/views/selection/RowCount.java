package shad.views.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of the [RowCounts]. FX thread only.
///
/// @param <A> what counting gives
public final class RowCount<A> {
    private static final Logger LOG = LoggerFactory.getLogger(RowCount.class);

    private final RowCounts counts;
    private final Function<ShownRows, Callable<A>> work;
    private final Consumer<? super A> onResult;
    private final BooleanProperty lookedAt = new SimpleBooleanProperty(this, "lookedAt", true);
    private final ReadOnlyBooleanWrapper behind = new ReadOnlyBooleanWrapper(this, "behind");
    private boolean wantedUnseen = true;
    private boolean due;
    /// What the count under way, or else the last one, is about.
    private ShownRows rows = ShownRows.NONE;
    private @Nullable FutureTask<A> running;
    /// What waits for the count under way, and for the one after it.
    private final List<Runnable> afterThis = new ArrayList<>();
    private final List<Runnable> afterNext = new ArrayList<>();
    private long startNanos;
    private long quietUntilNanos;

    RowCount(RowCounts counts, Function<ShownRows, Callable<A>> work, Consumer<? super A> onResult) {
        this.counts = counts;
        this.work = work;
        this.onResult = onResult;
        startNanos = counts.nanoTime();
        quietUntilNanos = startNanos;
        lookedAt.subscribe((before, now) -> counts.next());
    }

    /// Whether somebody looks at it; true unless told otherwise.
    public BooleanProperty lookedAtProperty() {
        return lookedAt;
    }

    /// Whether what was counted last is not about the rows of now, or not what is wanted of them.
    public ReadOnlyBooleanProperty behindProperty() {
        return behind.getReadOnlyProperty();
    }

    /// Leaves it uncounted while nobody looks.
    public void countOnlyWhenLookedAt() {
        wantedUnseen = false;
    }

    /// Counts anew; to be called when what is to be counted has changed.
    public void again() {
        due = true;
        updateBehind();
        counts.next();
    }

    /// A count of rows that have only become more is worth its end; one of others is stopped.
    void rowsChanged(ShownRows now) {
        if (now.hasSameRowsAs(rows)) {
            return;
        }
        due = true;
        FutureTask<A> old = running;
        if (old != null && !now.continues(rows)) {
            running = null;
            afterNext.addAll(afterThis);
            afterThis.clear();
            old.cancel(true);
        }
        updateBehind();
    }

    private void updateBehind() {
        behind.set(due || running != null);
    }

    /// Does something once the rows of now, or later ones, are counted.
    void whenCaughtUp(Runnable action) {
        (due ? afterNext : afterThis).add(action);
    }

    boolean isBehind() {
        return behind.get();
    }

    boolean isLookedAt() {
        return lookedAt.get();
    }

    boolean isWantedUnseen() {
        return wantedUnseen;
    }

    boolean isDue() {
        return due && running == null;
    }

    boolean isRunning() {
        return running != null;
    }

    /// When it was started last.
    long startNanos() {
        return startNanos;
    }

    long quietUntilNanos() {
        return quietUntilNanos;
    }

    void start() {
        due = false;
        afterThis.addAll(afterNext);
        afterNext.clear();
        rows = counts.selection().getShown();
        startNanos = counts.nanoTime();
        FutureTask<A> task = new FutureTask<>(work.apply(rows)) {
            @Override
            protected void done() {
                counts.fxThread().execute(() -> ended(this));
            }
        };
        running = task;
        counts.background().execute(task);
    }

    private void ended(FutureTask<A> task) {
        if (!task.equals(running)) {
            return;
        }
        running = null;
        quietUntilNanos = counts.ended(this, counts.nanoTime() - startNanos);
        switch (task.state()) {
            case SUCCESS -> onResult.accept(task.resultNow());
            case FAILED -> report(task.exceptionNow());
            default -> {}
        }
        updateBehind();
        List<Runnable> waited = List.copyOf(afterThis);
        afterThis.clear();
        waited.forEach(Runnable::run);
        counts.next();
    }

    private static void report(Throwable failure) {
        if (!(failure instanceof CancellationException)) {
            LOG.error("Counting failed", failure);
        }
    }
}
