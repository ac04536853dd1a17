package shad.model.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureFile;
import shad.model.export.CaptureWriter;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// The packets of connections as a capture of their own, read by another program.
class FlowExtractTest {
    private static final Path SAMPLE = Path.of("..", "packaging", "samples", "office.pcapng");
    private static final List<String> FIELDS =
            List.of("frame.number", "frame.time_epoch", "frame.len", "frame.md5_hash", "ip.src", "ip.len");
    private static final int NUMBER = 0;
    private static final int SOURCE = 4;
    private static final int LENGTH = 5;

    @TempDir
    private Path folder;

    private Analysis analysis = Analysis.ofFile(SAMPLE, AnalysisOptions.DEFAULT, null);

    @BeforeEach
    void analyse() throws Exception {
        analysis = Analysis.ofFile(SAMPLE, AnalysisOptions.DEFAULT, null);
        analysis.run();
    }

    @Test
    void tsharkFindsThePacketsAndBytesOfTheRow() throws Exception {
        assumeTrue(isInstalled(), "tshark is not installed");
        int[] rows = ipv4Rows();
        for (int i = 0; i < rows.length; i += rows.length / 8) {
            ConnectionView row = analysis.snapshot().view().at(rows[i]);
            List<String[]> frames = read(extract(rows[i]));
            String originator = row.origAddress().toString();
            List<String[]> sent = frames.stream().filter(frame -> frame[SOURCE].equals(originator)).toList();
            List<String[]> received = frames.stream().filter(frame -> !frame[SOURCE].equals(originator)).toList();

            assertEquals(row.origPackets(), sent.size(), row.uid());
            assertEquals(row.respPackets(), received.size(), row.uid());
            assertEquals(row.origIpBytes(), bytes(sent), row.uid());
            assertEquals(row.respIpBytes(), bytes(received), row.uid());
        }
    }

    @Test
    void tsharkFindsTheFramesOfSeveralRowsAsTheyWereCaptured() throws Exception {
        assumeTrue(isInstalled(), "tshark is not installed");
        Map<String, String> originals = new HashMap<>();
        for (String[] frame : read(SAMPLE)) {
            originals.put(frame[NUMBER], words(frame));
        }
        int[] rows = Arrays.copyOf(ipv4Rows(), 60);
        List<String> expected = new ArrayList<>();
        try (CaptureFile capture = CaptureFile.open(SAMPLE, analysis.landmarks())) {
            FlowReplay replay = AnalysisOptions.DEFAULT.replay(capture, analysis.snapshot());
            for (int row : rows) {
                FlowStory story = replay.story(row, () -> false);
                for (int packet = 0; packet < story.size(); packet++) {
                    expected.add(originals.getOrDefault(Long.toString(story.frameNumber(packet)), "no such frame"));
                }
            }
        }
        List<String> found = read(extract(rows)).stream().map(FlowExtractTest::words).toList();

        assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
        assertTrue(found.size() > rows.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"office.pcapng", "protocols.pcapng"})
    void withAnIndexTheSameFramesComeOut(String sample) throws Exception {
        Path path = SAMPLE.resolveSibling(sample);
        // So short that every frame is looked up by itself.
        AnalysisOptions options = AnalysisOptions.DEFAULT.withFlowIndex(1);
        Analysis indexed = Analysis.ofFile(path, options, null);
        indexed.run();
        StoreSnapshot snapshot = indexed.snapshot();
        try (CaptureFile plain = CaptureFile.open(path, indexed.landmarks());
                CaptureFile lookedUp = CaptureFile.open(path, indexed.landmarks(), indexed.flowIndex())) {
            for (int row = 0; row < snapshot.size(); row += 1 + row / 50) {
                int[] rows = {row, snapshot.size() - 1 - row, (row * 7 + 3) % snapshot.size()};

                assertArrayEquals(
                        extract(options.extract(plain, snapshot), rows),
                        extract(options.extract(lookedUp, snapshot), rows),
                        snapshot.view().at(row).uid());
            }
        }
    }

    @Test
    void whoeverStopsItGetsNothingMore() throws Exception {
        try (CaptureFile capture = CaptureFile.open(SAMPLE, analysis.landmarks())) {
            FlowExtract extract = AnalysisOptions.DEFAULT.extract(capture, analysis.snapshot());
            CaptureWriter writer = new CaptureWriter(OutputStream.nullOutputStream());

            assertThrows(
                    CancellationException.class,
                    () -> extract.write(new int[] {0}, writer, () -> true, part -> {}));
        }
    }

    // --- what is extracted --------------------------------------------------------------------------------------------

    /// Rows of plain IPv4, of which one frame is one packet.
    private int[] ipv4Rows() {
        StoreSnapshot snapshot = analysis.snapshot();
        return IntStream.range(0, snapshot.size())
                .filter(row -> snapshot.view().at(row).origAddress().toString().indexOf(':') < 0
                        && snapshot.view().at(row).tunnelParents().isEmpty())
                .toArray();
    }

    private Path extract(int... rows) throws Exception {
        Path file = folder.resolve("extract.pcapng");
        try (CaptureFile capture = CaptureFile.open(SAMPLE, analysis.landmarks());
                OutputStream out = Files.newOutputStream(file)) {
            CaptureWriter writer = new CaptureWriter(out);
            AnalysisOptions.DEFAULT.extract(capture, analysis.snapshot()).write(rows, writer, () -> false, part -> {});
            writer.finish();
        }
        return file;
    }

    private static byte[] extract(FlowExtract extract, int... rows) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CaptureWriter writer = new CaptureWriter(out);
        extract.write(rows, writer, () -> false, part -> {});
        writer.finish();
        return out.toByteArray();
    }

    // --- tshark -------------------------------------------------------------------------------------------------------

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "tshark")));
    }

    /// The frames of a capture, each as the fields that tshark tells.
    private List<String[]> read(Path capture) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "tshark", "-n", "-r", capture.toString(), "-o", "frame.generate_md5_hash:TRUE", "-T", "fields",
                "-E", "occurrence=f"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        Path output = folder.resolve("tshark.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, process.waitFor());
        return Files.readAllLines(output, StandardCharsets.UTF_8).stream().map(line -> line.split("\t", -1)).toList();
    }

    /// All but the number, which is another one in another file.
    private static String words(String[] frame) {
        return String.join(" ", Arrays.asList(frame).subList(1, frame.length));
    }

    private static long bytes(List<String[]> frames) {
        return frames.stream().mapToLong(frame -> Long.parseLong(frame[LENGTH])).sum();
    }
}
