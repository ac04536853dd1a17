package shad.model.query.filter;

import java.nio.charset.StandardCharsets;

/// A text to look for, with or without regard to case. Case is that of ASCII letters. Immutable.
final class Wanted {
    private final String text;
    private final byte[] bytes;
    private final boolean caseCounts;

    private Wanted(String text, boolean caseCounts) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.caseCounts = caseCounts;
    }

    /// Case counts where the text holds an upper-case letter. Without any letter it makes no difference, and a plain
    /// comparison is faster.
    static Wanted of(String text) {
        boolean caseCounts = text.chars().anyMatch(Wanted::isUpperCase)
                || text.chars().noneMatch(c -> c >= 'a' && c <= 'z');
        return new Wanted(text, caseCounts);
    }

    /// As [#of(String)], for the texts of a field of this type.
    static Wanted of(String text, FieldType type) {
        return caseAlwaysCounts(type) ? new Wanted(text, true) : of(text);
    }

    /// Letters of history and states say other things in the other case.
    static boolean caseAlwaysCounts(FieldType type) {
        return type == FieldType.HISTORY || type == FieldType.STATE;
    }

    private static boolean isUpperCase(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (isUpperCase(c)) {
                lower.setCharAt(i, (char) (c | 0x20));
            }
        }
        return lower.toString();
    }

    String text() {
        return text;
    }

    boolean caseCounts() {
        return caseCounts;
    }

    /// In bytes.
    int length() {
        return bytes.length;
    }

    /// Whether the text stands somewhere in the first `length` bytes.
    boolean isIn(byte[] where, int length) {
        if (bytes.length == 0) {
            return true;
        }
        byte first = bytes[0];
        byte otherCase = caseCounts || first < 'a' || first > 'z' ? first : (byte) (first & ~0x20);
        int last = length - bytes.length;
        for (int at = 0; at <= last; at++) {
            byte b = where[at];
            if ((b == first || b == otherCase) && isAt(where, at)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the text stands at a place that has room for it.
    boolean isAt(byte[] where, int at) {
        for (int i = 0; i < bytes.length; i++) {
            byte b = where[at + i];
            if (bytes[i] != (caseCounts || !isUpperCase(b) ? b : (byte) (b | 0x20))) {
                return false;
            }
        }
        return true;
    }
}
