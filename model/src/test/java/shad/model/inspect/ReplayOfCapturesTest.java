package shad.model.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Every connection of many captures is followed again, by its own packets alone, found with an index of single frames,
/// and gives exactly its row. The captures are not part of the project; without them this test is skipped.
class ReplayOfCapturesTest {
    private static final Path CAPTURES = Path.of("..", "..", "shared", "parity", "captures");

    private int rows;
    private final List<String> differences = new ArrayList<>();

    @Test
    void everyRowComesOutTheSame() throws IOException, CaptureException {
        Assumptions.assumeTrue(Files.isDirectory(CAPTURES), "no captures at " + CAPTURES);
        List<Path> captures;
        try (Stream<Path> files = Files.list(CAPTURES)) {
            captures = files.sorted().toList();
        }
        for (Path capture : captures) {
            replayAll(capture, AnalysisOptions.DEFAULT.withFlowIndex(1));
        }
        assertEquals(List.of(), differences);
        assertTrue(rows > 1000, rows + " rows");
    }

    private void replayAll(Path path, AnalysisOptions options) throws IOException, CaptureException {
        Analysis analysis = Analysis.ofFile(path, options, null);
        try {
            analysis.run();
        } catch (CaptureException e) {
            // Some of them hold nothing.
            return;
        }
        StoreSnapshot snapshot = analysis.snapshot();
        try (CaptureFile capture = CaptureFile.open(path, analysis.landmarks(), analysis.flowIndex())) {
            FlowReplay replay = options.replay(capture, snapshot);
            ConnectionView view = snapshot.view();
            for (int row = 0; row < snapshot.size(); row++) {
                FlowStory story = replay.story(row, () -> false);
                rows++;
                if (story.outcome() != FlowStory.Outcome.ALONE
                        || !story.history().equals(view.at(row).history())) {
                    differences.add(path.getFileName() + " row " + row + ": " + view.at(row).history() + " "
                            + view.service() + " gave " + story.outcome() + " " + story.history());
                }
            }
        }
    }
}
