package shad.model.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionView;

/// Bytes of text that grow at the end and are used again: how values become text without a string for each.
/// For one thread.
public final class TextBuffer {
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long BILLION = 1_000_000_000;
    private static final int[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private byte[] bytes;
    private int length;

    public TextBuffer(int capacity) {
        bytes = new byte[Math.max(capacity, 64)];
    }

    /// The text, from 0 to [#length]; valid until the next append.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /// Cuts the text to its first `newLength` bytes.
    public void truncate(int newLength) {
        length = Math.min(newLength, length);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    public TextBuffer append(int character) {
        reserve(1);
        bytes[length++] = (byte) character;
        return this;
    }

    public TextBuffer append(byte[] text) {
        return append(text, 0, text.length);
    }

    public TextBuffer append(byte[] text, int offset, int count) {
        reserve(count);
        System.arraycopy(text, offset, bytes, length, count);
        length += count;
        return this;
    }

    /// Appends a text of ASCII characters.
    public TextBuffer appendAscii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
        return this;
    }

    /// Appends an unsigned number in decimal.
    public TextBuffer appendUnsigned(long number) {
        if (number < 0) {
            return appendAscii(Long.toUnsignedString(number));
        }
        reserve(LONGEST_NUMBER);
        if (number <= Integer.MAX_VALUE) {
            int digits = digitCount((int) number);
            putDigits((int) number, length, digits);
            length += digits;
        } else {
            long billions = number / BILLION;
            appendUnsigned(billions);
            putDigits((int) (number - billions * BILLION), length, 9);
            length += 9;
        }
        return this;
    }

    /// Appends a time or an interval in seconds with six decimals; `micros` is not negative.
    public TextBuffer appendSeconds(long micros) {
        long seconds = micros / 1_000_000;
        appendUnsigned(seconds);
        reserve(7);
        bytes[length] = '.';
        putDigits((int) (micros - seconds * 1_000_000), length + 1, 6);
        length += 7;
        return this;
    }

    /// Appends a number with six decimals, rounded from its exact binary value, ties to even (as C's `%.6f`).
    public TextBuffer appendSeconds(double seconds) {
        if (!Double.isFinite(seconds)) {
            return appendAscii(Double.isNaN(seconds) ? "nan" : seconds < 0 ? "-inf" : "inf");
        }
        String rounded = new BigDecimal(Math.abs(seconds)).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
        boolean negative = Double.doubleToRawLongBits(seconds) < 0;
        return appendAscii(negative ? "-" + rounded : rounded);
    }

    public TextBuffer appendAddress(long high, long low) {
        reserve(IpAddress.MAX_LENGTH);
        length = IpAddress.write(high, low, bytes, length);
        return this;
    }

    public TextBuffer appendUid(ConnectionView row) {
        reserve(row.snapshot().longestUid());
        length = row.writeUid(bytes, length);
        return this;
    }

    public TextBuffer appendCommunityId(ConnectionView row) {
        reserve(row.snapshot().longestCommunityId());
        length = row.writeCommunityId(bytes, length);
        return this;
    }

    /// Appends a link-layer address, the lower 48 bits, as six pairs of hexadecimal digits.
    public TextBuffer appendMac(long mac) {
        for (int shift = 40; shift >= 0; shift -= 8) {
            append(HEX[(int) (mac >>> shift + 4) & 0xf]).append(HEX[(int) (mac >>> shift) & 0xf]);
            if (shift > 0) {
                append(':');
            }
        }
        return this;
    }

    private void putDigits(int number, int offset, int digits) {
        byte[] target = bytes;
        int at = offset + digits;
        int rest = number;
        while (at - offset >= 2) {
            int hundredth = rest / 100;
            int pair = rest - hundredth * 100;
            int tens = pair / 10;
            target[--at] = (byte) ('0' + pair - tens * 10);
            target[--at] = (byte) ('0' + tens);
            rest = hundredth;
        }
        if (at > offset) {
            target[offset] = (byte) ('0' + rest);
        }
    }

    private static int digitCount(int number) {
        // 1233 / 4096 is a little more than the decimal digits in a binary one, exact enough for 31 bits.
        int atLeastOne = number | 1;
        int digits = (Integer.SIZE - Integer.numberOfLeadingZeros(atLeastOne)) * 1233 >> 12;
        return atLeastOne >= TENS[digits] ? digits + 1 : digits;
    }

    /// The text as a string.
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
