package shad.model.analysis;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CaptureInput;
import shad.model.capture.CaptureSource;
import shad.model.capture.FlowIndex;
import shad.model.capture.Pace;
import shad.model.capture.PacedCursor;
import shad.model.capture.live.LiveCapture;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.LiveStatus;
import shad.model.conn.KnownService;
import shad.model.conn.RememberedService;
import shad.model.log.LogImport;
import shad.model.store.StoreSnapshot;

/// The analysis of one capture, from its first frame to its rows, or of a conn.log, whose rows are taken as they are. It
/// is made, run once on a thread of the caller's
/// choice, and asked for progress and results by any other. Whatever the capture holds, [#run] ends in rows and
/// faults; only a source of which nothing can be read makes it throw.
public final class Analysis {
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
    private final @Nullable Listener listener;

    private volatile State state = State.NEW;
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile Progress progress = Progress.NONE;
    private volatile StoreSnapshot snapshot = StoreSnapshot.empty();
    private volatile int unwanted;
    private volatile List<CaptureFault> faults = List.of();
    private volatile long faultCount;
    private volatile List<Untracked> untracked = List.of();
    private volatile List<LimitReached> limits = List.of();
    private volatile long[] landmarks = {};
    private volatile @Nullable FlowIndex flowIndex;
    private volatile List<KnownService> knownServices = List.of();
    private volatile List<RememberedService> seenServices = List.of();
    private volatile @Nullable LogShape log;
    private volatile @Nullable LiveStatus liveStatus;

    private Analysis(String name, Opener opener, @Nullable Listener listener) {
        this.name = name;
        this.opener = opener;
        this.listener = listener;
    }

    /// An analysis of a capture file or a conn.log, which are told apart by their content. `listener` may be null; see [Listener] for what it is told and where.
    public static Analysis ofFile(Path file, AnalysisOptions options, @Nullable Listener listener) {
        return new Analysis(file.toString(),
                stopped -> reading(CaptureSource.input(file, stopped), options), listener);
    }

    /// An analysis of a capture file that is played back as if its frames were just captured.
    public static Analysis ofFile(Path file, Pace pace, AnalysisOptions options, @Nullable Listener listener) {
        return new Analysis(
                file.toString(),
                stopped -> new CaptureReading(
                        new PacedCursor(CaptureSource.open(file, stopped), pace, stopped), options.tracker()),
                listener);
    }

    /// An analysis of what comes over interfaces, until [#stop], a limit in the options, or the end of the last of them.
    /// Opening them is part of [#run].
    public static Analysis ofInterfaces(LiveOptions capture, AnalysisOptions options, @Nullable Listener listener) {
        return new Analysis(
                String.join(", ", capture.interfaces()),
                stopped -> new CaptureReading(LiveCapture.open(capture, stopped), options.tracker()),
                listener);
    }

    /// An analysis of a stream, such as standard input, which messages call `name`.
    public static Analysis ofStream(
            InputStream stream, String name, AnalysisOptions options, @Nullable Listener listener) {
        return new Analysis(name, stopped -> reading(CaptureSource.input(stream, name, stopped), options), listener);
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
        try (Reading reading = opener.open(() -> cancelled || stopped)) {
            run(reading, start);
        } catch (CaptureException e) {
            if (!cancelled && !stopped) {
                state = State.FAILED;
                throw e;
            }
            endUnopened();
        } finally {
            if (state == State.RUNNING) {
                state = State.FAILED;
            }
        }
    }

    private static Reading reading(CaptureInput input, AnalysisOptions options) throws CaptureException {
        return LogImport.recognises(input.head())
                ? new LogReading(new LogImport(input))
                : new CaptureReading(CaptureSource.open(input), options.tracker());
    }

    /// It was cancelled while the capture kept it waiting for its first bytes.
    private void endUnopened() {
        state = State.CANCELLED;
        if (listener != null) {
            listener.tick(this);
        }
    }

    private void run(Reading reading, long start) throws CaptureException {
        long nextTick = start + TICK_NANOS / 4;
        while (reading.advance() && !cancelled) {
            long now = System.nanoTime();
            if (now >= nextTick) {
                publish(reading, now - start, false);
                long cost = System.nanoTime() - now;
                nextTick = now + Math.max(TICK_NANOS, cost * SNAPSHOT_SHARE);
            }
        }
        reading.finish();
        state = cancelled ? State.CANCELLED : State.FINISHED;
        publish(reading, System.nanoTime() - start, true);
    }

    private void publish(Reading reading, long elapsedNanos, boolean last) {
        boolean open = listener != null && listener.detail() == Listener.Detail.ALL && !last;
        progress = reading.progress(elapsedNanos);
        faults = reading.faults();
        faultCount = reading.faultCount();
        untracked = reading.untracked();
        limits = reading.limits();
        knownServices = reading.knownServices();
        log = reading.log();
        liveStatus = reading.liveStatus();
        landmarks = reading.landmarks();
        if (last) {
            seenServices = reading.seenServices();
            flowIndex = reading.flowIndex();
        }
        reading.forgetLogged(unwanted);
        snapshot = reading.snapshot(open);
        if (listener != null) {
            listener.tick(this);
        }
    }

    /// Makes [#run] end within a tenth of a second, also while it waits for a pipe. Any thread.
    public void cancel() {
        cancelled = true;
    }

    /// Makes [#run] end as if the input had ended here: for a live capture, once it has read what was captured before
    /// this call. Any thread.
    public void stop() {
        stopped = true;
    }

    /// How the capture was doing at the last tick; empty for files and before the interfaces are open.
    public Optional<LiveStatus> liveStatus() {
        return Optional.ofNullable(liveStatus);
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

    /// Says that the rows before a place in the order of the log will not be read again, here or in a snapshot that
    /// somebody still has: with [AnalysisOptions#forLogOnly] their memory is let go at the next tick. Any thread, with
    /// places that only grow.
    public void forgetLogged(int end) {
        unwanted = end;
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

    /// What the log looks like from which the rows come; null for a capture.
    public @Nullable LogShape log() {
        return log;
    }

    /// What [shad.model.capture.CaptureFile] needs in order to read the capture again from any frame up to the last tick.
    public long[] landmarks() {
        return landmarks.clone();
    }

    /// What helps [shad.model.capture.CaptureFile] to find the frames of a flow, once this has ended; null unless
    /// [AnalysisOptions#withFlowIndex] asked for it, and for what is no capture file.
    public @Nullable FlowIndex flowIndex() {
        return flowIndex;
    }

    @FunctionalInterface
    private interface Opener {
        Reading open(BooleanSupplier stopped) throws CaptureException;
    }
}
