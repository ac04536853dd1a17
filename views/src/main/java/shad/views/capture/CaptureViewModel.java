package shad.views.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.analysis.LimitReached;
import shad.model.analysis.LogShape;
import shad.model.analysis.Progress;
import shad.model.analysis.Untracked;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CaptureParts;
import shad.model.capture.FlowIndex;
import shad.model.capture.live.LiveStatus;
import shad.model.capture.live.RecordingStatus;
import shad.model.conn.ServiceHosts;
import shad.model.store.StoreSnapshot;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;
import shad.views.selection.TimeRange;

/// The capture of a window: opens it, follows its analysis, hands its rows to the selection. FX thread only.
public final class CaptureViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureViewModel.class);

    private final Selection selection;
    private final RecentFiles recentFiles;
    private final AnalysisService service;
    private Consumer<Analysis> onEnded = analysis -> {};
    private Consumer<Runnable> guard = Runnable::run;
    /// The analysis of the last tick.
    private @Nullable Analysis latest;
    /// What the running or last analysis goes by; the [#options] may have changed since.
    private AnalysisOptions analysing = AnalysisOptions.DEFAULT;

    private final ReadOnlyObjectWrapper<@Nullable CaptureOrigin> origin = new ReadOnlyObjectWrapper<>(this, "origin");
    private final ReadOnlyObjectWrapper<CaptureState> state =
            new ReadOnlyObjectWrapper<>(this, "state", CaptureState.EMPTY);
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Progress.NONE);
    private final ReadOnlyObjectWrapper<AnalysisOptions> options =
            new ReadOnlyObjectWrapper<>(this, "options", AnalysisOptions.DEFAULT
                    .withLinkLayer(true)
                    .withNames(true)
                    .withFlowIndex(FlowIndex.STRETCH_LENGTH)
                    .withServiceHosts(ServiceHosts.ALL)
                    .withRememberedServices(List.of()));
    private final ReadOnlyObjectWrapper<List<CaptureFault>> faults =
            new ReadOnlyObjectWrapper<>(this, "faults", List.of());
    private final ReadOnlyLongWrapper faultCount = new ReadOnlyLongWrapper(this, "faultCount");
    private final ReadOnlyObjectWrapper<List<Untracked>> untracked =
            new ReadOnlyObjectWrapper<>(this, "untracked", List.of());
    private final ReadOnlyObjectWrapper<List<LimitReached>> limits =
            new ReadOnlyObjectWrapper<>(this, "limits", List.of());
    private final ReadOnlyObjectWrapper<@Nullable LogShape> log = new ReadOnlyObjectWrapper<>(this, "log");
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(this, "outdated");
    private final ReadOnlyObjectWrapper<@Nullable LiveStatus> liveStatus =
            new ReadOnlyObjectWrapper<>(this, "liveStatus");
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final ReadOnlyIntegerWrapper openCount = new ReadOnlyIntegerWrapper(this, "openCount");
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(this, "waiting");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");

    /// @param executor runs analyses, each on a thread of its own
    public CaptureViewModel(Selection selection, RecentFiles recentFiles, Executor executor) {
        this.selection = selection;
        this.recentFiles = recentFiles;
        service = new AnalysisService(executor, this::tick);
        service.setOnSucceeded(event -> ended(service.getValue()));
        service.setOnFailed(event -> failed(service.getException()));
        paused.subscribe((before, now) -> showLatest());
    }

    /// Is asked before what is open gives way, and runs what it is given when that may happen, at once or later.
    public void setGuard(Consumer<Runnable> newGuard) {
        guard = newGuard;
    }

    /// Hears of every analysis that has ended, on the FX thread.
    public void setOnEnded(Consumer<Analysis> handler) {
        onEnded = handler;
    }

    /// What is open; null before the first capture.
    public ReadOnlyObjectProperty<@Nullable CaptureOrigin> originProperty() {
        return origin.getReadOnlyProperty();
    }

    public @Nullable CaptureOrigin getOrigin() {
        return origin.get();
    }

    public ReadOnlyObjectProperty<CaptureState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public CaptureState getState() {
        return state.get();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public Progress getProgress() {
        return progress.get();
    }

    /// What the next analysis will go by.
    public ReadOnlyObjectProperty<AnalysisOptions> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    public AnalysisOptions getOptions() {
        return options.get();
    }

    /// What could not be read, the first faults in full.
    public ReadOnlyObjectProperty<List<CaptureFault>> faultsProperty() {
        return faults.getReadOnlyProperty();
    }

    public List<CaptureFault> getFaults() {
        return faults.get();
    }

    /// How many faults there are, those left out of the list included.
    public ReadOnlyLongProperty faultCountProperty() {
        return faultCount.getReadOnlyProperty();
    }

    public long getFaultCount() {
        return faultCount.get();
    }

    /// What led to no connection, by reason.
    public ReadOnlyObjectProperty<List<Untracked>> untrackedProperty() {
        return untracked.getReadOnlyProperty();
    }

    public List<Untracked> getUntracked() {
        return untracked.get();
    }

    /// Limits against floods that the capture reached.
    public ReadOnlyObjectProperty<List<LimitReached>> limitsProperty() {
        return limits.getReadOnlyProperty();
    }

    public List<LimitReached> getLimits() {
        return limits.get();
    }

    /// What the log looks like that is shown in place of a capture; null for a capture.
    public ReadOnlyObjectProperty<@Nullable LogShape> logProperty() {
        return log.getReadOnlyProperty();
    }

    public @Nullable LogShape getLog() {
        return log.get();
    }

    /// How the capture of interfaces is doing or was when it ended; null for anything else.
    public ReadOnlyObjectProperty<@Nullable LiveStatus> liveStatusProperty() {
        return liveStatus.getReadOnlyProperty();
    }

    public @Nullable LiveStatus getLiveStatus() {
        return liveStatus.get();
    }

    /// Whether the rows stay as they are while more are captured.
    public BooleanProperty pausedProperty() {
        return paused;
    }

    public boolean isPaused() {
        return paused.get();
    }

    public void setPaused(boolean wanted) {
        paused.set(wanted);
    }

    /// How many connections had not ended at the last tick.
    public ReadOnlyIntegerProperty openCountProperty() {
        return openCount.getReadOnlyProperty();
    }

    public int getOpenCount() {
        return openCount.get();
    }

    /// How many connections are known and not shown, because the display is paused.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    public int getWaiting() {
        return waiting.get();
    }

    /// Why nothing could be read and what to do, for a person; empty unless the state is FAILED.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public String getFailure() {
        return failure.get();
    }

    public RecentFiles recentFiles() {
        return recentFiles;
    }

    /// Opens a file in place of what is open.
    public void open(Path file) {
        open(CaptureOrigin.ofFile(file));
    }

    /// Opens a capture in place of what is open.
    public void open(CaptureOrigin newOrigin) {
        guard.accept(() -> {
            selection.clear();
            analyse(newOrigin);
        });
    }

    private void analyse(CaptureOrigin newOrigin) {
        clear();
        outdated.set(false);
        origin.set(newOrigin);
        state.set(CaptureState.RUNNING);
        analysing = options.get();
        service.start(newOrigin, analysing);
    }

    /// Reads the capture once more, verifying checksums or not; the filter stays. A stream can't be read again: then
    /// nothing happens.
    public void setIgnoreChecksums(boolean ignore) {
        CaptureOrigin again = origin.get();
        if (again == null || !again.isRepeatable()) {
            return;
        }
        options.set(options.get().withIgnoreChecksums(ignore));
        reload();
    }

    /// What the next analysis goes by. An open capture is not read again by itself; until it is, it is outdated.
    public void setOptions(AnalysisOptions newOptions) {
        options.set(newOptions);
        outdated.set(origin.get() != null);
    }

    /// Whether the open capture was read with other options than those set since.
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /// Reads the capture once more; filter and time range stay. A stream can't be read again: then nothing happens.
    public void reload() {
        CaptureOrigin again = origin.get();
        if (again == null || !again.isRepeatable()) {
            return;
        }
        String filterText = selection.getFilterText();
        TimeRange range = selection.getTimeRange();
        selection.clear();
        selection.setFilterText(filterText);
        selection.setTimeRange(range);
        analyse(again);
    }

    /// Stops the analysis; what was read stays. What was captured by now is still read.
    public void stop() {
        CaptureOrigin stopped = origin.get();
        if (state.get() == CaptureState.RUNNING) {
            state.set(CaptureState.STOPPING);
            if (stopped != null && stopped.isLive()) {
                service.finish();
            } else {
                service.stop();
            }
        }
    }

    /// Does something that takes the capture away, such as closing the window, once that may happen.
    public void leave(Runnable action) {
        guard.accept(action);
    }

    /// Goes on with a file that holds what was recorded; the rows stay.
    public void savedAs(Path file) {
        origin.set(CaptureOrigin.ofFile(file));
        recentFiles.add(file);
        showLatest();
    }

    /// Closes the capture; nothing is shown any more.
    public void close() {
        guard.accept(this::closeNow);
    }

    private void closeNow() {
        service.abandon();
        selection.clear();
        clear();
        origin.set(null);
        outdated.set(false);
        state.set(CaptureState.EMPTY);
    }

    private void clear() {
        latest = null;
        paused.set(false);
        waiting.set(0);
        openCount.set(0);
        liveStatus.set(null);
        progress.set(Progress.NONE);
        faults.set(List.of());
        faultCount.set(0);
        untracked.set(List.of());
        limits.set(List.of());
        log.set(null);
        failure.set("");
    }

    private void tick(Analysis analysis) {
        latest = analysis;
        liveStatus.set(analysis.liveStatus().orElse(null));
        StoreSnapshot rows = analysis.snapshot();
        openCount.set(rows.size() - rows.endedCount());
        progress.set(analysis.progress());
        faults.set(analysis.faults());
        faultCount.set(analysis.faultCount());
        untracked.set(analysis.untracked());
        limits.set(analysis.limits());
        log.set(analysis.log());
        showLatest();
    }

    private void showLatest() {
        Analysis analysis = latest;
        if (analysis == null) {
            return;
        }
        if (paused.get()) {
            waiting.set(analysis.snapshot().size() - selection.getSnapshot().size());
        } else {
            waiting.set(0);
            selection.setPackets(packets(analysis));
            selection.setSnapshot(analysis.snapshot());
        }
    }

    private PacketSource packets(Analysis analysis) {
        CaptureOrigin read = origin.get();
        LiveStatus live = analysis.liveStatus().orElse(null);
        if (analysis.log() != null) {
            return PacketSource.none(
                    "A log has no packets: they are only in the capture that this log was made from.");
        }
        if (read != null && live != null) {
            return recorded(analysis, read, live.recording().orElse(null));
        }
        return read == null || read.file() == null
                ? PacketSource.none("What comes over a stream can be read only once. Save it to a file and open that "
                        + "to see packets.")
                : inFile(read.file(), analysis);
    }

    private PacketSource inFile(Path file, Analysis analysis) {
        return PacketSource.ofFile(file, analysing, analysis.landmarks(), analysis.flowIndex());
    }

    /// Of a live capture, saved by now or not.
    private PacketSource recorded(Analysis analysis, CaptureOrigin read, @Nullable RecordingStatus recording) {
        if (recording == null || recording.files().isEmpty()) {
            return PacketSource.none("Nothing is recorded. Capture with a recording to see packets.");
        }
        boolean isSaved = read.kind() != CaptureOrigin.Kind.LIVE && read.file() != null;
        CaptureParts parts = new CaptureParts(
                isSaved ? List.of(read.file()) : recording.files(), recording.removedBytes());
        return beingWritten(
                PacketSource.ofParts(parts, analysing, analysis.landmarks(), analysis.flowIndex()));
    }

    /// The last packets are written when the analysis has ended.
    private PacketSource beingWritten(PacketSource packets) {
        return state.get().isRunning() ? packets.whileGrowing() : packets;
    }

    private void ended(Analysis analysis) {
        CaptureOrigin read = origin.get();
        if (read != null && read.file() != null && read.isRepeatable()) {
            recentFiles.add(read.file());
        }
        state.set(analysis.state() == Analysis.State.CANCELLED ? CaptureState.CANCELLED : CaptureState.FINISHED);
        showLatest();
        onEnded.accept(analysis);
    }

    private void failed(Throwable cause) {
        if (cause instanceof CaptureException) {
            failure.set(String.valueOf(cause.getMessage()));
        } else {
            LOG.error("analysis failed", cause);
            failure.set(cause instanceof OutOfMemoryError
                    ? "There is not enough memory for this capture. Close other programs or give Shad more memory."
                    : "Shad ran into a fault of its own (" + cause + "). Please report it with the log.");
        }
        state.set(CaptureState.FAILED);
    }
}
