package shad.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.store.StoreSnapshot;

/// A capture that was analysed and can be read again from any of its frames on. What cannot be read twice, such as
/// standard input, is kept in a temporary file until this is closed.
final class AnalysedCapture implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";

    private final Analysis analysis;
    private final CaptureFile file;
    private final @Nullable Path copy;

    private AnalysedCapture(Analysis analysis, CaptureFile file, @Nullable Path copy) {
        this.analysis = analysis;
        this.file = file;
        this.copy = copy;
    }

    /// Analyses a capture to its end.
    ///
    /// @param capture its path, or `-` for standard input
    /// @throws IOException when standard input cannot be kept
    static AnalysedCapture of(String capture, AnalysisOptions options, ProgressBar bar)
            throws CaptureException, IOException {
        boolean seekable = !capture.equals(STANDARD_INPUT) && !isPipe(Path.of(capture));
        Path copy = seekable ? null : keep(capture);
        boolean opened = false;
        try {
            Path path = copy == null ? Path.of(capture) : copy;
            Analysis analysis = Analysis.ofFile(path, options, new Analysis.Listener() {
                @Override
                public Detail detail() {
                    return Detail.ENDED;
                }

                @Override
                public void tick(Analysis ticking) {
                    bar.show(capture, ticking.progress());
                }
            });
            analysis.run();
            if (analysis.log() != null) {
                throw new CaptureException(
                        capture + " is a log, which has no packets; name the capture it was made from");
            }
            AnalysedCapture analysed = new AnalysedCapture(
                    analysis, CaptureFile.open(path, analysis.landmarks(), analysis.flowIndex()), copy);
            opened = true;
            return analysed;
        } finally {
            bar.clear();
            if (!opened && copy != null) {
                Files.deleteIfExists(copy);
            }
        }
    }

    StoreSnapshot snapshot() {
        return analysis.snapshot();
    }

    Analysis analysis() {
        return analysis;
    }

    CaptureFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (copy != null) {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private static Path keep(String capture) throws IOException {
        Path copy = Files.createTempFile("shad-", ".capture");
        boolean complete = false;
        try (InputStream in = capture.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(capture))) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            complete = true;
            return copy;
        } finally {
            if (!complete) {
                Files.deleteIfExists(copy);
            }
        }
    }
}
