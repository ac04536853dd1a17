package shad.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import shad.model.analysis.Analysis;

/// Where logs are written while an analysis goes on. When that fails, the analysis is cancelled at once: what it would
/// still find has nowhere to go. Used by the thread of the analysis.
final class LogThread implements AutoCloseable {
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("log").factory());
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    /// Writes rows.
    @FunctionalInterface
    interface Work {
        /// Returns how many rows are written by now, in the order of the log: they are not needed any more.
        int write() throws IOException;
    }

    /// Has work done, unless there is some under way or it failed.
    void offer(Analysis analysis, Work work) {
        if (writing.isDone() && !writing.isCompletedExceptionally()) {
            writing = CompletableFuture.runAsync(() -> analysis.forgetLogged(run(work)), executor)
                    .whenComplete((nothing, failure) -> {
                        if (failure != null) {
                            analysis.cancel();
                        }
                    });
        }
    }

    /// Has the last work done, and waits for it.
    ///
    /// @param where it is written, for a message
    /// @throws IOException what this work or the one before failed with
    void finish(Work work, Object where) throws IOException {
        try {
            writing.thenRunAsync(() -> run(work), executor).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException cause) {
                throw cause.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing " + where, e);
        }
    }

    private static int run(Work work) {
        try {
            return work.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
