package shad.views.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Runs work in the background and delivers its result on the FX thread, unless a newer request has come in between: that
/// one interrupts the older and only its result is delivered. One instance for each thing that is computed anew (an
/// order, a filter result). Used from one thread, the FX thread.
public final class LatestTask {
    private final Executor background;
    private final Executor delivery;
    private long newest;
    private @Nullable FutureTask<?> running;

    /// Delivers on the FX thread.
    public LatestTask(Executor background) {
        this(background, Platform::runLater);
    }

    /// Delivers by another executor: for tests, which have no FX thread.
    public LatestTask(Executor background, Executor delivery) {
        this.background = background;
        this.delivery = delivery;
    }

    /// Starts `work` and drops what was started before. `onFailure` gets what the work throws, on the FX thread too.
    public <T> void run(Callable<T> work, Consumer<? super T> onResult, Consumer<? super Throwable> onFailure) {
        cancel();
        long request = newest;
        FutureTask<T> task = new FutureTask<>(work) {
            @Override
            protected void set(T result) {
                super.set(result);
                deliver(request, () -> onResult.accept(result));
            }

            @Override
            protected void setException(Throwable failure) {
                super.setException(failure);
                deliver(request, () -> onFailure.accept(failure));
            }
        };
        running = task;
        background.execute(task);
    }

    /// Drops what was started; nothing of it is delivered any more.
    public void cancel() {
        newest++;
        if (running != null) {
            running.cancel(true);
            running = null;
        }
    }

    private void deliver(long request, Runnable delivered) {
        delivery.execute(() -> {
            if (request == newest) {
                delivered.run();
            }
        });
    }
}
