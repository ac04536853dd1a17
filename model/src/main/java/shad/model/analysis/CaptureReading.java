package shad.model.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureFault;
import shad.model.capture.FileCursor;
import shad.model.capture.FlowIndex;
import shad.model.capture.FrameCursor;
import shad.model.capture.live.LiveCapture;
import shad.model.capture.live.LiveStatus;
import shad.model.conn.KnownService;
import shad.model.conn.Limit;
import shad.model.conn.RememberedService;
import shad.model.decode.DropReason;
import shad.model.store.StoreSnapshot;
import shad.model.tracker.ConnTracker;
import shad.model.tracker.TrackerOptions;

/// Frames on their way through the tracker.
final class CaptureReading implements Reading {
    private static final int FRAMES_PER_STEP = 64;
    /// As frames are captured there may be a while between two, though never long enough for a tick.
    private static final int FRAMES_PER_LIVE_STEP = 4;

    private final FrameCursor cursor;
    private final int framesPerStep;
    private final ConnTracker tracker;

    CaptureReading(FrameCursor cursor, TrackerOptions options) {
        this.cursor = cursor;
        boolean file = cursor instanceof FileCursor;
        this.framesPerStep = file ? FRAMES_PER_STEP : FRAMES_PER_LIVE_STEP;
        this.tracker = new ConnTracker(file ? options : options.toBuilder().indexStretch(0).build());
    }

    @Override
    public boolean advance() {
        for (int i = 0; i < framesPerStep; i++) {
            if (!cursor.next()) {
                return false;
            }
            if (cursor.isTick()) {
                tracker.advance(cursor.frame().timestampNanos());
                return true;
            }
            tracker.process(cursor.frame());
        }
        return true;
    }

    @Override
    public void finish() {
        tracker.finish();
        if (cursor instanceof LiveCapture) {
            // So that the last status tells of the whole recording.
            cursor.close();
        }
    }

    @Override
    public StoreSnapshot snapshot(boolean open) {
        return open ? tracker.snapshot() : tracker.snapshotOfEnded();
    }

    @Override
    public void forgetLogged(int end) {
        tracker.forgetLogged(end);
    }

    @Override
    public Progress progress(long elapsedNanos) {
        return new Progress(
                cursor.bytesRead(),
                cursor.size(),
                cursor.frame().frameNumber(),
                tracker.connectionCount(),
                elapsedNanos);
    }

    @Override
    public List<CaptureFault> faults() {
        return cursor.faults();
    }

    @Override
    public long faultCount() {
        return cursor.faultCount();
    }

    @Override
    public List<Untracked> untracked() {
        List<Untracked> counts = new ArrayList<>();
        for (DropReason reason : DropReason.values()) {
            long count = tracker.drops().count(reason);
            if (count > 0) {
                counts.add(new Untracked(reason.meaning(), count, tracker.drops().firstFrame(reason)));
            }
        }
        return List.copyOf(counts);
    }

    @Override
    public List<LimitReached> limits() {
        List<LimitReached> counts = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            long count = tracker.limits().count(limit);
            if (count > 0) {
                counts.add(new LimitReached(limit.meaning(), count, tracker.limits().firstFrame(limit)));
            }
        }
        return List.copyOf(counts);
    }

    @Override
    public List<KnownService> knownServices() {
        return tracker.knownServices();
    }

    @Override
    public List<RememberedService> seenServices() {
        return tracker.seenServices();
    }

    @Override
    public @Nullable LogShape log() {
        return null;
    }

    @Override
    public @Nullable LiveStatus liveStatus() {
        return cursor instanceof LiveCapture capture ? capture.status() : null;
    }

    @Override
    public long[] landmarks() {
        return cursor.landmarks();
    }

    @Override
    public @Nullable FlowIndex flowIndex() {
        return tracker.flowIndex();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
