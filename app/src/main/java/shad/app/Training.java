package shad.app;

import java.io.IOException;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.FlowIndex;
import shad.model.inspect.FlowReplay;

/// A run for the JVM to learn from (JEP 514, JEP 515), after each build: a capture is analysed as `shad conn` does, and
/// connections of it are followed packet by packet as the inspector does.
public final class Training {
    private static final int FLOWS = 500;

    private Training() {}

    /// Ends the JVM, with the exit status of `shad conn`.
    ///
    /// @param args folder for the logs, capture
    public static void main(String[] args) throws CaptureException, IOException {
        String capture = args[1];
        int status = Main.commandLine().execute("conn", "--output", args[0], capture);
        inspect(capture);
        System.exit(status);
    }

    private static void inspect(String capture) throws CaptureException, IOException {
        AnalysisOptions options = AnalysisOptions.DEFAULT.withFlowIndex(FlowIndex.STRETCH_LENGTH);
        try (AnalysedCapture analysed = AnalysedCapture.of(capture, options, ProgressBar.onStandardError())) {
            FlowReplay replay = options.replay(analysed.file(), analysed.snapshot());
            int rows = analysed.snapshot().size();
            for (int row = 0; row < rows; row += Math.max(1, rows / FLOWS)) {
                replay.story(row, () -> false);
            }
        }
    }
}
