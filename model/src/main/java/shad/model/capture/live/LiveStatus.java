package shad.model.capture.live;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a live capture is doing. Immutable.
///
/// @param interfaces each of them, in the order in which they were asked for
/// @param frames frames that were analysed
/// @param bytes captured bytes of those
/// @param recorded how writing them is doing, or null where they are not written
public record LiveStatus(
        List<InterfaceStatus> interfaces, long frames, long bytes, @Nullable RecordingStatus recorded) {

    /// How one interface is doing.
    ///
    /// @param name of the interface
    /// @param means who captures on it
    /// @param received frames that passed the filter as the kernel counts, or -1 where it is not known (yet)
    /// @param kernelDrops frames for which the kernel's buffer had no room
    /// @param interfaceDrops frames that the interface or its driver dropped
    /// @param ringDrops frames for which Shad's own buffer had no room
    /// @param ended why nothing more comes from it, or empty
    public record InterfaceStatus(
            String name,
            CaptureInterface.Means means,
            long received,
            long kernelDrops,
            long interfaceDrops,
            long ringDrops,
            String ended) {}

    public LiveStatus {
        interfaces = List.copyOf(interfaces);
    }

    public Optional<RecordingStatus> recording() {
        return Optional.ofNullable(recorded);
    }

    /// Frames that were lost before they were analysed, wherever that was.
    public long lostFrames() {
        return interfaces.stream()
                .mapToLong(each -> each.kernelDrops() + each.interfaceDrops() + each.ringDrops())
                .sum();
    }

    /// Frames that were lost anywhere, or are missing from the recording.
    public long drops() {
        return lostFrames() + recording().map(RecordingStatus::drops).orElse(0L);
    }
}
