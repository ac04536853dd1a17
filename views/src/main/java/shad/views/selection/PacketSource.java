package shad.views.selection;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.capture.CaptureParts;
import shad.model.capture.FlowIndex;
import shad.model.inspect.FlowExtract;
import shad.model.inspect.FlowReplay;
import shad.model.store.StoreSnapshot;

/// Where the packets behind the rows are, if they can be read again. Immutable; any thread.
public final class PacketSource {
    private final @Nullable CaptureParts capture;
    private final AnalysisOptions options;
    private final long[] landmarks;
    private final @Nullable FlowIndex index;
    private final boolean growing;
    private final String absence;

    private PacketSource(
            @Nullable CaptureParts capture,
            AnalysisOptions options,
            long[] landmarks,
            @Nullable FlowIndex index,
            boolean growing,
            String absence) {
        this.capture = capture;
        this.options = options;
        this.landmarks = landmarks;
        this.index = index;
        this.growing = growing;
        this.absence = absence;
    }

    /// Packets in a capture file.
    ///
    /// @param options those of the analysis that made the rows
    /// @param landmarks what [shad.model.analysis.Analysis#landmarks] gave
    /// @param index what [shad.model.analysis.Analysis#flowIndex] gave
    public static PacketSource ofFile(
            Path file, AnalysisOptions options, long[] landmarks, @Nullable FlowIndex index) {
        return ofParts(CaptureParts.of(file), options, landmarks, index);
    }

    /// Packets in a capture of several files.
    public static PacketSource ofParts(
            CaptureParts capture, AnalysisOptions options, long[] landmarks, @Nullable FlowIndex index) {
        return new PacketSource(capture, options, landmarks.clone(), index, false, "");
    }

    /// The same while the file is being written, somewhat behind the rows.
    public PacketSource whileGrowing() {
        return new PacketSource(capture, options, landmarks, index, true, absence);
    }

    /// No packets.
    ///
    /// @param absence why not and what to do, in sentences for a person
    public static PacketSource none(String absence) {
        return new PacketSource(null, AnalysisOptions.DEFAULT, new long[0], null, false, absence);
    }

    /// Why there are no packets, in sentences for a person; empty where there are some.
    public Optional<String> absence() {
        return capture == null ? Optional.of(absence) : Optional.empty();
    }

    /// Whether packets that the rows tell of may still be on their way into the file.
    public boolean isGrowing() {
        return growing;
    }

    /// Whether what was opened for one serves the other.
    public boolean isSameCapture(PacketSource other) {
        return Objects.equals(capture, other.capture) && Arrays.equals(landmarks, other.landmarks)
                && Objects.equals(index, other.index);
    }

    /// Whether packets can be read without unpacking all of the capture first; asks the file.
    public boolean isQuick() {
        try {
            return capture != null && !CaptureFile.isCompressed(capture.files().getFirst());
        } catch (CaptureException e) {
            return false;
        }
    }

    /// Opens the capture for reading anywhere; unpacking a compressed one takes its time.
    ///
    /// @throws CaptureException when it cannot be read any more, or when there is none
    public CaptureFile open() throws CaptureException {
        if (capture == null) {
            throw new CaptureException(absence);
        }
        return CaptureFile.open(capture, landmarks, index);
    }

    /// Follows connections of the opened capture again as the analysis followed them.
    public FlowReplay replay(CaptureFile capture, StoreSnapshot snapshot) {
        return options.replay(capture, snapshot);
    }

    /// Takes connections out of the opened capture.
    public FlowExtract extract(CaptureFile capture, StoreSnapshot snapshot) {
        return options.extract(capture, snapshot);
    }
}
