package shad.model.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.testing.PcapWriter;

class FlowIndexTest {
    private static final int A = 3;
    private static final int B = 200;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("shad.model.capture.SampleCaptures#all")
    void everyOtherFrameIsFoundWithoutTheOnesBetween(byte[] capture) throws Exception {
        Indexed indexed = index(capture, new FlowIndexBuilder(1, 1 << 10));

        List<CapturedFrame> first = indexed.from(0, A);
        List<CapturedFrame> second = indexed.from(1, B);

        // What is no frame may hide the end of a stretch, and the next frame comes along.
        assertThat(first).containsSubsequence(indexed.everySecondFrom(0)).hasSizeLessThan(indexed.frames.size());
        assertThat(second).containsSubsequence(indexed.everySecondFrom(1)).hasSizeLessThan(indexed.frames.size() - 1);
    }

    @Test
    void framesBeforeTheFirstAreLeftOut() throws Exception {
        Indexed indexed = index(frames(40), new FlowIndexBuilder(1000, 1 << 10));

        assertThat(indexed.from(20, A)).isEqualTo(indexed.frames.subList(20, 40));
    }

    @Test
    void ofACaptureThatIsTooLongForTheIndexNoFrameIsLost() throws Exception {
        Indexed indexed = index(frames(1000), new FlowIndexBuilder(1, 8));

        assertThat(indexed.from(0, A)).containsAll(indexed.everySecondFrom(0));
        assertThat(indexed.index.position(0)).isEqualTo(indexed.frames.getFirst().position());
    }

    @Test
    void stretchesWithoutTheFlowAreLeftOutAlsoOnceTheyAreLong() throws Exception {
        FlowIndexBuilder builder = new FlowIndexBuilder(1, 8);
        Indexed indexed = index(frames(1000), builder, number -> number > 900 ? A : B);

        List<CapturedFrame> found = indexed.from(0, A);

        assertThat(found).containsAll(indexed.frames.subList(900, 1000));
        assertThat(found).hasSizeLessThan(400);
    }

    @Test
    void anEarlierFrameIsFoundOnceItTurnsOutToBelongToAFlow() throws Exception {
        FlowIndexBuilder builder = new FlowIndexBuilder(1, 1 << 10);
        Path file = write(frames(20));
        List<CapturedFrame> frames;
        try (FrameCursor cursor = CaptureSource.open(file)) {
            frames = new ArrayList<>();
            while (cursor.next()) {
                builder.frame(cursor.frame());
                frames.add(CapturedFrame.of(cursor.frame()));
            }
        }
        builder.mark(8, A);
        builder.mark(20, A);

        Indexed indexed = Indexed.of(file, frames, new long[0], builder.build());

        assertThat(indexed.from(0, A)).containsExactly(frames.get(7), frames.get(19));
    }

    private static byte[] frames(int count) {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < count; i++) {
            writer.record(i * 1_000_000L, 100, 100, new byte[100]);
        }
        return writer.toByteArray();
    }

    @FunctionalInterface
    private interface FlowOfFrame {
        int of(long number);
    }

    private Indexed index(byte[] capture, FlowIndexBuilder builder) throws Exception {
        return index(capture, builder, number -> number % 2 == 1 ? A : B);
    }

    private Indexed index(byte[] capture, FlowIndexBuilder builder, FlowOfFrame flows) throws Exception {
        Path file = write(capture);
        List<CapturedFrame> frames = new ArrayList<>();
        try (FrameCursor cursor = CaptureSource.open(file)) {
            while (cursor.next()) {
                builder.frame(cursor.frame());
                builder.mark(flows.of(cursor.frame().frameNumber()));
                frames.add(CapturedFrame.of(cursor.frame()));
            }
            return Indexed.of(file, frames, cursor.landmarks(), builder.build());
        }
    }

    private Path write(byte[] capture) throws Exception {
        return Files.write(folder.resolve("capture"), capture);
    }

    private record Indexed(CaptureFile capture, List<CapturedFrame> frames, FlowIndex index) {
        static Indexed of(Path file, List<CapturedFrame> frames, long[] landmarks, FlowIndex index)
                throws CaptureException {
            return new Indexed(CaptureFile.open(file, landmarks, index), frames, index);
        }

        List<CapturedFrame> from(int first, int flow) throws CaptureException {
            CapturedFrame frame = frames.get(first);
            try (FrameCursor cursor = capture.from(frame.position(), frame.number(), flow)) {
                return CapturedFrame.all(cursor);
            }
        }

        List<CapturedFrame> everySecondFrom(int first) {
            List<CapturedFrame> some = new ArrayList<>();
            for (int i = first; i < frames.size(); i += 2) {
                some.add(frames.get(i));
            }
            return some;
        }
    }
}
