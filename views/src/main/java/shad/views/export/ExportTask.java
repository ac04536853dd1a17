package shad.views.export;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.concurrent.Task;
import shad.model.export.SafeFile;

/// Writes rows to a file, which appears whole or not at all. Its value is the number of rows written.
final class ExportTask extends Task<Long> {
    private final ExportWriter writer;
    private final ExportOrder order;
    /// Whether it is decided that the file appears, or that it does not.
    private final AtomicBoolean settled = new AtomicBoolean();

    ExportTask(ExportWriter writer, ExportOrder order) {
        this.writer = writer;
        this.order = order;
    }

    @Override
    protected Long call() throws IOException {
        ExportTarget target = order.target();
        try (SafeFile file = SafeFile.create(target.file(), target.replace())) {
            long rows = writer.write(order, file.stream(), (done, total) -> {
                updateProgress(done, total);
                return !isCancelled();
            });
            if (!settled.compareAndSet(false, true)) {
                return 0L;
            }
            file.commit(true);
            return rows;
        }
    }

    /// Never interrupts: the channel of the file would close under the writer. Once the file is put in its place, it is
    /// too late.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return settled.compareAndSet(false, true) && super.cancel(false);
    }
}
