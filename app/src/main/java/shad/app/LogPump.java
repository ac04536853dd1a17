package shad.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.Analysis;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.export.SafeFile;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.store.StoreSnapshot;

/// Writes conn.log on a thread of its own while the analysis goes on, so that little is left to write at its end. When it
/// cannot be written, the analysis is cancelled at once: what it would still find has nowhere to go.
final class LogPump implements LogSink {
    private final Path target;
    private final ConnLogFormat format;
    private List<ConnectionColumn> columns;
    private final RowFilter filter;
    private final Function<SafeFile, OutputStream> streamOf;
    private final LogThread thread = new LogThread();
    private @Nullable SafeFile file;
    private @Nullable ConnLogWriter writer;
    private int written;

    LogPump(Path target, ConnLogFormat format, List<ConnectionColumn> columns, RowFilter filter) {
        this(target, format, columns, filter, SafeFile::stream);
    }

    /// @param streamOf what is written to in place of the file itself, so that a test can have it fail
    LogPump(
            Path target,
            ConnLogFormat format,
            List<ConnectionColumn> columns,
            RowFilter filter,
            Function<SafeFile, OutputStream> streamOf) {
        this.target = target;
        this.format = format;
        this.columns = columns;
        this.filter = filter;
        this.streamOf = streamOf;
    }

    /// Does nothing while the thread is still busy with the rows of an earlier call. Those of a log wait for its end: which
    /// columns it has is not known before.
    @Override
    public void tick(Analysis analysis) {
        if (analysis.log() == null) {
            StoreSnapshot snapshot = analysis.snapshot();
            thread.offer(analysis, () -> write(snapshot));
        }
    }

    @Override
    public void finish(Analysis analysis) throws IOException {
        finish(analysis.snapshot());
        if (analysis.log() == null) {
            KnownServicesLog.write(analysis.knownServices(), target.resolveSibling(KnownServicesLog.NAME), format);
        }
    }

    /// Writes what is left and puts the log in its place. A capture without rows has no log, as with Zeek; one of an
    /// earlier run is emptied.
    ///
    /// @throws IOException when it cannot be written; the message names the file and says what to do
    void finish(StoreSnapshot last) throws IOException {
        thread.finish(() -> write(last), target);
        if (writer == null && Files.exists(target)) {
            open();
        }
        if (writer != null && file != null) {
            writer.finish();
            file.commit(false);
        }
    }

    /// Writes these columns in place of the others; nothing must be written yet.
    @Override
    public void setColumns(List<ConnectionColumn> newColumns) {
        columns = newColumns;
    }

    private int write(StoreSnapshot snapshot) throws IOException {
        int end = snapshot.endedCount();
        if (end > written) {
            ConnLogWriter log = writer == null ? open() : writer;
            log.append(snapshot, written, end, filter);
            written = end;
        }
        return written;
    }

    private ConnLogWriter open() throws IOException {
        createFolderOf(target);
        SafeFile opened = SafeFile.create(target, SafeFile.Replace.LOGS);
        file = opened;
        ConnLogWriter made =
                new ConnLogWriter(streamOf.apply(opened), format, columns,
                        Clock.system(ZoneId.systemDefault()));
        writer = made;
        return made;
    }

    /// Makes the folder that a log goes to, unless it is there.
    static void createFolderOf(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is a file, so no folder for the log can be made; choose another --output",
                    e);
        }
    }

    /// Takes away what was written, unless [#finish] put it in its place.
    @Override
    public void close() throws IOException {
        thread.close();
        if (file != null) {
            file.close();
        }
    }
}
