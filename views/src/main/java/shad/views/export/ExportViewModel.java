package shad.views.export;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.export.ExportException;

/// Exports rows in the background, one export at a time. FX thread only.
public final class ExportViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ExportViewModel.class);

    private final Executor executor;
    private final Consumer<ExportOutcome> onEnd;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private @Nullable ExportTask task;

    /// @param onEnd hears how each export ended
    public ExportViewModel(Executor executor, Consumer<ExportOutcome> onEnd) {
        this.executor = executor;
        this.onEnd = onEnd;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public boolean isRunning() {
        return running.get();
    }

    /// The part that is written, from 0 to 1; -1 while that is not known.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public double getProgress() {
        return progress.get();
    }

    /// Begins to write what was ordered.
    ///
    /// @param noun what one row is called
    ///
    /// @throws IllegalStateException while another export runs
    public void export(ExportWriter writer, ExportOrder order, String noun) {
        if (isRunning()) {
            throw new IllegalStateException("an export is running");
        }
        ExportTarget target = order.target();
        ExportTask newTask = new ExportTask(writer, order);
        newTask.setOnSucceeded(event -> end(new ExportOutcome.Written(target, newTask.getValue(), noun)));
        newTask.setOnCancelled(event -> end(new ExportOutcome.Cancelled(target)));
        newTask.setOnFailed(event -> end(new ExportOutcome.Failed(target, message(newTask.getException()))));
        task = newTask;
        progress.bind(newTask.progressProperty());
        running.set(true);
        executor.execute(newTask);
    }

    public void cancel() {
        if (task != null) {
            task.cancel();
        }
    }

    private void end(ExportOutcome outcome) {
        progress.unbind();
        running.set(false);
        task = null;
        onEnd.accept(outcome);
    }

    private static String message(Throwable cause) {
        if (cause instanceof ExportException) {
            return String.valueOf(cause.getMessage());
        }
        LOG.error("export failed", cause);
        return "Shad ran into a fault of its own (" + cause + "). What was there before is whole.";
    }
}
