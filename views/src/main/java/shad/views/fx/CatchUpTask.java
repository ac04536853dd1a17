package shad.views.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs work in the background and delivers its result on the FX thread, one piece of work at a time. What is asked for
/// meanwhile waits for the piece under way, and only the newest of it is run. So results keep coming however often they
/// are asked for; [LatestTask] would drop each for the next. Used from the FX thread only.
public final class CatchUpTask {
    private final LatestTask task;
    private boolean running;
    private @Nullable Runnable waiting;

    /// @param delivery runs what is to happen on the FX thread
    public CatchUpTask(Executor background, Executor delivery) {
        task = new LatestTask(background, delivery);
    }

    /// Runs `work`, at once or after what is running. `onFailure` gets what the work throws, on the FX thread too.
    public <T> void run(Callable<T> work, Consumer<? super T> onResult, Consumer<? super Throwable> onFailure) {
        if (running) {
            waiting = () -> run(work, onResult, onFailure);
            return;
        }
        running = true;
        task.run(
                work,
                result -> {
                    onResult.accept(result);
                    next();
                },
                failure -> {
                    onFailure.accept(failure);
                    next();
                });
    }

    /// Drops what is running and what waits; nothing of it is delivered any more.
    public void cancel() {
        task.cancel();
        running = false;
        waiting = null;
    }

    private void next() {
        running = false;
        Runnable next = waiting;
        waiting = null;
        if (next != null) {
            next.run();
        }
    }
}
