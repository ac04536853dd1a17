package shad.views.capture;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;

/// Runs one analysis after the other in the background; a new one ends the one before. Ticks reach the FX thread at most
/// as fast as it takes them: while one waits there, others are left out.
final class AnalysisService extends Service<Analysis> {
    private final Consumer<Analysis> onTick;
    private @Nullable CaptureOrigin origin;
    private AnalysisOptions options = AnalysisOptions.DEFAULT;
    private @Nullable Analysis current;

    /// `onTick` is called on the FX thread, with the current analysis only.
    AnalysisService(Executor executor, Consumer<Analysis> onTick) {
        this.onTick = onTick;
        setExecutor(executor);
    }

    /// Begins; what ran before ends without another tick.
    void start(CaptureOrigin newOrigin, AnalysisOptions newOptions) {
        abandon();
        origin = newOrigin;
        options = newOptions;
        restart();
    }

    /// Asks the analysis to end and to deliver what it has.
    void stop() {
        if (current != null) {
            current.cancel();
        }
    }

    /// Lets the analysis end as if its capture ended now.
    void finish() {
        if (current != null) {
            current.stop();
        }
    }

    /// Ends the analysis without another tick.
    void abandon() {
        stop();
        current = null;
        cancel();
    }

    @Override
    protected Task<Analysis> createTask() {
        Ticks ticks = new Ticks();
        Analysis analysis = Objects.requireNonNull(origin).maker().make(options, ticks);
        current = analysis;
        return new AnalysisTask(analysis);
    }

    private static final class AnalysisTask extends Task<Analysis> {
        private final Analysis analysis;

        AnalysisTask(Analysis analysis) {
            this.analysis = analysis;
        }

        @Override
        protected Analysis call() throws CaptureException {
            analysis.run();
            return analysis;
        }

        /// Never interrupts: a channel that is interrupted while it reads looks like a broken disk.
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            analysis.cancel();
            return super.cancel(false);
        }
    }

    private final class Ticks implements Analysis.Listener {
        private final AtomicBoolean waiting = new AtomicBoolean();

        @Override
        public Detail detail() {
            return Detail.ALL;
        }

        @Override
        public void tick(Analysis analysis) {
            if (waiting.compareAndSet(false, true)) {
                Platform.runLater(() -> {
                    waiting.set(false);
                    if (analysis == current) {
                        onTick.accept(analysis);
                    }
                });
            }
        }
    }
}
