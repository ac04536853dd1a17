package shad.model.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.testing.Packet;
import shad.model.testing.PcapWriter;
import shad.model.testing.PcapngWriter;

class CaptureFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("shad.model.capture.SampleCaptures#all")
    void everyFrameIsFoundAgainAtItsPosition(byte[] capture) throws Exception {
        assertEveryFrameIsFoundAgain(capture);
    }

    @ParameterizedTest
    @EnumSource
    void everyFrameOfACompressedCaptureIsFoundAgain(Packer packer) throws Exception {
        assertEveryFrameIsFoundAgain(packer.pack(SampleCaptures.pcap(new PcapWriter())));
    }

    @Test
    void framesOfSectionsBeyondAllLandmarksAreFoundAgain() throws Exception {
        PcapngWriter writer = new PcapngWriter().section();
        for (int i = 0; i < 70_000; i++) {
            writer.section(ByteOrder.BIG_ENDIAN);
        }
        writer.network(LinkType.RAW).packet(0, 1, packet(1)).packet(0, 2, packet(2));

        assertEveryFrameIsFoundAgain(writer.toByteArray());
    }

    @Test
    void framesFarApartAreFoundAgain() throws Exception {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < 30; i++) {
            writer.record(i, 100_000, 100_000, new byte[100_000]);
        }

        assertEveryFrameIsFoundAgain(writer.toByteArray());
    }

    @Test
    void anUnpackedCopyIsRemovedInTheEnd() throws Exception {
        Path file = Files.write(folder.resolve("capture"), Packer.GZIP.pack(SampleCaptures.pcap(new PcapWriter())));
        long before = temporaryFiles();

        try (CaptureFile capture = CaptureFile.open(file, new long[0])) {
            assertThat(temporaryFiles()).isEqualTo(before + 1);
            capture.from(24, 1).close();
        }

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aFileThatIsGoneIsNamed() throws Exception {
        Path file = Files.write(folder.resolve("capture"), SampleCaptures.pcap(new PcapWriter()));
        try (CaptureFile capture = CaptureFile.open(file, new long[0])) {
            Files.delete(file);

            assertThatThrownBy(() -> capture.from(24, 1))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageStartingWith(file + " does not exist");
        }
    }

    private void assertEveryFrameIsFoundAgain(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("capture"), bytes);
        List<CapturedFrame> expected;
        long[] landmarks;
        try (FrameCursor cursor = CaptureSource.open(file)) {
            expected = CapturedFrame.all(cursor);
            landmarks = cursor.landmarks();
        }
        assertThat(expected).isNotEmpty();
        try (CaptureFile capture = CaptureFile.open(file, landmarks)) {
            for (int i = expected.size() - 1; i >= 0; i--) {
                assertFound(capture, expected, i);
            }
        }
    }

    private static void assertFound(CaptureFile capture, List<CapturedFrame> expected, int index)
            throws CaptureException {
        CapturedFrame frame = expected.get(index);
        try (FrameCursor cursor = capture.from(frame.position(), frame.number())) {
            for (CapturedFrame next : expected.subList(index, Math.min(index + 3, expected.size()))) {
                assertThat(cursor.next()).isTrue();
                CapturedFrame found = CapturedFrame.of(cursor.frame());
                // A simple packet block takes its time from the frame before it, which was not read here.
                assertThat(found.hex()).isEqualTo(next.hex());
                assertThat(found.position()).isEqualTo(next.position());
                assertThat(found.number()).isEqualTo(next.number());
                assertThat(found.linkType()).isEqualTo(next.linkType());
                assertThat(found.nanos()).isIn(next.nanos(), 0L);
            }
            assertThat(cursor.faults()).isEmpty();
        }
    }

    private static Packet packet(int value) {
        return new Packet(LinkType.RAW, new byte[] {(byte) value}, 1);
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("shad-.*\\.capture"))
                    .count();
        }
    }
}
