package shad.model.service.parse;

import java.nio.charset.StandardCharsets;

/// Text protocols: comparisons and classes of bytes, without strings.
public final class Ascii {
    private Ascii() {}

    /// Whether a range begins with the characters of `text`.
    public static boolean startsWith(byte[] bytes, int offset, int length, String text) {
        if (length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a range begins with the characters of `text`, letters of either case; `text` is upper case.
    public static boolean startsWithIgnoringCase(byte[] bytes, int offset, int length, String text) {
        if (length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (upper(bytes[offset + i]) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a range is `text`.
    public static boolean is(byte[] bytes, int offset, int length, String text) {
        return length == text.length() && startsWith(bytes, offset, length, text);
    }

    /// Whether a range is `text` in either case; `text` is upper case.
    public static boolean isIgnoringCase(byte[] bytes, int offset, int length, String text) {
        return length == text.length() && startsWithIgnoringCase(bytes, offset, length, text);
    }

    /// Whether a range, letters of either case, is `text` or a beginning of it; `text` is upper case.
    public static boolean isBeginningIgnoringCase(byte[] bytes, int offset, int length, String text) {
        if (length > text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (upper(bytes[offset + i]) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// A letter in upper case, any other byte as it is.
    public static int upper(byte value) {
        return value >= 'a' && value <= 'z' ? value - 32 : value & 0xff;
    }

    /// Whether a character can be seen, or is a blank.
    public static boolean isPrintable(int value) {
        return value >= ' ' && value <= '~';
    }

    /// Whether a byte is one of `0` to `9`.
    public static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    /// Blank or tab, what separates words in line protocols.
    public static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    /// Index of the first byte at or behind `offset` that is no blank, at most `end`.
    public static int skipBlanks(byte[] bytes, int offset, int end) {
        int at = offset;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    /// Index of the first blank at or behind `offset`, at most `end`.
    public static int skipWord(byte[] bytes, int offset, int end) {
        int at = offset;
        while (at < end && !isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    /// Index of the first byte at or behind `offset` that is not `' '`, at most `end`: for protocols to which a tab is
    /// no blank.
    public static int skipSpaces(byte[] bytes, int offset, int end) {
        int at = offset;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /// Index of the first `value` at or behind `offset`, at most `end`.
    public static int indexOf(byte[] bytes, int offset, int end, char value) {
        int at = offset;
        while (at < end && bytes[at] != value) {
            at++;
        }
        return at;
    }

    /// Whether C's `isspace` calls a byte a space: blank, tab, line ends, form feed, vertical tab.
    public static boolean isSpace(byte value) {
        return value == ' ' || value >= '\t' && value <= '\r';
    }

    /// The number at the beginning of a range, in base 10 or 16, whatever follows it. Negative if there is none, or if
    /// it does not fit.
    public static long number(byte[] bytes, int offset, int length, int radix) {
        long value = 0;
        int at = offset;
        for (; at < offset + length; at++) {
            int digit = Character.digit((char) (bytes[at] & 0xff), radix);
            if (digit < 0) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / radix) {
                return -1;
            }
            value = value * radix + digit;
        }
        return at == offset ? -1 : value;
    }

    /// The characters of a text, one byte each.
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The bytes as text, one character a byte.
    public static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
}
