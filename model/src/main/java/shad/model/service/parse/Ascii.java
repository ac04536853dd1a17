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

    public static int upper(byte value) {
        return value >= 'a' && value <= 'z' ? value - 32 : value & 0xff;
    }

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

    /// The bytes as text, one character a byte.
    public static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
}
