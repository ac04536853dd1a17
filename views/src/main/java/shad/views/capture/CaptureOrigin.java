package shad.views.capture;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;

/// Where a capture comes from.
///
/// @param name what people call it
/// @param file the file that it is; null for a stream, which can be read only once
/// @param maker begins an analysis of it
public record CaptureOrigin(String name, @Nullable Path file, Maker maker) {
    /// Makes an analysis that was not run yet.
    @FunctionalInterface
    public interface Maker {
        Analysis make(AnalysisOptions options, Analysis.Listener listener);
    }

    public static CaptureOrigin ofFile(Path file) {
        Path last = file.getFileName();
        return new CaptureOrigin(
                last == null ? file.toString() : last.toString(),
                file,
                (options, listener) -> Analysis.ofFile(file, options, listener));
    }

    public static CaptureOrigin ofStream(InputStream stream, String name) {
        return new CaptureOrigin(
                name, null, (options, listener) -> Analysis.ofStream(stream, name, options, listener));
    }

    /// Whether it can be read a second time.
    public boolean isRepeatable() {
        return file != null;
    }

    /// Where it lies, for a tooltip.
    public Optional<String> place() {
        return Optional.ofNullable(file).map(path -> path.toAbsolutePath().toString());
    }
}
