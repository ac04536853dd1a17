package shad.model.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.FlowIndex;
import shad.model.capture.live.LiveStatus;
import shad.model.conn.KnownService;
import shad.model.conn.RememberedService;
import shad.model.log.LogImport;
import shad.model.store.StoreSnapshot;

/// Lines of a conn.log on their way into the store. A log says nothing about frames and lists no services on its own.
final class LogReading implements Reading {
    private final LogImport log;

    LogReading(LogImport log) {
        this.log = log;
    }

    @Override
    public boolean advance() throws CaptureException {
        return log.advance();
    }

    @Override
    public void finish() {
        // Every row of a log has ended.
    }

    @Override
    public StoreSnapshot snapshot(boolean open) {
        return log.snapshot();
    }

    @Override
    public void forgetLogged(int end) {
        // Which columns a log has is known at its end, so nobody is done with its rows before.
    }

    @Override
    public Progress progress(long elapsedNanos) {
        return new Progress(log.bytesRead(), log.size(), 0, log.rowCount(), elapsedNanos);
    }

    @Override
    public List<CaptureFault> faults() {
        return log.faults();
    }

    @Override
    public long faultCount() {
        return log.faultCount();
    }

    @Override
    public List<Untracked> untracked() {
        return List.of();
    }

    @Override
    public List<LimitReached> limits() {
        return List.of();
    }

    @Override
    public List<KnownService> knownServices() {
        return List.of();
    }

    @Override
    public List<RememberedService> seenServices() {
        return List.of();
    }

    @Override
    public LogShape log() {
        return new LogShape(log.columns(), log.notes());
    }

    @Override
    public @Nullable LiveStatus liveStatus() {
        return null;
    }

    @Override
    public long[] landmarks() {
        return new long[0];
    }

    @Override
    public @Nullable FlowIndex flowIndex() {
        return null;
    }

    @Override
    public void close() {
        log.close();
    }
}
