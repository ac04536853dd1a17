package shad.model.capture.pcapng;

/// Converts the time stamps of one interface to nanoseconds since the epoch: exactly, cut off below, and held at the
/// limits of a long (years 1677 and 2262). Immutable.
final class TimeScale {
    /// What interfaces have that say nothing: microseconds from the epoch on.
    static final TimeScale MICROSECONDS = new TimeScale((byte) 6, 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int NANOS_EXPONENT = 9;
    /// 10^19 is the largest power of ten below 2^64.
    private static final int LARGEST_POWER = 19;

    private final long multiplier;
    private final long divisor;
    private final int shift;
    private final long offsetNanos;

    /// @param resolution if_tsresol: negative powers of 10, or of 2 when the highest bit is set
    /// @param offsetSeconds if_tsoffset: what to add to each time stamp
    TimeScale(byte resolution, long offsetSeconds) {
        int exponent = resolution & 0x7f;
        if (resolution < 0) {
            multiplier = NANOS_PER_SECOND;
            divisor = 1;
            shift = exponent;
        } else {
            multiplier = exponent < NANOS_EXPONENT ? powerOfTen(NANOS_EXPONENT - exponent) : 1;
            // A unit this small fits 2^64 times into a nanosecond and more: every time stamp is 0.
            boolean vanishing = exponent - NANOS_EXPONENT > LARGEST_POWER;
            divisor = exponent > NANOS_EXPONENT && !vanishing ? powerOfTen(exponent - NANOS_EXPONENT) : 1;
            shift = vanishing ? Long.SIZE : 0;
        }
        offsetNanos = saturatedProduct(offsetSeconds, NANOS_PER_SECOND);
    }

    /// Nanoseconds since the epoch of an unsigned time stamp.
    long nanos(long timestamp) {
        long low = timestamp * multiplier;
        long high = Math.unsignedMultiplyHigh(timestamp, multiplier);
        if (shift != 0) {
            low = shift < Long.SIZE ? high << Long.SIZE - shift | low >>> shift : high >>> shift - Long.SIZE;
            high = shift < Long.SIZE ? high >>> shift : 0;
        } else if (divisor != 1) {
            low = Long.divideUnsigned(low, divisor);
        }
        return saturatedSum(high != 0 || low < 0 ? Long.MAX_VALUE : low, offsetNanos);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static long saturatedProduct(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == product >> Long.SIZE - 1 ? product : limit(a < 0 != b < 0);
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? limit(a < 0) : sum;
    }

    private static long limit(boolean negative) {
        return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
