package shad.app;

import java.io.IOException;
import java.util.List;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.FlowIndex;
import shad.model.inspect.FlowReplay;
import shad.model.query.ConnectionColumn;
import shad.model.query.HistoryCounts;
import shad.model.query.HostCounts;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.ServiceCounts;
import shad.model.query.StateCounts;
import shad.model.query.StateHistoryCounts;
import shad.model.query.TimeHistogram;
import shad.model.query.Totals;
import shad.model.query.filter.Rehearsal;
import shad.model.store.StoreSnapshot;

/// A run for the JVM to learn from (JEP 514, JEP 515), after each build: a capture is analysed as `shad conn` does, its
/// connections are filtered, sorted and counted as in the window, and some of them are followed packet by packet as the
/// inspector does.
public final class Training {
    private static final int FLOWS = 500;
    private static final int ROUNDS = 8;
    private static final int BUCKETS = 500;

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
            explore(analysed.snapshot());
            FlowReplay replay = options.replay(analysed.file(), analysed.snapshot());
            int rows = analysed.snapshot().size();
            for (int row = 0; row < rows; row += Math.max(1, rows / FLOWS)) {
                replay.story(row, () -> false);
            }
        }
    }

    private static void explore(StoreSnapshot snapshot) {
        Rehearsal.run(snapshot, ConnectionColumn.all(), ROUNDS, () -> false);
        int[] rows = new RowQuery(snapshot, RowFilter.ALL, List.of()).rows();
        for (int round = 0; round < ROUNDS; round++) {
            count(snapshot, rows);
        }
    }

    private static void count(StoreSnapshot snapshot, int[] rows) {
        Totals.of(snapshot, rows);
        StateCounts.of(snapshot, rows);
        HistoryCounts.of(snapshot, rows);
        StateHistoryCounts.of(snapshot, rows);
        HostCounts.of(snapshot, rows);
        ServiceCounts.of(snapshot, rows);
        TimeHistogram.ofAll(snapshot, BUCKETS, BUCKETS).ofSome(snapshot, rows);
    }
}
