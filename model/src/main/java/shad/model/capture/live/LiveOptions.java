package shad.model.capture.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to capture, and how. Immutable.
///
/// @param interfaces names of the interfaces to capture on, at least one, each once
/// @param filter capture filter in libpcap's language (pcap-filter(7)), or empty for everything
/// @param snaplen how many bytes of a frame are kept
/// @param promiscuous whether frames for other hosts are captured too, where the interface gets to see them
/// @param monitor whether a wireless interface leaves its network and hears all others (monitor mode)
/// @param immediate whether frames are handed over one by one as they come: sooner, at a price
/// @param bufferBytes what the kernel keeps for each interface until Shad has fetched it
/// @param ringBytes what Shad keeps for each interface until it is analysed; a power of two
/// @param limits when to stop unasked
/// @param recording where frames are written, or null to forget them
public record LiveOptions(
        List<String> interfaces,
        String filter,
        int snaplen,
        boolean promiscuous,
        boolean monitor,
        boolean immediate,
        int bufferBytes,
        int ringBytes,
        CaptureLimits limits,
        @Nullable RecordingOptions recording) {
    /// Longer than any frame of today's interfaces, offloading included; the same as tcpdump's.
    public static final int LARGEST_SNAPLEN = 262_144;
    private static final int DEFAULT_BUFFER = 64 << 20;
    /// What Shad keeps for each interface unless told otherwise.
    public static final int DEFAULT_RING = 64 << 20;

    public LiveOptions {
        interfaces = List.copyOf(interfaces);
        if (interfaces.isEmpty() || interfaces.stream().distinct().count() < interfaces.size()) {
            throw new IllegalArgumentException("each interface once, and at least one");
        }
        if (snaplen < 1 || snaplen > LARGEST_SNAPLEN || bufferBytes < 1) {
            throw new IllegalArgumentException("snaplen from 1 to " + LARGEST_SNAPLEN + ", and a buffer");
        }
        if (Integer.bitCount(ringBytes) != 1 || ringBytes < 1 << 20) {
            throw new IllegalArgumentException("a ring has a power of two of bytes, and room for some frames");
        }
    }

    /// All of every frame, frames for other hosts included, until somebody stops it; nothing is written.
    public static LiveOptions on(List<String> interfaces) {
        return new LiveOptions(interfaces, "", LARGEST_SNAPLEN, true, false, false, DEFAULT_BUFFER, DEFAULT_RING,
                CaptureLimits.NONE, null);
    }

    public LiveOptions withFilter(String expression) {
        return new LiveOptions(interfaces, expression, snaplen, promiscuous, monitor, immediate, bufferBytes,
                ringBytes, limits, recording);
    }

    public LiveOptions withSnaplen(int bytes) {
        return new LiveOptions(interfaces, filter, bytes, promiscuous, monitor, immediate, bufferBytes, ringBytes,
                limits, recording);
    }

    public LiveOptions withPromiscuous(boolean wanted) {
        return new LiveOptions(interfaces, filter, snaplen, wanted, monitor, immediate, bufferBytes, ringBytes, limits,
                recording);
    }

    public LiveOptions withMonitor(boolean wanted) {
        return new LiveOptions(interfaces, filter, snaplen, promiscuous, wanted, immediate, bufferBytes, ringBytes,
                limits, recording);
    }

    public LiveOptions withImmediate(boolean wanted) {
        return new LiveOptions(interfaces, filter, snaplen, promiscuous, monitor, wanted, bufferBytes, ringBytes,
                limits, recording);
    }

    /// The same with other buffers.
    ///
    /// @param kernel see `bufferBytes`
    /// @param own see `ringBytes`
    public LiveOptions withBuffers(int kernel, int own) {
        return new LiveOptions(interfaces, filter, snaplen, promiscuous, monitor, immediate, kernel, own, limits,
                recording);
    }

    public LiveOptions withLimits(CaptureLimits some) {
        return new LiveOptions(interfaces, filter, snaplen, promiscuous, monitor, immediate, bufferBytes, ringBytes,
                some, recording);
    }

    public LiveOptions withRecording(RecordingOptions some) {
        return new LiveOptions(interfaces, filter, snaplen, promiscuous, monitor, immediate, bufferBytes, ringBytes,
                limits, some);
    }
}
