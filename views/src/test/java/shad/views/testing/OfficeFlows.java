package shad.views.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.conn.Side;
import shad.model.inspect.FlowPayload;
import shad.model.inspect.FlowReplay;
import shad.model.inspect.FlowStory;

/// Connections of the bundled sample capture, followed again.
public final class OfficeFlows {
    private OfficeFlows() {}

    @FunctionalInterface
    private interface Question<T> {
        T ask(FlowReplay replay) throws CaptureException;
    }

    public static FlowStory story(int row) {
        return with(replay -> replay.story(row, () -> false));
    }

    public static FlowPayload payload(int row, int limit) {
        return with(replay -> replay.payload(row, limit, () -> false));
    }

    public static void write(int row, Side side, OutputStream target) {
        with(replay -> {
            try {
                replay.write(row, side, replay.story(row, () -> false), target, () -> false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return row;
        });
    }

    private static <T> T with(Question<T> question) {
        Analysis analysis = Analysis.ofFile(OfficeCapture.FILE, AnalysisOptions.DEFAULT, null);
        try {
            analysis.run();
            try (CaptureFile capture = CaptureFile.open(OfficeCapture.FILE, analysis.landmarks())) {
                return question.ask(AnalysisOptions.DEFAULT.replay(capture, analysis.snapshot()));
            }
        } catch (CaptureException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
