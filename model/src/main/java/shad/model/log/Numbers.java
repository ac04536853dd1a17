package shad.model.log;

import java.nio.charset.StandardCharsets;

/// Numbers as logs print them, read from bytes.
final class Numbers {
    /// What no number of a log is.
    static final long NONE = Long.MIN_VALUE;

    private static final int LONGEST_NUMBER = 400;
    static final double MOST_SECONDS = 9.2e9;
    private static final int MOST_WHOLE_DIGITS = 10;
    private static final int MICRO_DIGITS = 6;

    private Numbers() {}

    /// An unsigned decimal number up to `most`, or [#NONE].
    static long upTo(long most, byte[] bytes, int from, int to) {
        if (from == to || to - from > 18) {
            return NONE;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number <= most ? number : NONE;
    }

    /// Whether the bytes are an unsigned decimal number of 64 bits.
    static boolean isCount(byte[] bytes, int from, int to) {
        if (from == to || to - from > 20) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to - from < 20 || text(bytes, from, to).compareTo("18446744073709551615") <= 0;
    }

    /// An unsigned decimal number of 64 bits, which the bytes must be.
    static long count(byte[] bytes, int from, int to) {
        if (to - from > 18) {
            return Long.parseUnsignedLong(text(bytes, from, to));
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    /// Seconds, with a fraction or an exponent or without, as the nearest count of microseconds; [#NONE] where they are
    /// no number or more than nanoseconds can be counted of.
    static long micros(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int at = negative ? from + 1 : from;
        int digits = 0;
        long number = 0;
        while (at < to && isDigit(bytes[at]) && digits <= MOST_WHOLE_DIGITS) {
            number = number * 10 + (bytes[at++] - '0');
            digits++;
        }
        if (digits == 0 || digits > MOST_WHOLE_DIGITS) {
            return NONE;
        }
        int decimals = 0;
        boolean roundUp = false;
        if (at < to && bytes[at] == '.') {
            at++;
            int first = at;
            while (at < to && isDigit(bytes[at])) {
                if (decimals < MICRO_DIGITS) {
                    number = number * 10 + (bytes[at] - '0');
                    decimals++;
                } else if (at - first == MICRO_DIGITS) {
                    roundUp = bytes[at] >= '5';
                }
                at++;
            }
            if (at == first) {
                return NONE;
            }
        }
        if (at < to) {
            return scientific(bytes, from, to);
        }
        for (; decimals < MICRO_DIGITS; decimals++) {
            number *= 10;
        }
        number = roundUp ? number + 1 : number;
        return number > MOST_SECONDS * 1e6 ? NONE : negative ? -number : number;
    }

    private static long scientific(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NUMBER) {
            return NONE;
        }
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i]) && "+-.eE".indexOf(bytes[i]) < 0) {
                return NONE;
            }
        }
        try {
            double seconds = Double.parseDouble(text(bytes, from, to));
            return Math.abs(seconds) <= MOST_SECONDS ? Math.round(seconds * 1e6) : NONE;
        } catch (NumberFormatException _) {
            return NONE;
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
