package shad.model.export;

import java.math.BigInteger;

/// The decimal digits of a binary number: few enough and yet as many as it takes to read the same number back. The
/// algorithm is Grisu2 (Florian Loitsch, "Printing Floating-Point Numbers Quickly and Accurately with Integers", PLDI
/// 2010, section 5), which in rare cases gives a digit more than the shortest form. Shad needs it digit for digit,
/// because Zeek's JSON logs are printed by it; hence also the choice of the powers of ten: every eighth from 10^-348.
final class Grisu2 {
    private static final int FRACTION_BITS = 52;
    private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
    private static final int EXPONENT_BIAS = 1075;

    private static final int FIRST_POWER = -348;
    private static final int POWER_STEP = 8;
    private static final int POWER_COUNT = 87;
    private static final double LOG10_OF_2 = 0.30102999566398114;
    /// The product with a power of ten shall have a binary exponent from this one up.
    private static final int LEAST_EXPONENT = -61;

    private static final long[] POWER_SIGNIFICANDS = new long[POWER_COUNT];
    private static final int[] POWER_EXPONENTS = new int[POWER_COUNT];
    private static final long[] TENS = new long[20];

    static {
        for (int i = 0; i < POWER_COUNT; i++) {
            computePower(i);
        }
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private final byte[] digits = new byte[20];
    private int digitCount;
    private int exponent;

    /// Takes a finite number above zero.
    Grisu2(double number) {
        long bits = Double.doubleToRawLongBits(number);
        long fraction = bits & HIDDEN_BIT - 1;
        int biased = (int) (bits >>> FRACTION_BITS);
        long significand = biased == 0 ? fraction : fraction | HIDDEN_BIT;
        int binaryExponent = Math.max(biased, 1) - EXPONENT_BIAS;

        // The numbers halfway to the neighbours; the lower neighbour of a power of two is half as far away.
        long upper = 2 * significand + 1;
        int upperShift = Long.numberOfLeadingZeros(upper);
        int commonExponent = binaryExponent - 1 - upperShift;
        boolean powerOfTwo = significand == HIDDEN_BIT;
        long lower = powerOfTwo ? 4 * significand - 1 : 2 * significand - 1;
        int lowerExponent = powerOfTwo ? binaryExponent - 2 : binaryExponent - 1;

        int power = powerFor(commonExponent);
        exponent = -(FIRST_POWER + POWER_STEP * power);
        long scale = POWER_SIGNIFICANDS[power];
        long scaled = multiply(significand << Long.numberOfLeadingZeros(significand), scale);
        // One unit inside at both ends makes up for the rounding of the products.
        long high = multiply(upper << upperShift, scale) - 1;
        long low = multiply(lower << lowerExponent - commonExponent, scale) + 1;
        generate(high, high - scaled, high - low, -(commonExponent + POWER_EXPONENTS[power] + Long.SIZE));
    }

    int digitCount() {
        return digitCount;
    }

    /// A digit from 0 to 9, the first being the most significant.
    int digit(int index) {
        return digits[index];
    }

    /// The number is the integer that the digits form, times ten to this power.
    int exponent() {
        return exponent;
    }

    private static int powerFor(int binaryExponent) {
        int decimal = (int) Math.ceil((LEAST_EXPONENT - binaryExponent) * LOG10_OF_2 + (-FIRST_POWER - 1));
        return (decimal >> 3) + 1;
    }

    private static void computePower(int index) {
        int decimal = FIRST_POWER + POWER_STEP * index;
        BigInteger ten = BigInteger.TEN.pow(Math.abs(decimal));
        int length = ten.bitLength();
        // One bit more than needed, for rounding.
        int shift = decimal < 0 ? Long.SIZE + length : length - Long.SIZE - 1;
        BigInteger scaled = decimal < 0 ? BigInteger.ONE.shiftLeft(shift).divide(ten) : ten.shiftRight(shift);
        POWER_SIGNIFICANDS[index] = scaled.add(BigInteger.ONE).shiftRight(1).longValue();
        POWER_EXPONENTS[index] = (decimal < 0 ? -shift : shift) + 1;
    }

    /// The upper half of the product of two significands, rounded.
    private static long multiply(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) + (a * b >>> Long.SIZE - 1);
    }

    /// Takes digits off the upper end until what remains lies within the interval. The numbers are fixed-point with
    /// `pointBits` bits behind the point and unsigned.
    private void generate(long high, long distance, long interval, int pointBits) {
        long one = 1L << pointBits;
        long whole = high >>> pointBits;
        long part = high & one - 1;
        int kappa = 1;
        while (kappa < 9 && whole >= TENS[kappa]) {
            kappa++;
        }
        while (kappa > 0) {
            kappa--;
            put((int) (whole / TENS[kappa]));
            whole %= TENS[kappa];
            long rest = (whole << pointBits) + part;
            if (Long.compareUnsigned(rest, interval) <= 0) {
                exponent += kappa;
                round(interval, rest, TENS[kappa] << pointBits, distance);
                return;
            }
        }
        long left = interval;
        do {
            part *= 10;
            left *= 10;
            put((int) (part >>> pointBits));
            part &= one - 1;
            kappa--;
        } while (Long.compareUnsigned(part, left) >= 0);
        exponent += kappa;
        round(left, part, one, -kappa < TENS.length ? distance * TENS[-kappa] : 0);
    }

    private void put(int digit) {
        if (digit != 0 || digitCount > 0) {
            digits[digitCount++] = (byte) digit;
        }
    }

    /// Lowers the last digit while that brings the digits closer to the number itself.
    private void round(long interval, long remainder, long unit, long distance) {
        long rest = remainder;
        while (Long.compareUnsigned(rest, distance) < 0
                && Long.compareUnsigned(interval - rest, unit) >= 0
                && (Long.compareUnsigned(rest + unit, distance) < 0
                        || Long.compareUnsigned(distance - rest, rest + unit - distance) > 0)) {
            digits[digitCount - 1]--;
            rest += unit;
        }
    }
}
