package shad.model.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.capture.CaptureSource;
import shad.model.capture.FrameCursor;
import shad.model.conn.EndReason;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.PcapWriter;
import shad.model.testing.twin.RandomTrace;
import shad.model.tracker.ConnTracker;
import shad.model.tracker.TrackerOptions;

/// What a snapshot in the middle of a capture says of open connections is what following their packets again gives,
/// though the capture has gone on since.
@SuppressWarnings("NullAway.Init")
class ReplayOfOpenRowsTest {
    private static final Path SAMPLES = Path.of("..", "packaging", "samples");
    private static final Path CAPTURES = Path.of("..", "..", "shared", "parity", "captures");
    private static final TrackerOptions OPTIONS = TrackerOptions.DEFAULT;
    private static final int CUTS = 5;
    private static final int TRACES = 10;
    private static final long LARGEST = 1 << 18;

    @TempDir
    private Path folder;

    private int rows;
    private final List<String> differences = new ArrayList<>();

    @Test
    void ofRandomConversations() throws Exception {
        Random seeds = new Random(11);
        for (int i = 0; i < TRACES; i++) {
            PcapWriter capture = new PcapWriter().nanos().linkType(101);
            new RandomTrace(seeds.nextLong())
                    .packets().forEach(packet -> capture.packet(packet.micros() * 1000, packet.build()));
            follow(Files.write(folder.resolve(i + ".pcap"), capture.toByteArray()));
        }

        assertThat(differences).isEmpty();
        assertThat(rows).isGreaterThan(TRACES * CUTS * 5);
    }

    @Test
    void ofTheSampleCaptures() throws Exception {
        follow(SAMPLES.resolve("office.pcapng"));
        follow(SAMPLES.resolve("protocols.pcapng"));

        assertThat(differences).isEmpty();
        assertThat(rows).isGreaterThan(CUTS * 5);
    }

    /// Those captures are not part of the project; without them there is nothing more to follow.
    @Test
    void ofManyCaptures() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(CAPTURES), "no captures at " + CAPTURES);
        List<Path> captures;
        try (Stream<Path> files = Files.list(CAPTURES)) {
            captures = files.sorted().toList();
        }
        for (Path capture : captures) {
            if (Files.size(capture) <= LARGEST) {
                follow(capture);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(rows).isGreaterThan(200);
    }

    private void follow(Path path) throws IOException {
        long frames = 0;
        try (FrameCursor cursor = CaptureSource.open(path)) {
            while (cursor.next()) {
                frames++;
            }
            for (int cut = 1; cut <= CUTS; cut++) {
                followOpen(path, frames * cut / CUTS);
            }
        } catch (CaptureException e) {
            // Some of them hold nothing.
        }
    }

    private void followOpen(Path path, long frames) throws IOException, CaptureException {
        ConnTracker tracker = new ConnTracker(OPTIONS);
        try (FrameCursor cursor = CaptureSource.open(path)) {
            for (long i = 0; i < frames && cursor.next(); i++) {
                tracker.process(cursor.frame());
            }
            StoreSnapshot snapshot = tracker.snapshot();
            try (CaptureFile capture = CaptureFile.open(path, cursor.landmarks())) {
                FlowReplay replay = new FlowReplay(capture, snapshot, OPTIONS);
                ConnectionView view = snapshot.view();
                for (int row = 0; row < snapshot.size(); row++) {
                    if (view.at(row).isOpen()) {
                        compare(path, frames, view, replay.story(row, () -> false));
                    }
                }
            }
        }
    }

    private void compare(Path path, long frames, ConnectionView row, FlowStory story) {
        rows++;
        boolean isSame = story.outcome() != FlowStory.Outcome.DIFFERENT
                && story.history().equals(row.history())
                && story.end().reason() == EndReason.OPEN
                && (story.stateRule() == null || story.stateRule().state() == row.state());
        if (!isSame) {
            differences.add(path.getFileName() + " at " + frames + " row " + row.row() + ": " + row.history() + " "
                    + row.state() + " " + row.service() + " gave " + story.outcome() + " " + story.history());
        }
    }
}
