package shad.model.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.capture.CaptureFault.Kind;
import shad.model.capture.CapturedFrame.Reading;
import shad.model.testing.PcapWriter;

@Timeout(60)
class CaptureSourceTest {
    @TempDir
    private Path folder;

    // The same frames, wherever they come from

    @ParameterizedTest
    @MethodSource("shad.model.capture.SampleCaptures#all")
    void aFileAndAStreamThatDribblesGiveTheSameFrames(byte[] capture) throws Exception {
        Reading expected = CapturedFrame.read(capture);
        assertThat(expected.frames()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(expected.faults()).isEmpty();

        assertThat(readFile(capture)).isEqualTo(expected.frames());
        assertThat(readStream(new DribblingStream(capture))).isEqualTo(expected.frames());
    }

    @ParameterizedTest
    @EnumSource
    void compressedCapturesGiveTheSameFrames(Packer packer) throws Exception {
        for (byte[] capture : SampleCaptures.all()) {
            List<CapturedFrame> expected = CapturedFrame.read(capture).frames();
            byte[] packed = packer.pack(capture);

            assertThat(readFile(packed)).isEqualTo(expected);
            assertThat(readStream(new DribblingStream(packed))).isEqualTo(expected);
        }
    }

    @Test
    void progressCountsTheBytesOfTheSource() throws Exception {
        byte[] packed = Packer.GZIP.pack(SampleCaptures.pcap(new PcapWriter()));
        Path file = Files.write(folder.resolve("capture"), packed);

        try (FrameCursor cursor = CaptureSource.open(file)) {
            assertThat(cursor.size()).isEqualTo(packed.length);
            CapturedFrame.all(cursor);
            assertThat(cursor.bytesRead()).isEqualTo(packed.length);
        }
        try (FrameCursor cursor = CaptureSource.open(new ByteArrayInputStream(packed), "standard input")) {
            assertThat(cursor.size()).isEqualTo(-1);
        }
    }

    @Test
    void framesOfAPipeComeAsSoonAsTheyAreThere() throws Exception {
        byte[] capture = new PcapWriter().record(0, 4, 4, new byte[4]).toByteArray();
        try (PipedOutputStream writer = new PipedOutputStream();
                FrameCursor cursor = openPipe(writer, capture)) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.frame().capturedLength()).isEqualTo(4);
        }
    }

    private static FrameCursor openPipe(PipedOutputStream writer, byte[] firstBytes)
            throws IOException, CaptureException {
        PipedInputStream reader = new PipedInputStream(writer, firstBytes.length);
        writer.write(firstBytes);
        writer.flush();
        return CaptureSource.open(reader, "a pipe");
    }

    // Damage of the source

    @ParameterizedTest
    @EnumSource
    void framesBeforeACutInACompressedCaptureAreKept(Packer packer) throws Exception {
        // Noise stays as long as it is, so three quarters of the packed bytes hold nearly as many of the frames.
        SplittableRandom noise = new SplittableRandom(1);
        byte[] bytes = new byte[100];
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < 10_000; i++) {
            noise.nextBytes(bytes);
            writer.record(i, bytes.length, bytes.length, bytes);
        }
        byte[] capture = writer.toByteArray();
        List<CapturedFrame> expected = CapturedFrame.read(capture).frames();
        byte[] packed = packer.packOne(capture);

        Reading reading = CapturedFrame.read(Arrays.copyOf(packed, packed.length * 3 / 4));

        assertThat(reading.frames()).isEqualTo(expected.subList(0, reading.frames().size()));
        assertThat(reading.frames()).hasSizeBetween(5000, 7500);
        CaptureFault fault = reading.fault();
        assertThat(fault.kind()).isEqualTo(Kind.BAD_COMPRESSION);
        assertThat(fault.frameNumber()).isEqualTo(reading.frames().size() + 1);
        assertThat(fault.reason()).contains("cut short");
    }

    @Test
    void aWrongChecksumOfACompressedCaptureIsReportedAfterItsFrames() throws Exception {
        byte[] capture = SampleCaptures.pcap(new PcapWriter());
        byte[] packed = Packer.GZIP.packOne(capture);
        packed[packed.length - 8]++;

        Reading reading = CapturedFrame.read(packed);

        assertThat(reading.frames()).isEqualTo(CapturedFrame.read(capture).frames());
        assertThat(reading.fault().kind()).isEqualTo(Kind.BAD_COMPRESSION);
    }

    @Test
    void aFailingSourceKeepsTheFramesBefore() throws Exception {
        byte[] capture = SampleCaptures.pcap(new PcapWriter());
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(capture, 0, 500)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count < 0) {
                    throw new IOException("the disk is gone");
                }
                return count;
            }
        };
        try (FrameCursor cursor = CaptureSource.open(failing, "failing")) {
            assertThat(CapturedFrame.all(cursor)).hasSizeGreaterThan(3);
            assertThat(cursor.faults()).hasSize(1);
            assertThat(cursor.faults().getFirst().kind()).isEqualTo(Kind.READ_ERROR);
            assertThat(cursor.faults().getFirst().reason()).contains("the disk is gone");
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsACutCapture() throws Exception {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < 100; i++) {
            writer.record(i, 60_000, 60_000, new byte[60_000]);
        }
        Path file = Files.write(folder.resolve("shrinking"), writer.toByteArray());
        try (FrameCursor cursor = CaptureSource.open(file)) {
            assertThat(cursor.next()).isTrue();
            try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
                other.setLength(3_000_000);
            }
            assertThat(CapturedFrame.all(cursor)).hasSize(48);
            assertThat(cursor.faults().getFirst().kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(cursor.faults().getFirst().frameNumber()).isEqualTo(50);
        }
    }

    @Test
    void closingStopsTheThreadThatUnpacks() throws Exception {
        byte[] packed = Packer.GZIP.packOne(new PcapWriter().raw(new byte[10 << 20]).toByteArray());
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new FilterInputStream(new ByteArrayInputStream(packed)) {
            @Override
            public void close() throws IOException {
                super.close();
                closed.countDown();
            }
        };

        FrameCursor cursor = CaptureSource.open(stream, "abandoned");
        cursor.next();
        cursor.close();
        cursor.close();

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cursor.next()).isFalse();
    }

    // Nothing to read at all

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.pcap");

        assertThatThrownBy(() -> CaptureSource.open(missing))
                .isInstanceOf(CaptureException.class)
                .hasMessage(missing + " does not exist; check the spelling of its path");
    }

    @Test
    void aFolderIsNotACapture() {
        assertThatThrownBy(() -> CaptureSource.open(folder))
                .isInstanceOf(CaptureException.class)
                .hasMessage(folder + " is a folder; choose a capture file in it");
    }

    @Test
    void anEmptyFileIsNotACapture() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pcap"));

        assertThatThrownBy(() -> CaptureSource.open(empty))
                .isInstanceOf(CaptureException.class)
                .hasMessage(empty + " is empty; a capture has at least a file header");
    }

    @Test
    void somethingElseShowsItsFirstBytes() {
        assertThatThrownBy(() -> CapturedFrame.read("Hello, this is text.".getBytes(US_ASCII)))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "test capture is not a capture: it begins with 48 65 6c 6c 6f 2c 20 74 68 69 73 20 69 73 20 74;"
                                + " choose a pcap or pcapng file or a Zeek conn.log, plain or compressed with gzip, zstd, xz or lz4");
    }

    @ParameterizedTest
    @EnumSource
    void somethingElseIsFoundInCompressedFilesToo(Packer packer) {
        assertThatThrownBy(() -> CapturedFrame.read(packer.pack(new byte[] {1, 2, 3, 4})))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("test capture, unpacked from ")
                .hasMessageContaining("it begins with 01 02 03 04");
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedFileCutInItsBeginningSaysSo(Packer packer) {
        byte[] packed = packer.pack(SampleCaptures.pcap(new PcapWriter()));

        assertThatThrownBy(() -> CapturedFrame.read(Arrays.copyOf(packed, 8)))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("test capture holds nothing readable: the ")
                .hasMessageEndingWith("; get an undamaged copy");
    }

    private List<CapturedFrame> readFile(byte[] capture) throws IOException, CaptureException {
        Path file = Files.write(folder.resolve("capture"), capture);
        try (FrameCursor cursor = CaptureSource.open(file)) {
            List<CapturedFrame> frames = CapturedFrame.all(cursor);
            assertThat(cursor.faults()).isEmpty();
            return frames;
        }
    }

    private static List<CapturedFrame> readStream(InputStream stream) throws CaptureException {
        try (FrameCursor cursor = CaptureSource.open(stream, "a stream")) {
            List<CapturedFrame> frames = CapturedFrame.all(cursor);
            assertThat(cursor.faults()).isEmpty();
            return frames;
        }
    }
}
