package shad.model.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.capture.CapturedFrame.Reading;

/// Any bytes end in frames and faults, in bounded time: an exception other than [CaptureException], or a hang, fails.
@Timeout(300)
class HostileCaptureTest {
    private static final int MUTATIONS = 10_000;

    static List<byte[]> sampleCaptures() {
        return SampleCaptures.all();
    }

    @ParameterizedTest
    @MethodSource("sampleCaptures")
    void everyPrefixOfAGoodCaptureGivesItsFirstFrames(byte[] capture) throws CaptureException {
        List<CapturedFrame> expected = CapturedFrame.read(capture).frames();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2500; i++) {
            int length = i < 2200 ? Math.min(i, capture.length) : random.nextInt(capture.length);
            Reading reading = readOrNothing(Arrays.copyOf(capture, length));

            List<CapturedFrame> frames = reading.frames();
            assertThat(frames).as("frames of the first %d bytes", length).isEqualTo(expected.subList(0, frames.size()));
            assertThat(reading.faultCount()).as("faults of the first %d bytes", length).isLessThanOrEqualTo(1);
            assertThat(reading.faults()).allSatisfy(fault -> {
                assertThat(fault.kind()).isEqualTo(CaptureFault.Kind.TRUNCATED);
                assertThat(fault.frameNumber()).isEqualTo(frames.size() + 1);
            });
        }
    }

    @Test
    void tenThousandMutationsOfCapturesEndInFramesAndFaults() {
        SplittableRandom random = new SplittableRandom(2);
        List<byte[]> captures = SampleCaptures.all();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] capture = captures.get(i % captures.size());
            walk(mutated(capture, random), "mutation " + i);
        }
    }

    @Test
    void mutationsOfCompressedCapturesEndInFramesAndFaults() {
        SplittableRandom random = new SplittableRandom(3);
        List<byte[]> packed = Stream.of(Packer.values())
                .flatMap(packer -> SampleCaptures.all().stream().map(packer::pack))
                .toList();
        for (int i = 0; i < MUTATIONS / 5; i++) {
            walk(mutated(packed.get(i % packed.size()), random), "compressed mutation " + i);
        }
    }

    @Test
    void noiseAfterASoundBeginningEndsInFaults() throws CaptureException {
        SplittableRandom random = new SplittableRandom(4);
        byte[] noise = new byte[3 << 20];
        for (byte[] capture : SampleCaptures.all()) {
            random.nextBytes(noise);
            byte[] bytes = Arrays.copyOf(capture, capture.length + noise.length);
            System.arraycopy(noise, 0, bytes, capture.length, noise.length);

            Reading reading = CapturedFrame.read(bytes);

            assertThat(reading.frames()).hasSizeGreaterThanOrEqualTo(40);
            assertThat(reading.faultCount()).isPositive();
        }
    }

    private static byte[] mutated(byte[] capture, SplittableRandom random) {
        byte[] bytes =
                random.nextInt(4) == 0 ? Arrays.copyOf(capture, random.nextInt(capture.length)) : capture.clone();
        int changes = 1 + random.nextInt(20);
        for (int i = 0; i < changes && bytes.length > 8; i++) {
            int at = random.nextInt(bytes.length - 8);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                // Lengths and counts at their limits.
                case 2 -> Arrays.fill(bytes, at, at + 4, (byte) 0xff);
                case 3 -> Arrays.fill(bytes, at, at + 4, (byte) 0);
                default -> System.arraycopy(bytes, random.nextInt(bytes.length - 8), bytes, at, 8);
            }
        }
        return bytes;
    }

    /// Walks a capture and looks at every byte of every frame.
    private static void walk(byte[] capture, String what) {
        try (FrameCursor cursor = CaptureSource.open(new ByteArrayInputStream(capture), what)) {
            long sum = 0;
            while (cursor.next()) {
                sum += CapturedFrame.of(cursor.frame()).toByteArray().length;
            }
            // A frame has its bytes to itself, whatever unpacking made of the capture: at most 10,000 fold.
            assertThat(sum).as(what).isLessThanOrEqualTo(10_000L * capture.length);
            assertThat(cursor.faults()).hasSizeLessThanOrEqualTo(FaultLog.LIMIT);
        } catch (CaptureException e) {
            assertThat(e).hasMessageContaining(what);
        }
    }

    private static Reading readOrNothing(byte[] capture) {
        try {
            return CapturedFrame.read(capture);
        } catch (CaptureException e) {
            return new Reading(List.of(), List.of(), 0);
        }
    }
}
