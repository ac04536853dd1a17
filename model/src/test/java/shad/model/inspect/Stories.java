package shad.model.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.conn.Side;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.PcapWriter;

/// Captures in, stories out.
public final class Stories {
    private Stories() {}

    /// The stories of all rows of a capture.
    public static List<FlowStory> of(byte[] bytes) {
        return of(bytes, AnalysisOptions.DEFAULT.withFlowIndex(1));
    }

    public static List<FlowStory> of(byte[] bytes, AnalysisOptions options) {
        return with(bytes, options, (replay, rows) -> {
            List<FlowStory> stories = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                stories.add(replay.story(row, () -> false));
            }
            return stories;
        });
    }

    /// The payload of the first row of a capture.
    static FlowPayload payloadOf(byte[] bytes, int limit) {
        return with(bytes, AnalysisOptions.DEFAULT, (replay, rows) -> replay.payload(0, limit, () -> false));
    }

    /// The payload of a side of the first row of a capture, written to a stream.
    static byte[] written(byte[] bytes, Side side) {
        return with(bytes, AnalysisOptions.DEFAULT, (replay, rows) -> {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            try {
                replay.write(0, side, replay.story(0, () -> false), target, () -> false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return target.toByteArray();
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(FlowReplay replay, int rows) throws CaptureException;
    }

    private static <T> T with(byte[] bytes, AnalysisOptions options, Question<T> question) {
        try {
            Path path = Files.createTempFile("shad-test-", ".pcap");
            try {
                Files.write(path, bytes);
                Analysis analysis = Analysis.ofFile(path, options, null);
                analysis.run();
                StoreSnapshot snapshot = analysis.snapshot();
                try (CaptureFile capture = CaptureFile.open(path, analysis.landmarks(), analysis.flowIndex())) {
                    return question.ask(options.replay(capture, snapshot), snapshot.size());
                }
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
    }

    /// The story of the only connection of a conversation.
    @SuppressWarnings("exports") // for other tests of this module
    public static FlowStory of(Conversation conversation) {
        PcapWriter capture = new PcapWriter();
        for (Conversation.Timed timed : conversation.build()) {
            capture.linkType(timed.packet().linkType());
            capture.packet(timed.nanos(), timed.packet());
        }
        List<FlowStory> stories = of(capture.toByteArray());
        if (stories.size() != 1) {
            throw new AssertionError("one connection expected, not " + stories.size());
        }
        return stories.getFirst();
    }
}
