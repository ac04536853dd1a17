package shad.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import shad.model.capture.live.CaptureLimits;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.RecordingOptions;

/// The options of `shad conn` about capturing.
final class LiveArguments {
    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IFACE",
            required = true,
            description = "capture on this interface, in place of reading captures, until Ctrl+C; may be given several"
                    + " times. shad interfaces lists them")
    private List<String> interfaces = List.of();

    @Option(
            names = "--bpf",
            paramLabel = "FILTER",
            description = "capture only what passes this filter (pcap-filter(7)); names of hosts are not looked up")
    private String filter = "";

    @Option(
            names = "--snaplen",
            paramLabel = "N",
            description = "capture only the first N bytes of a frame; default: all")
    private int snaplen = LiveOptions.LARGEST_SNAPLEN;

    @Option(names = "--no-promiscuous", description = "capture only what is meant for this machine")
    private boolean notPromiscuous;

    @Option(names = "--monitor", description = "capture in monitor mode, on wireless interfaces that have it")
    private boolean monitor;

    @Option(names = "--immediate", description = "take over each frame as it comes, which costs more")
    private boolean immediate;

    @Option(
            names = "--buffer",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "what the kernel keeps until it is fetched, for each interface; default: ${DEFAULT-VALUE}")
    private int bufferMebibytes = 64;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "capture for this long, such as 10s or 1h")
    private @Nullable Duration duration;

    @Option(names = "--packets", paramLabel = "N", description = "capture N frames")
    private long packets = Long.MAX_VALUE;

    @Option(names = "--bytes", paramLabel = "N", description = "capture until N bytes were captured")
    private long bytes = Long.MAX_VALUE;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "also write what is captured to FILE, as pcapng")
    private @Nullable Path recording;

    @Option(
            names = "--rotate",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "begin other logs each TIME, such as 1h, named as Zeek names them"
                    + " (conn.2026-11-22-14-00-00.log), and other files with --write")
    private @Nullable Duration rotation;

    boolean isLive() {
        return !interfaces.isEmpty();
    }

    @Nullable
    Duration rotation() {
        return rotation;
    }

    /// What to capture; there must be an interface.
    ///
    /// @throws IllegalArgumentException when something makes no sense
    LiveOptions toOptions() {
        if (bufferMebibytes < 1 || bufferMebibytes > 2000) {
            throw new IllegalArgumentException("--buffer is from 1 to 2000 MiB");
        }
        if (packets < 1 || bytes < 1) {
            throw new IllegalArgumentException("--packets and --bytes are at least 1");
        }
        CaptureLimits limits = CaptureLimits.NONE.withFrames(packets).withBytes(bytes);
        LiveOptions options = LiveOptions.on(interfaces)
                .withFilter(filter)
                .withSnaplen(snaplen)
                .withPromiscuous(!notPromiscuous)
                .withMonitor(monitor)
                .withImmediate(immediate)
                .withBuffers(bufferMebibytes << 20, LiveOptions.DEFAULT_RING)
                .withLimits(duration == null ? limits : limits.withDuration(duration));
        if (recording == null) {
            return options;
        }
        RecordingOptions file = RecordingOptions.to(recording);
        return options.withRecording(rotation == null ? file : file.withRotation(Long.MAX_VALUE, rotation));
    }
}
