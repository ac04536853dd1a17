package shad.model.capture.pcapng;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    @Test
    void everyResolutionIsConvertedExactlyAndCutOff() {
        SplittableRandom random = new SplittableRandom(1);
        for (int resolution = 0; resolution < 256; resolution++) {
            for (int i = 0; i < 200; i++) {
                long timestamp = random.nextLong() >>> random.nextInt(Long.SIZE);
                assertThat(new TimeScale((byte) resolution, 0).nanos(timestamp))
                        .as("%s of resolution 0x%02x", Long.toUnsignedString(timestamp), resolution)
                        .isEqualTo(exactNanos(timestamp, resolution).min(MAX).longValueExact());
            }
        }
    }

    @Test
    void offsetsAreAddedAndHeldAtTheLimits() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            long timestamp = random.nextLong() >>> 1 + random.nextInt(Long.SIZE - 1);
            long offset = random.nextLong() >> random.nextInt(Long.SIZE);
            BigInteger offsetNanos =
                    BigInteger.valueOf(offset).multiply(NANOS_PER_SECOND).max(MIN).min(MAX);
            BigInteger expected = exactNanos(timestamp, 9).add(offsetNanos).max(MIN).min(MAX);

            assertThat(new TimeScale((byte) 9, offset).nanos(timestamp)).isEqualTo(expected.longValueExact());
        }
    }

    @Test
    void halvesOfASecondAreReadWithABinaryResolution() {
        TimeScale halves = new TimeScale((byte) 0x81, 0);

        assertThat(halves.nanos(3)).isEqualTo(1_500_000_000);
    }

    private static BigInteger exactNanos(long timestamp, int resolution) {
        BigInteger base = BigInteger.valueOf((resolution & 0x80) != 0 ? 2 : 10);
        return new BigInteger(Long.toUnsignedString(timestamp))
                .multiply(NANOS_PER_SECOND)
                .divide(base.pow(resolution & 0x7f));
    }
}
