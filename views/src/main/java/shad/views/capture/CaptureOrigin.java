package shad.views.capture;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.Pace;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.RecordingOptions;

/// Where a capture comes from.
///
/// @param name what people call it
/// @param kind what sort of source it is
/// @param file the file that it is, or in which it is recorded; null where there is none
/// @param maker begins an analysis of it
public record CaptureOrigin(String name, Kind kind, @Nullable Path file, Maker maker) {
    /// Sorts of sources.
    public enum Kind {
        FILE,
        /// A file that is played back as if it were captured now.
        REPLAY,
        /// Can be read only once.
        STREAM,
        /// Network interfaces.
        LIVE
    }

    /// Makes an analysis that was not run yet.
    @FunctionalInterface
    public interface Maker {
        Analysis make(AnalysisOptions options, Analysis.Listener listener);
    }

    public static CaptureOrigin ofFile(Path file) {
        return new CaptureOrigin(
                nameOf(file), Kind.FILE, file, (options, listener) -> Analysis.ofFile(file, options, listener));
    }

    /// A file as if its frames were just captured.
    public static CaptureOrigin ofReplay(Path file, Pace pace) {
        return new CaptureOrigin(
                nameOf(file), Kind.REPLAY, file, (options, listener) -> Analysis.ofFile(file, pace, options, listener));
    }

    public static CaptureOrigin ofStream(InputStream stream, String name) {
        return new CaptureOrigin(name, Kind.STREAM, null,
                (options, listener) -> Analysis.ofStream(stream, name, options, listener));
    }

    /// What comes over interfaces, and is recorded if the options say so.
    public static CaptureOrigin ofInterfaces(LiveOptions capture) {
        RecordingOptions recording = capture.recording();
        return new CaptureOrigin(
                String.join(", ", capture.interfaces()),
                Kind.LIVE,
                recording == null ? null : recording.file(),
                (options, listener) -> Analysis.ofInterfaces(capture, options, listener));
    }

    private static String nameOf(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /// Whether it can be read a second time.
    public boolean isRepeatable() {
        return kind == Kind.FILE || kind == Kind.REPLAY;
    }

    /// Whether its frames come as time passes, until somebody has enough of them.
    public boolean isLive() {
        return kind == Kind.LIVE || kind == Kind.REPLAY;
    }

    /// Where it lies, for a tooltip.
    public Optional<String> place() {
        return Optional.ofNullable(file).map(path -> path.toAbsolutePath().toString());
    }
}
