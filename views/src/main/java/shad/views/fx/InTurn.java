package shad.views.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks in the background one after the other, in the order in which they came, whatever thread they came from.
public final class InTurn implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

    private final Executor background;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public InTurn(Executor background) {
        this.background = background;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (!running) {
            running = true;
            background.execute(this::runNext);
        }
    }

    private void runNext() {
        Runnable task = next();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task failed; the next one follows", e);
            }
            task = next();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}
