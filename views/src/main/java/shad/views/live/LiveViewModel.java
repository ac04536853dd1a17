package shad.views.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import shad.model.capture.live.CaptureInterface.Means;
import shad.model.capture.live.LiveStatus;
import shad.model.capture.live.LiveStatus.InterfaceStatus;
import shad.model.capture.live.RecordingStatus;
import shad.views.text.Counts;
import shad.views.text.Sizes;

/// How the running capture is doing, in words. What was lost is said where it was lost, and stays when the capture ends. FX
/// thread only.
public final class LiveViewModel {
    /// Rates are about this last time.
    private static final long RATE_NANOS = 2_000_000_000L;

    private record Sample(long nanos, long frames, long bytes) {}

    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<LiveFigures> figures =
            new ReadOnlyObjectWrapper<>(this, "figures", LiveFigures.NONE);
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper(this, "phase", "");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper(this, "rate", "");
    private final ReadOnlyStringWrapper connections = new ReadOnlyStringWrapper(this, "connections", "");
    private final ReadOnlyStringWrapper recording = new ReadOnlyStringWrapper(this, "recording", "");
    private final ReadOnlyStringWrapper drops = new ReadOnlyStringWrapper(this, "drops", "");
    private final ReadOnlyBooleanWrapper lossy = new ReadOnlyBooleanWrapper(this, "lossy");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    public LiveViewModel() {
        this(System::nanoTime);
    }

    /// @param nanoTime tells time, from any beginning
    LiveViewModel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Takes over how it stands now, several times a second.
    public void update(LiveFigures now) {
        if (figures.get().phase() == LiveFigures.Phase.NONE || now.frames() < figures.get().frames()) {
            samples.clear();
        }
        sample(now);
        figures.set(now);
        phase.set(phaseText(now));
        rate.set(now.phase() == LiveFigures.Phase.ENDED ? totalText(now) : rateText());
        connections.set(Counts.format(now.connections()) + (now.connections() == 1 ? " connection" : " connections")
                + (now.open() == 0 ? "" : ", " + Counts.format(now.open()) + " open"));
        LiveStatus status = now.status();
        recording.set(status == null ? "" : status.recording().map(LiveViewModel::recordingText).orElse(""));
        lossy.set(status != null && status.drops() > 0);
        drops.set(status == null ? "" : dropText(status, now.phase() == LiveFigures.Phase.ENDED));
        problem.set(status == null ? "" : problemText(status));
    }

    private void sample(LiveFigures now) {
        long nanos = nanoTime.getAsLong();
        samples.addLast(new Sample(nanos, now.frames(), now.bytes()));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > RATE_NANOS) {
            samples.removeFirst();
        }
    }

    public ReadOnlyObjectProperty<LiveFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    public LiveFigures getFigures() {
        return figures.get();
    }

    /// What is going on.
    ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Packets and bits per second, or all of them in the end.
    ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    ReadOnlyStringProperty connectionsProperty() {
        return connections.getReadOnlyProperty();
    }

    /// What was written; empty where nothing is.
    ReadOnlyStringProperty recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /// What was lost, and where.
    ReadOnlyStringProperty dropsProperty() {
        return drops.getReadOnlyProperty();
    }

    /// Whether anything was lost.
    ReadOnlyBooleanProperty lossyProperty() {
        return lossy.getReadOnlyProperty();
    }

    /// What else a person has to know and do: an interface that has gone, a disk that is full. Empty if all is well.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private static String phaseText(LiveFigures now) {
        boolean replay = now.status() == null;
        String paused = now.paused()
                ? now.waiting() == 0
                        ? "Display paused"
                        : "Display paused, " + Counts.format(now.waiting())
                                + (now.waiting() == 1 ? " connection waits" : " connections wait")
                : "";
        return switch (now.phase()) {
            case NONE -> "";
            case RUNNING -> paused.isEmpty() ? replay ? "Replaying" : "Capturing" : paused;
            case STOPPING -> "Stopping";
            case ENDED -> paused.isEmpty() ? replay ? "Replay ended" : "Capture ended" : paused;
        };
    }

    private String rateText() {
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        long packets = seconds == 0 ? 0 : Math.round((last.frames() - first.frames()) / seconds);
        long bits = seconds == 0 ? 0 : Math.round((last.bytes() - first.bytes()) * 8 / seconds);
        return Counts.format(packets) + " packets/s · " + Sizes.human(bits).replace("B", "bit") + "/s";
    }

    private static String totalText(LiveFigures now) {
        return Counts.format(now.frames()) + (now.frames() == 1 ? " packet" : " packets") + " · "
                + Sizes.human(now.bytes());
    }

    private static String recordingText(RecordingStatus recorded) {
        int files = recorded.files().size();
        return Sizes.human(recorded.bytesWritten()) + " recorded" + (files > 1 ? " in " + files + " files" : "");
    }

    private static String dropText(LiveStatus status, boolean ended) {
        long kernel = status.interfaces().stream().mapToLong(InterfaceStatus::kernelDrops).sum();
        long hardware = status.interfaces().stream().mapToLong(InterfaceStatus::interfaceDrops).sum();
        long ring = status.interfaces().stream().mapToLong(InterfaceStatus::ringDrops).sum();
        long disk = status.recording().map(RecordingStatus::drops).orElse(0L);
        List<String> places = new ArrayList<>();
        add(places, kernel, "by the kernel");
        add(places, hardware, "by the interface");
        add(places, ring, "before analysis");
        add(places, disk, "from the recording");
        if (!places.isEmpty()) {
            return "Lost: " + String.join(", ", places);
        }
        boolean unknown = status.interfaces().stream()
                .anyMatch(each -> each.means() != Means.SHAD && each.received() < 0);
        return unknown ? ended ? "losses are not known" : "losses are known at the end" : "nothing lost";
    }

    private static void add(List<String> places, long count, String place) {
        if (count > 0) {
            places.add(Counts.format(count) + " " + place);
        }
    }

    private static @Nullable String problemOf(InterfaceStatus each) {
        return each.ended().isEmpty() ? null : "Capturing on " + each.name() + " ended: " + each.ended() + ".";
    }

    private static String problemText(LiveStatus status) {
        List<String> problems = new ArrayList<>();
        for (InterfaceStatus each : status.interfaces()) {
            String problem = problemOf(each);
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            problems.add("What was captured stays.");
        }
        status.recording().map(RecordingStatus::problem).filter(text -> !text.isEmpty()).ifPresent(text -> problems.add(
                text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                        + ". Make room and save what there is."));
        return String.join(" ", problems);
    }
}
