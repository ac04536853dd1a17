package shad.model.analysis;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CaptureSource;
import shad.model.capture.FrameCursor;
import shad.model.conn.KnownService;
import shad.model.conn.Limit;
import shad.model.conn.RememberedService;
import shad.model.decode.DropReason;
import shad.model.store.StoreSnapshot;
import shad.model.tracker.ConnTracker;

/// The analysis of one capture, from its first frame to its rows. It is made, run once on a thread of the caller's
/// choice, and asked for progress and results by any other. Whatever the capture holds, [#run] ends in rows and
/// faults; only a source of which nothing can be read makes it throw.
public final class Analysis {
    /// Frames between two looks at the clock and at [#cancel]: a fraction of a millisecond of work.
    private static final int FRAMES_PER_LOOK = 64;
    private static final long TICK_NANOS = 200_000_000L;
    /// Making a snapshot may take one part in this many of the running time.
    private static final int SNAPSHOT_SHARE = 10;

    /// Where an analysis stands.
    public enum State {
        NEW,
        RUNNING,
        /// The whole input was read.
        FINISHED,
        /// It was stopped; what was read by then is complete as if the input had ended there.
        CANCELLED,
        /// Nothing could be read.
        FAILED
    }

    private final String name;
    private final Opener opener;
    private final ConnTracker tracker;
    private final @Nullable Listener listener;

    private volatile State state = State.NEW;
    private volatile boolean cancelled;
    private volatile Progress progress = Progress.NONE;
    private volatile StoreSnapshot snapshot = StoreSnapshot.empty();
    private volatile List<CaptureFault> faults = List.of();
    private volatile long faultCount;
    private volatile List<Untracked> untracked = List.of();
    private volatile List<LimitReached> limits = List.of();
    private volatile List<KnownService> knownServices = List.of();
    private volatile List<RememberedService> seenServices = List.of();

    private Analysis(String name, Opener opener, AnalysisOptions options, @Nullable Listener listener) {
        this.name = name;
        this.opener = opener;
        this.listener = listener;
        this.tracker = new ConnTracker(options.tracker());
    }

    /// An analysis of a capture file. `listener` may be null; see [Listener] for what it is told and where.
    public static Analysis ofFile(Path file, AnalysisOptions options, @Nullable Listener listener) {
        return new Analysis(file.toString(), stopped -> CaptureSource.open(file, stopped), options, listener);
    }

    /// An analysis of a stream, such as standard input, which messages call `name`.
    public static Analysis ofStream(
            InputStream stream, String name, AnalysisOptions options, @Nullable Listener listener) {
        return new Analysis(name, stopped -> CaptureSource.open(stream, name, stopped), options, listener);
    }

    /// Hears of progress, on the thread that runs the analysis.
    public interface Listener {
        /// How much of the rows a [#tick] should show.
        enum Detail {
            /// Ended rows only: costs nothing; open rows must not be read.
            ENDED,
            /// Open rows too, with provisional values.
            ALL
        }

        Detail detail();

        /// Several times a second while the analysis runs, and once more when it has ended: a new snapshot is there.
        void tick(Analysis analysis);
    }

    /// What messages call the capture.
    public String name() {
        return name;
    }

    /// Reads the capture to its end, or until [#cancel].
    ///
    /// @throws CaptureException when nothing can be read
    /// @throws IllegalStateException when it was run before
    public void run() throws CaptureException {
        if (state != State.NEW) {
            throw new IllegalStateException("an analysis runs once");
        }
        state = State.RUNNING;
        long start = System.nanoTime();
        boolean opened = false;
        try (FrameCursor cursor = opener.open(() -> cancelled)) {
            opened = true;
            run(cursor, start);
        } catch (CaptureException e) {
            if (!cancelled) {
                throw e;
            }
            opened = true;
            endUnopened();
        } finally {
            if (!opened) {
                state = State.FAILED;
            }
        }
    }

    /// It was cancelled while the capture kept it waiting for its first bytes.
    private void endUnopened() {
        tracker.finish();
        state = State.CANCELLED;
        if (listener != null) {
            listener.tick(this);
        }
    }

    private void run(FrameCursor cursor, long start) {
        long nextTick = start + TICK_NANOS / 4;
        int untilLook = FRAMES_PER_LOOK;
        while (cursor.next()) {
            tracker.process(cursor.frame());
            if (--untilLook == 0) {
                untilLook = FRAMES_PER_LOOK;
                if (cancelled) {
                    break;
                }
                long now = System.nanoTime();
                if (now >= nextTick) {
                    publish(cursor, now - start, false);
                    long cost = System.nanoTime() - now;
                    nextTick = now + Math.max(TICK_NANOS, cost * SNAPSHOT_SHARE);
                }
            }
        }
        tracker.finish();
        state = cancelled ? State.CANCELLED : State.FINISHED;
        publish(cursor, System.nanoTime() - start, true);
    }

    private void publish(FrameCursor cursor, long elapsedNanos, boolean last) {
        boolean open = listener != null && listener.detail() == Listener.Detail.ALL && !last;
        progress = new Progress(
                cursor.bytesRead(),
                cursor.size(),
                cursor.frame().frameNumber(),
                tracker.connectionCount(),
                elapsedNanos);
        faults = cursor.faults();
        faultCount = cursor.faultCount();
        untracked = countUntracked();
        limits = countLimits();
        knownServices = tracker.knownServices();
        if (last) {
            seenServices = tracker.seenServices();
        }
        snapshot = open ? tracker.snapshot() : tracker.snapshotOfEnded();
        if (listener != null) {
            listener.tick(this);
        }
    }

    private List<Untracked> countUntracked() {
        List<Untracked> counts = new ArrayList<>();
        for (DropReason reason : DropReason.values()) {
            long count = tracker.drops().count(reason);
            if (count > 0) {
                counts.add(new Untracked(reason.meaning(), count, tracker.drops().firstFrame(reason)));
            }
        }
        return List.copyOf(counts);
    }

    private List<LimitReached> countLimits() {
        List<LimitReached> counts = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            long count = tracker.limits().count(limit);
            if (count > 0) {
                counts.add(new LimitReached(limit.meaning(), count, tracker.limits().firstFrame(limit)));
            }
        }
        return List.copyOf(counts);
    }

    /// Makes [#run] end within a tenth of a second, also while it waits for a pipe. Any thread.
    public void cancel() {
        cancelled = true;
    }

    public State state() {
        return state;
    }

    /// How far the analysis was at the last tick.
    public Progress progress() {
        return progress;
    }

    /// The rows at the last tick; all of them, with final values, once the analysis has ended.
    public StoreSnapshot snapshot() {
        return snapshot;
    }

    /// The lines of known_services.log at the last tick, in its order; all of them once the analysis has ended.
    public List<KnownService> knownServices() {
        return knownServices;
    }

    /// The services that were seen, for later analyses to go on from, once this one has ended; empty unless
    /// [AnalysisOptions#withRememberedServices] said what earlier ones remembered.
    public List<RememberedService> seenServices() {
        return seenServices;
    }

    /// What could not be read so far: the first faults in full.
    public List<CaptureFault> faults() {
        return faults;
    }

    /// How many faults there were, those left out of [#faults] included.
    public long faultCount() {
        return faultCount;
    }

    /// What led to no connection, by reason.
    public List<Untracked> untracked() {
        return untracked;
    }

    /// Limits against floods that were reached; empty for any capture but such.
    public List<LimitReached> limits() {
        return limits;
    }

    @FunctionalInterface
    private interface Opener {
        FrameCursor open(BooleanSupplier stopped) throws CaptureException;
    }
}
