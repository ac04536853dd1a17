package shad.views.live;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shad.model.capture.live.CaptureLimits;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.RecordingOptions;

/// What a person asked for when a capture was started, as far as it is worth remembering. Of limits, rotation and cap, 0 means
/// none. Immutable.
///
/// @param interfaces names of what is captured on; empty before the first choice
/// @param filter capture filter, or empty
/// @param snaplen bytes kept of each frame
/// @param bufferMebibytes the kernel's buffer for each interface
/// @param stopPackets stop after so many
/// @param stopMegabytes stop after so many millions of captured bytes
/// @param stopSeconds stop after so long
/// @param folder where the recording lies
/// @param rotateMegabytes size from which on the recording goes on in another file
/// @param rotateMinutes age from which on it does
/// @param capMegabytes how much disk the recording may take
public record CaptureChoices(
        List<String> interfaces,
        String filter,
        int snaplen,
        boolean promiscuous,
        boolean monitor,
        boolean immediate,
        int bufferMebibytes,
        long stopPackets,
        long stopMegabytes,
        long stopSeconds,
        Path folder,
        long rotateMegabytes,
        long rotateMinutes,
        long capMegabytes) {
    static final int MOST_BUFFER = 2000;
    private static final int USUAL_BUFFER = 64;
    private static final long MEGA = 1_000_000;
    /// No name of an interface has one.
    private static final String SEPARATOR = "\t";

    public CaptureChoices {
        interfaces = List.copyOf(interfaces);
    }

    /// Everything, until somebody stops it.
    public static CaptureChoices usual(Path folder) {
        return new CaptureChoices(List.of(), "", LiveOptions.LARGEST_SNAPLEN, true, false, false, USUAL_BUFFER,
                0, 0, 0, folder, 0, 0, 0);
    }

    /// The usual, but on other interfaces.
    public CaptureChoices on(List<String> others) {
        return new CaptureChoices(others, filter, snaplen, promiscuous, monitor, immediate, bufferMebibytes,
                stopPackets, stopMegabytes, stopSeconds, folder, rotateMegabytes, rotateMinutes, capMegabytes);
    }

    /// What [#texts] gave; whatever is missing or makes no sense is as usual.
    public static CaptureChoices of(Function<String, Optional<String>> texts, Path usualFolder) {
        CaptureChoices usual = usual(usualFolder);
        return new CaptureChoices(
                texts.apply("interfaces").filter(text -> !text.isEmpty())
                        .map(text -> Arrays.stream(text.split(SEPARATOR, -1)).distinct().toList())
                        .orElse(List.of()),
                texts.apply("filter").orElse(""),
                (int) number(texts, "snaplen", 1, LiveOptions.LARGEST_SNAPLEN, usual.snaplen),
                truth(texts, "promiscuous", usual.promiscuous),
                truth(texts, "monitor", usual.monitor),
                truth(texts, "immediate", usual.immediate),
                (int) number(texts, "buffer", 1, MOST_BUFFER, usual.bufferMebibytes),
                number(texts, "stop-packets", 0, NumberField.LARGEST, 0),
                number(texts, "stop-megabytes", 0, NumberField.LARGEST, 0),
                number(texts, "stop-seconds", 0, NumberField.LARGEST, 0),
                texts.apply("folder").flatMap(CaptureChoices::path).orElse(usualFolder),
                number(texts, "rotate-megabytes", 0, NumberField.LARGEST, 0),
                number(texts, "rotate-minutes", 0, NumberField.LARGEST, 0),
                number(texts, "cap-megabytes", 0, NumberField.LARGEST, 0));
    }

    /// To be remembered.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("interfaces", String.join(SEPARATOR, interfaces));
        texts.put("filter", filter);
        texts.put("snaplen", String.valueOf(snaplen));
        texts.put("promiscuous", String.valueOf(promiscuous));
        texts.put("monitor", String.valueOf(monitor));
        texts.put("immediate", String.valueOf(immediate));
        texts.put("buffer", String.valueOf(bufferMebibytes));
        texts.put("stop-packets", String.valueOf(stopPackets));
        texts.put("stop-megabytes", String.valueOf(stopMegabytes));
        texts.put("stop-seconds", String.valueOf(stopSeconds));
        texts.put("folder", folder.toString());
        texts.put("rotate-megabytes", String.valueOf(rotateMegabytes));
        texts.put("rotate-minutes", String.valueOf(rotateMinutes));
        texts.put("cap-megabytes", String.valueOf(capMegabytes));
        return texts;
    }

    private static long number(
            Function<String, Optional<String>> texts, String key, long least, long most, long otherwise) {
        try {
            long number = Long.parseLong(texts.apply(key).orElse(""));
            return number < least || number > most ? otherwise : number;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static boolean truth(Function<String, Optional<String>> texts, String key, boolean otherwise) {
        return texts.apply(key).map(Boolean::parseBoolean).orElse(otherwise);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// What to capture, and to which file.
    public LiveOptions toOptions(Path recording) {
        CaptureLimits limits = new CaptureLimits(
                orEndless(stopPackets), orEndless(stopMegabytes * MEGA),
                stopSeconds == 0 ? CaptureLimits.NONE.duration() : Duration.ofSeconds(stopSeconds));
        RecordingOptions to = RecordingOptions.to(recording).withCap(orEndless(capMegabytes * MEGA));
        Duration every = rotateMinutes == 0 ? to.rotateEvery() : Duration.ofMinutes(rotateMinutes);
        return LiveOptions.on(interfaces)
                .withFilter(filter.strip())
                .withSnaplen(snaplen)
                .withPromiscuous(promiscuous)
                .withMonitor(monitor)
                .withImmediate(immediate)
                .withBuffers(bufferMebibytes << 20, LiveOptions.DEFAULT_RING)
                .withLimits(limits)
                .withRecording(rotateMegabytes == 0 && rotateMinutes == 0
                        ? to
                        : to.withRotation(Math.min(orEndless(rotateMegabytes * MEGA), to.rotateBytes()), every));
    }

    private static long orEndless(long limit) {
        return limit == 0 ? Long.MAX_VALUE : limit;
    }
}
