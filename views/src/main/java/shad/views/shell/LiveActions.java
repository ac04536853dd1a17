package shad.views.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.LiveStatus;
import shad.model.capture.live.RecordingStatus;
import shad.model.capture.live.Recordings;
import shad.model.marks.Marks;
import shad.model.marks.Sidecar;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.control.Overlay;
import shad.views.fx.LatestTask;
import shad.views.live.CaptureChoices;
import shad.views.live.FollowRows;
import shad.views.live.InterfacesView;
import shad.views.live.InterfacesViewModel;
import shad.views.live.Leftover;
import shad.views.live.LeftoversPane;
import shad.views.live.LiveFigures;
import shad.views.live.LiveViewModel;
import shad.views.live.RecordingCopy;
import shad.views.live.ReplayPane;
import shad.views.live.UnsavedPane;
import shad.views.preferences.Settings;
import shad.views.selection.Selection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.Sizes;

/// Live capture in a window: choosing interfaces, the running capture, and what becomes of its recording. FX thread only.
final class LiveActions implements LeftoversPane.Actions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveActions.class);
    private static final String KEY = "live.";

    private final Stage stage;
    private final WindowServices services;
    private final CaptureViewModel capture;
    private final Selection selection;
    private final Overlay overlay;
    private final Notices notices;
    private final LiveViewModel model = new LiveViewModel();
    private final FollowRows follow;
    private final LatestTask looking;
    private final BooleanBinding running;
    private final BooleanBinding live;
    private final BooleanBinding pausable;
    private final BooleanBinding recorded;

    LiveActions(
            Stage stage,
            WindowServices services,
            CaptureViewModel capture,
            Selection selection,
            WindowedTable connections,
            Overlay overlay,
            Notices notices) {
        this.stage = stage;
        this.services = services;
        this.capture = capture;
        this.selection = selection;
        this.overlay = overlay;
        this.notices = notices;
        looking = new LatestTask(services.background());
        running = Bindings.createBooleanBinding(
                () -> isLive() && capture.getState() == CaptureState.RUNNING,
                capture.originProperty(), capture.stateProperty());
        live = Bindings.createBooleanBinding(
                () -> capture.getOrigin() != null && capture.getOrigin().kind() == CaptureOrigin.Kind.LIVE,
                capture.originProperty());
        pausable = running.or(capture.pausedProperty());
        recorded = Bindings.createBooleanBinding(() -> !files().isEmpty(), capture.liveStatusProperty());
        follow = new FollowRows(connections, running.and(capture.pausedProperty().not()));
        follow.followingProperty().set(true);
        capture.setGuard(this::beforeLeaving);
        capture.progressProperty().subscribe(() -> update());
        capture.stateProperty().subscribe(() -> update());
        capture.pausedProperty().subscribe(() -> update());
        capture.waitingProperty().subscribe(() -> update());
        capture.originProperty().subscribe(() -> update());
    }

    private boolean isLive() {
        CaptureOrigin origin = capture.getOrigin();
        return origin != null && origin.isLive();
    }

    private void update() {
        model.update(new LiveFigures(
                isLive() ? phase(capture.getState()) : LiveFigures.Phase.NONE,
                capture.getProgress().frames(),
                capture.getProgress().bytesRead(),
                capture.getProgress().connections(),
                capture.getOpenCount(),
                capture.isPaused(),
                capture.getWaiting(),
                capture.getLiveStatus()));
    }

    private static LiveFigures.Phase phase(CaptureState state) {
        return switch (state) {
            case EMPTY, FAILED -> LiveFigures.Phase.NONE;
            case RUNNING -> LiveFigures.Phase.RUNNING;
            case STOPPING -> LiveFigures.Phase.STOPPING;
            case FINISHED, CANCELLED -> LiveFigures.Phase.ENDED;
        };
    }

    LiveViewModel model() {
        return model;
    }

    FollowRows follow() {
        return follow;
    }

    /// Whether frames come as time passes.
    BooleanBinding running() {
        return running;
    }

    /// Whether what is open came over interfaces.
    BooleanBinding live() {
        return live;
    }

    BooleanProperty paused() {
        return capture.pausedProperty();
    }

    /// Whether there is something to pause or to go on with.
    BooleanBinding pausable() {
        return pausable;
    }

    /// Whether there is a recording to be saved.
    BooleanBinding recorded() {
        return recorded;
    }

    // --- starting -----------------------------------------------------------------------------------------------------

    void chooseInterfaces() {
        InterfacesViewModel interfaces = new InterfacesViewModel(
                services.captureSystem(), remembered(), services.background(), Platform::runLater);
        InterfacesView view = new InterfacesView(interfaces, this::askFolder, choices -> {
            overlay.hide();
            start(choices);
        }, overlay::hide);
        overlay.show(view, view.focus());
    }

    private @Nullable File askFolder(File first) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder of recordings");
        if (first.isDirectory()) {
            chooser.setInitialDirectory(first);
        }
        return chooser.showDialog(stage);
    }

    private CaptureChoices remembered() {
        return CaptureChoices.of(
                key -> services.settings().get(KEY + key), services.captureSystem().recordingsFolder());
    }

    /// Captures on interfaces as the last time.
    void start(List<String> interfaces) {
        start(remembered().on(interfaces));
    }

    /// Captures, and remembers the choices.
    void start(CaptureChoices choices) {
        Settings settings = services.settings();
        choices.texts().forEach((key, text) -> settings.put(KEY + key, text));
        settings.save();
        try {
            LiveOptions options = choices.toOptions(freeFile(choices.folder()));
            follow.followingProperty().set(true);
            capture.open(CaptureOrigin.ofInterfaces(options));
        } catch (IOException e) {
            notices.warn("Nothing is captured", "Recordings can’t lie in " + choices.folder() + " (" + e.getMessage()
                    + "). Choose another folder.");
        }
    }

    private static Path freeFile(Path folder) throws IOException {
        Instant time = Instant.now();
        Path file = Recordings.newFile(folder, time);
        while (Files.exists(file)) {
            time = time.plusSeconds(1);
            file = Recordings.newFile(folder, time);
        }
        return file;
    }

    /// Begins anew on the same interfaces.
    void restart() {
        start(remembered());
    }

    void togglePause() {
        capture.setPaused(!capture.isPaused());
    }

    /// Plays a file back, that which is open or one that a person chooses.
    void replay() {
        CaptureOrigin open = capture.getOrigin();
        Optional<Path> file = open != null && open.isRepeatable()
                ? Optional.ofNullable(open.file())
                : services.openDialog().ask(stage);
        file.ifPresent(chosen -> {
            ReplayPane pane = new ReplayPane(chosen, pace -> {
                overlay.hide();
                follow.followingProperty().set(true);
                capture.open(CaptureOrigin.ofReplay(chosen, pace));
            }, overlay::hide);
            overlay.show(pane, pane.focus());
        });
    }

    // --- the recording ------------------------------------------------------------------------------------------------

    /// What the capture is recorded in that nobody has saved; empty for any other.
    private List<Path> files() {
        LiveStatus status = capture.getLiveStatus();
        return status == null || !isLive()
                ? List.of()
                : status.recording().map(RecordingStatus::files).orElse(List.of());
    }

    /// Asks where to, and puts there what was recorded so far; once the capture has ended, the window goes on with that.
    void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable then) {
        services.saveDialog().askPlace(stage, "Save capture", "capture.pcapng").ifPresent(target -> {
            List<Path> files = files();
            boolean ended = !capture.getState().isRunning();
            Marks marks = selection.getMarks();
            inBackground(() -> {
                RecordingCopy.write(files, target);
                keep(marks, target);
            }, () -> {
                notices.done("Capture saved", target.toString());
                if (ended) {
                    capture.savedAs(target);
                    discard(files, then);
                } else {
                    then.run();
                }
            });
        });
    }

    private void keep(Marks marks, Path capture) {
        if (!marks.isEmpty()) {
            new Sidecar(capture, services.marksFolder()).write(marks);
        }
    }

    /// Work on files, with what follows on the FX thread if it succeeds.
    private void inBackground(FileWork work, Runnable then) {
        services.background().execute(() -> {
            try {
                work.run();
                Platform.runLater(then);
            } catch (IOException e) {
                LOG.warn("Work on a recording failed", e);
                Platform.runLater(() -> notices.warn("Not done", e.getMessage() + ". The recording stays."));
            }
        });
    }

    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException;
    }

    /// Deletes recordings, with the marks that lie beside them. Takes time.
    private void remove(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(new Sidecar(file, services.marksFolder()).file());
        }
    }

    /// Goes on once recordings are deleted: what ends the program must not come before. What can't be deleted is offered
    /// at the next start.
    private void discard(List<Path> files, Runnable then) {
        services.background().execute(() -> {
            try {
                remove(files);
            } catch (IOException e) {
                LOG.warn("A recording stays", e);
            }
            Platform.runLater(then);
        });
    }

    /// Lets a person save what would be lost.
    private void beforeLeaving(Runnable then) {
        if (!live.get() || capture.getState() == CaptureState.FAILED) {
            then.run();
            return;
        }
        if (files().isEmpty() || capture.getProgress().frames() == 0) {
            onceEnded(() -> discard(files(), then));
            return;
        }
        String about = Counts.format(capture.getProgress().frames()) + " packets ("
                + Sizes.human(capture.getProgress().bytesRead()) + ") were captured and not saved.";
        UnsavedPane pane = new UnsavedPane(about, capture.getState().isRunning(),
                () -> {
                    overlay.hide();
                    onceEnded(() -> saveAs(then));
                },
                () -> {
                    overlay.hide();
                    onceEnded(() -> discard(files(), then));
                },
                overlay::hide);
        overlay.show(pane, pane.focus());
    }

    /// Stops the capture if it runs, and goes on when all of it is there.
    private void onceEnded(Runnable then) {
        if (!capture.getState().isRunning()) {
            then.run();
            return;
        }
        Subscription[] waiting = {Subscription.EMPTY};
        waiting[0] = capture.stateProperty().subscribe((before, now) -> {
            if (!now.isRunning()) {
                waiting[0].unsubscribe();
                Platform.runLater(then);
            }
        });
        capture.stop();
    }

    // --- recordings of earlier runs -----------------------------------------------------------------------------------

    /// Looks for recordings that were left behind, and shows them if there are any.
    void offerLeftovers() {
        Path folder = remembered().folder();
        looking.run(() -> Leftover.in(folder), found -> {
            if (!found.isEmpty()) {
                LeftoversPane pane = new LeftoversPane(found, this);
                overlay.show(pane, pane.focus());
            }
        }, failure -> LOG.warn("Looking for recordings failed", failure));
    }

    @Override
    public void open(Leftover recording) {
        overlay.hide();
        capture.open(recording.file());
    }

    @Override
    public void save(Leftover recording, Runnable done) {
        services.saveDialog().askPlace(stage, "Save capture", "capture.pcapng").ifPresent(target -> inBackground(
                () -> {
                    RecordingCopy.write(List.of(recording.file()), target);
                    keep(new Sidecar(recording.file(), services.marksFolder()).read().marks(), target);
                    remove(List.of(recording.file()));
                },
                () -> {
                    notices.done("Capture saved", target.toString());
                    done.run();
                }));
    }

    @Override
    public void delete(Leftover recording, Runnable done) {
        inBackground(() -> remove(List.of(recording.file())), done);
    }

    @Override
    public void close() {
        overlay.hide();
    }
}
