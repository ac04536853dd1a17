package shad.model.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.conn.ConnUids;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionView;

/// Bytes of text that grow at the end and are used again: how values become text without a string for each.
/// For one thread.
public final class TextBuffer {
    private static final int LONGEST_NUMBER = 20;

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
        int digits = digitCount(number);
        if (number <= Integer.MAX_VALUE) {
            putDigits((int) number, length, digits);
        } else {
            long rest = number;
            for (int at = length + digits - 1; at >= length; at--) {
                long tenth = rest / 10;
                bytes[at] = (byte) ('0' + (int) (rest - tenth * 10));
                rest = tenth;
            }
        }
        length += digits;
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
        reserve(ConnUids.MAX_LENGTH);
        length = row.writeUid(bytes, length);
        return this;
    }

    private void putDigits(int number, int offset, int digits) {
        int rest = number;
        for (int at = offset + digits - 1; at >= offset; at--) {
            int tenth = rest / 10;
            bytes[at] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
    }

    private static int digitCount(long number) {
        int digits = 1;
        for (long limit = 10; digits < 19 && number >= limit; limit *= 10) {
            digits++;
        }
        return digits;
    }

    /// The text as a string.
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
