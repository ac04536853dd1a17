package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.capture.CaptureParts;
import shad.model.capture.CaptureSource;
import shad.model.capture.Frame;
import shad.model.capture.FrameCursor;
import shad.model.capture.LinkType;
import shad.model.testing.Bytes;

class RecorderTest {
    private static final long START_NANOS = 1_000_000_000_000_000_001L;

    @TempDir
    private Path folder;

    private final Frame frame = new Frame();

    private long write(Recorder recorder, int interfaceNumber, int length, long nanos) {
        frame.wrap(Bytes.counting(length), 0, length, length + 1, START_NANOS + nanos, 1, 0);
        return recorder.write(interfaceNumber, LinkType.ETHERNET + interfaceNumber * 100, frame);
    }

    private Recorder recorder(RecordingOptions options) throws Exception {
        return new Recorder(options, List.of("eth0", "tun0"), 262_144, START_NANOS);
    }

    @Test
    void framesAreReadBackAsTheyWere() throws Exception {
        Path file = folder.resolve("a.pcapng");
        try (Recorder recorder = recorder(RecordingOptions.to(file))) {
            for (int length = 0; length < 50; length++) {
                write(recorder, length % 2, length, length);
            }
        }

        try (FrameCursor cursor = CaptureSource.open(file)) {
            for (int length = 0; length < 50; length++) {
                assertThat(cursor.next()).isTrue();
                Frame read = cursor.frame();
                assertThat(Arrays.copyOfRange(read.bytes(), read.offset(), read.offset() + read.capturedLength()))
                        .isEqualTo(Bytes.counting(length));
                assertThat(read.originalLength()).isEqualTo(length + 1);
                assertThat(read.timestampNanos()).isEqualTo(START_NANOS + length);
                assertThat(read.linkType()).isEqualTo(LinkType.ETHERNET + length % 2 * 100);
            }
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.faults()).isEmpty();
        }
    }

    @Test
    void aFrameIsFoundAtThePositionThatWasTold() throws Exception {
        Path file = folder.resolve("a.pcapng");
        long position;
        long[] landmarks;
        try (Recorder recorder = recorder(RecordingOptions.to(file))) {
            write(recorder, 0, 10, 1);
            position = write(recorder, 1, 20, 2);
            write(recorder, 0, 30, 3);
            landmarks = recorder.landmarks();
        }

        try (CaptureFile capture = CaptureFile.open(file, landmarks);
                FrameCursor cursor = capture.from(position, 2)) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.frame().capturedLength()).isEqualTo(20);
            assertThat(cursor.frame().filePosition()).isEqualTo(position);
        }
    }

    @Test
    void rotationBeginsFilesThatStandForThemselves() throws Exception {
        RecordingOptions options = RecordingOptions.to(folder.resolve("a.pcapng"))
                .withRotation(10_000, Duration.ofHours(1));
        Recorder recorder = recorder(options);
        for (int i = 0; i < 100; i++) {
            write(recorder, 0, 1000, i);
        }
        recorder.close();
        RecordingStatus status = recorder.status();

        assertThat(status.files()).hasSize(10);
        int frames = 0;
        for (Path file : status.files()) {
            assertThat(file.getFileName().toString()).matches("a_000\\d\\d_\\d{14}\\.pcapng");
            frames += framesOf(file);
        }
        assertThat(frames).isEqualTo(100);
    }

    @Test
    void anHourMakesAFurtherFile() throws Exception {
        RecordingOptions options = RecordingOptions.to(folder.resolve("a.pcapng"))
                .withRotation(Long.MAX_VALUE, Duration.ofHours(1));
        Recorder recorder = recorder(options);
        write(recorder, 0, 10, 0);
        write(recorder, 0, 10, Duration.ofMinutes(61).toNanos());
        recorder.close();

        assertThat(recorder.status().files()).hasSize(2);
        assertThat(recorder.status().removedFiles()).isZero();
    }

    @Test
    void theOldestFilesMakeRoomForTheNewest() throws Exception {
        RecordingOptions options = RecordingOptions.to(folder.resolve("a.pcapng")).withCap(40_000);
        Recorder recorder = recorder(options);
        for (int i = 0; i < 200; i++) {
            write(recorder, 0, 1000, i);
        }
        recorder.close();

        long total = 0;
        for (Path file : recorder.status().files()) {
            total += Files.size(file);
        }
        assertThat(total).isBetween(20_000L, 42_000L);
        assertThat(recorder.status().bytesWritten()).isGreaterThan(200_000);
        assertThat(recorder.status().removedFiles()).isPositive();
    }

    @Test
    void framesOfSeveralFilesAreFoundAtTheirPositions() throws Exception {
        Recorder recorder = recorder(RecordingOptions.to(folder.resolve("a.pcapng"))
                .withRotation(5_000, Duration.ofHours(1)));
        long[] positions = writeMany(recorder, 60);
        recorder.close();
        RecordingStatus status = recorder.status();
        assertThat(status.files()).hasSizeGreaterThan(5);

        try (CaptureFile capture = CaptureFile.open(
                new CaptureParts(status.files(), status.removedBytes()), recorder.landmarks(), null)) {
            for (int i = positions.length - 1; i >= 0; i--) {
                assertFrame(capture, positions, i);
            }
            assertThat(capture.holds(positions[59], 60)).isTrue();
            assertThat(capture.holds(positions[59] + 2_000, 61)).isFalse();
            try (FrameCursor cursor = capture.start()) {
                for (long position : positions) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.frame().filePosition()).isEqualTo(position);
                }
                assertThat(cursor.next()).isFalse();
                assertThat(cursor.faults()).isEmpty();
            }
        }
    }

    @Test
    void framesBehindRemovedFilesAreFoundAtTheirPositions() throws Exception {
        Recorder recorder = recorder(RecordingOptions.to(folder.resolve("a.pcapng")).withCap(40_000));
        long[] positions = writeMany(recorder, 200);
        recorder.close();
        RecordingStatus status = recorder.status();
        assertThat(status.removedBytes()).isPositive();

        try (CaptureFile capture = CaptureFile.open(
                new CaptureParts(status.files(), status.removedBytes()), recorder.landmarks(), null)) {
            int gone = 0;
            for (int i = 0; i < positions.length; i++) {
                if (positions[i] >= status.removedBytes()) {
                    assertFrame(capture, positions, i);
                } else {
                    gone++;
                    long position = positions[i];
                    assertThatThrownBy(() -> capture.from(position, 1))
                            .isInstanceOf(CaptureException.class)
                            .hasMessageContaining("the oldest files of the recording were removed");
                }
            }
            assertThat(gone).isBetween(100, 199);
            assertThatThrownBy(capture::start).isInstanceOf(CaptureException.class);
        }
    }

    @Test
    void aFileThatGrowsIsReadOn() throws Exception {
        Path first = folder.resolve("a.pcapng");
        try (Recorder recorder = recorder(RecordingOptions.to(first))) {
            writeMany(recorder, 10);
        }
        Path second = Files.write(folder.resolve("b.pcapng"), new byte[0]);
        try (CaptureFile capture = CaptureFile.open(new CaptureParts(List.of(first, second), 0), new long[0], null)) {
            assertThat(framesOf(capture)).isEqualTo(10);
            Files.write(second, Files.readAllBytes(first));
            assertThat(framesOf(capture)).isEqualTo(20);
        }
    }

    /// Writes frames of growing length on two interfaces in turn; returns where they are.
    private long[] writeMany(Recorder recorder, int count) {
        long[] positions = new long[count];
        for (int i = 0; i < count; i++) {
            positions[i] = write(recorder, i % 2, 1000 + i, i);
        }
        return positions;
    }

    private static void assertFrame(CaptureFile capture, long[] positions, int index) throws Exception {
        try (FrameCursor cursor = capture.from(positions[index], index + 1)) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.frame().capturedLength()).isEqualTo(1000 + index);
            assertThat(cursor.frame().filePosition()).isEqualTo(positions[index]);
            assertThat(cursor.frame().linkType()).isEqualTo(LinkType.ETHERNET + index % 2 * 100);
        }
    }

    private static int framesOf(CaptureFile capture) throws Exception {
        int frames = 0;
        try (FrameCursor cursor = capture.start()) {
            while (cursor.next()) {
                frames++;
            }
        }
        return frames;
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a.pcapng"), "mine");

        assertThatThrownBy(() -> recorder(RecordingOptions.to(file))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    private static int framesOf(Path file) throws Exception {
        int frames = 0;
        try (FrameCursor cursor = CaptureSource.open(file)) {
            while (cursor.next()) {
                frames++;
            }
            assertThat(cursor.faults()).isEmpty();
        }
        return frames;
    }
}
