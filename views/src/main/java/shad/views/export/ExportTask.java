package shad.views.export;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.concurrent.Task;
import shad.model.export.ConnLogWriter;
import shad.model.export.SafeFile;
import shad.model.query.ConnectionColumn;
import shad.model.store.StoreSnapshot;

/// Writes rows to a file, which appears whole or not at all. Its value is the number of rows written.
final class ExportTask extends Task<Long> {
    private static final int PIECE_ROWS = 1 << 15;

    private final StoreSnapshot snapshot;
    private final Supplier<int[]> rowSource;
    private final List<ConnectionColumn> columns;
    private final ExportTarget target;
    /// Whether it is decided that the file appears, or that it does not.
    private final AtomicBoolean settled = new AtomicBoolean();

    /// `rowSource` is asked for the rows in the background.
    ExportTask(
            StoreSnapshot snapshot, Supplier<int[]> rowSource, List<ConnectionColumn> columns, ExportTarget target) {
        this.snapshot = snapshot;
        this.rowSource = rowSource;
        this.columns = columns;
        this.target = target;
    }

    ExportTarget target() {
        return target;
    }

    @Override
    protected Long call() throws IOException {
        int[] rows = rowSource.get();
        updateProgress(0, rows.length);
        try (SafeFile file = SafeFile.create(target.file(), target.replace())) {
            ConnLogWriter writer = new ConnLogWriter(
                    file.stream(), target.format(), columns, Clock.system(ZoneId.systemDefault()));
            for (int start = 0; start < rows.length; start += PIECE_ROWS) {
                if (isCancelled()) {
                    return 0L;
                }
                int end = Math.min(rows.length, start + PIECE_ROWS);
                writer.append(snapshot, Arrays.copyOfRange(rows, start, end));
                updateProgress(end, rows.length);
            }
            writer.finish();
            if (!settled.compareAndSet(false, true)) {
                return 0L;
            }
            file.commit(true);
            return writer.rowCount();
        }
    }

    /// Never interrupts: the channel of the file would close under the writer. Once the file is put in its place, it is
    /// too late.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return settled.compareAndSet(false, true) && super.cancel(false);
    }
}
