package shad.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.Analysis;
import shad.model.conn.KnownService;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.export.GrowingLog;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.store.StoreSnapshot;

/// Writes the logs of a live analysis on a thread of its own: a row is in conn.log as soon as its connection has ended.
/// With rotation the logs get the name that Zeek gives them: `conn.2026-11-22-14-00-00.log` began at two o'clock
/// (Log::rotation_format_func), and the next begins with the next whole interval since midnight.
final class LiveLogs implements LogSink {
    private static final DateTimeFormatter OPEN_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);

    private final Path folder;
    private final ConnLogFormat format;
    private final List<ConnectionColumn> columns;
    private final RowFilter filter;
    private final @Nullable Duration interval;
    private final Clock clock;
    private final LogThread thread = new LogThread();

    // The log thread's.
    private @Nullable GrowingLog file;
    private @Nullable ConnLogWriter writer;
    private int rowsWritten;
    private int servicesWritten;
    private ZonedDateTime openTime;
    private ZonedDateTime nextRotation;

    /// @param interval after which other logs are begun, or null for never
    LiveLogs(
            Path folder,
            ConnLogFormat format,
            List<ConnectionColumn> columns,
            RowFilter filter,
            @Nullable Duration interval,
            Clock clock) {
        this.folder = folder;
        this.format = format;
        this.columns = columns;
        this.filter = filter;
        this.interval = interval;
        this.clock = clock;
        openTime = ZonedDateTime.now(clock);
        nextRotation = rotationAfter(openTime);
    }

    /// The next whole interval since the day began (Zeek, calc_next_rotate).
    private ZonedDateTime rotationAfter(ZonedDateTime time) {
        if (interval == null) {
            return time;
        }
        ZonedDateTime midnight = time.toLocalDate().atStartOfDay(time.getZone());
        long intervals = Duration.between(midnight, time).dividedBy(interval);
        return midnight.plus(interval.multipliedBy(intervals + 1));
    }

    @Override
    public void tick(Analysis analysis) {
        StoreSnapshot snapshot = analysis.snapshot();
        List<KnownService> services = analysis.knownServices();
        thread.offer(analysis, () -> write(snapshot, services));
    }

    @Override
    public void finish(Analysis analysis) throws IOException {
        thread.finish(() -> end(analysis.snapshot(), analysis.knownServices()), "to " + folder);
    }

    private int write(StoreSnapshot snapshot, List<KnownService> services) throws IOException {
        append(snapshot);
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (interval != null && !now.isBefore(nextRotation)) {
            closeLogs(services);
            openTime = nextRotation;
            nextRotation = rotationAfter(now);
        }
        return rowsWritten;
    }

    private int end(StoreSnapshot snapshot, List<KnownService> services) throws IOException {
        append(snapshot);
        closeLogs(services);
        return rowsWritten;
    }

    private void append(StoreSnapshot snapshot) throws IOException {
        int end = snapshot.endedCount();
        if (end > rowsWritten || writer == null && Files.exists(folder.resolve("conn.log"))) {
            ConnLogWriter log = writer == null ? open() : writer;
            log.append(snapshot, rowsWritten, end, filter);
            rowsWritten = end;
        }
    }

    private ConnLogWriter open() throws IOException {
        Path target = folder.resolve("conn.log");
        LogPump.createFolderOf(target);
        GrowingLog log = GrowingLog.create(target);
        ConnLogWriter made = new ConnLogWriter(log.stream(), format, columns, clock);
        file = log;
        writer = made;
        return made;
    }

    private void closeLogs(List<KnownService> services) throws IOException {
        if (writer != null && file != null) {
            writer.finish();
            if (interval == null) {
                file.close();
            } else {
                file.closeAs(folder.resolve(nameOf("conn")));
            }
            writer = null;
            file = null;
        }
        List<KnownService> added = services.subList(servicesWritten, services.size());
        if (interval == null || !added.isEmpty()) {
            String name = interval == null ? KnownServicesLog.NAME : nameOf("known_services");
            KnownServicesLog.write(added, folder.resolve(name), format);
        }
        servicesWritten = services.size();
    }

    private String nameOf(String log) {
        return log + "." + OPEN_TIME.format(openTime) + ".log";
    }

    @Override
    public void close() throws IOException {
        thread.close();
        if (file != null) {
            file.close();
        }
    }
}
