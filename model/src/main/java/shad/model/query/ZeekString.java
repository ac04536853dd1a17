package shad.model.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Strings in Zeek's TSV logs, where bytes that would confuse a reader are written as `\xhh` (Zeek, ASCII formatter
/// with UTF-8 enabled).
public final class ZeekString {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UNSET = {ColumnText.UNSET};
    private static final byte[] EMPTY = "(empty)".getBytes(StandardCharsets.US_ASCII);

    private ZeekString() {}

    /// Appends a string value.
    public static void append(String value, TextBuffer target) {
        if (isPlain(value)) {
            target.appendAscii(value);
        } else {
            append(value.getBytes(StandardCharsets.UTF_8), target);
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\') {
                return false;
            }
        }
        return !value.isEmpty() && !value.equals("-") && !value.equals("(empty)");
    }

    /// Appends a string value of any bytes. One that looks like the mark for unset or empty has its first byte escaped.
    public static void append(byte[] value, TextBuffer target) {
        if (value.length == 0) {
            target.append(EMPTY);
        } else if (Arrays.equals(value, UNSET) || Arrays.equals(value, EMPTY)) {
            appendHex(value[0], target);
            target.append(value, 1, value.length - 1);
        } else {
            appendPieces(value, target);
        }
    }

    /// Backslash and TAB are escaped for themselves; what stands between them is judged piece by piece.
    private static void appendPieces(byte[] value, TextBuffer target) {
        int start = 0;
        for (int i = 0; i <= value.length; i++) {
            if (i < value.length && value[i] != '\\' && value[i] != '\t') {
                continue;
            }
            appendPiece(value, start, i, target);
            if (i < value.length) {
                appendDelimiter(value[i], target);
            }
            start = i + 1;
        }
    }

    private static void appendDelimiter(byte delimiter, TextBuffer target) {
        if (delimiter == '\\') {
            target.append('\\').append('\\');
        } else {
            appendHex(delimiter, target);
        }
    }

    /// One bad sequence makes Zeek escape all bytes of the piece that are not ASCII.
    private static void appendPiece(byte[] value, int from, int to, TextBuffer target) {
        boolean keepUtf8 = isPrintableUtf8(value, from, to, false);
        for (int i = from; i < to; i++) {
            byte b = value[i];
            if (b >= ' ' && b < 0x7f || b < 0 && keepUtf8) {
                target.append(b);
            } else {
                appendHex(b, target);
            }
        }
    }

    /// Whether the bytes are UTF-8 (RFC 3629) without private use, specials and control characters, the latter but for
    /// `\b \f \n \r \t` where those are allowed.
    public static boolean isPrintableUtf8(byte[] value, boolean shortEscapesAllowed) {
        return isPrintableUtf8(value, 0, value.length, shortEscapesAllowed);
    }

    private static boolean isPrintableUtf8(byte[] value, int from, int to, boolean shortEscapesAllowed) {
        int i = from;
        while (i < to) {
            int length = sequenceLength(value[i]);
            if (length == 0 || i + length > to) {
                return false;
            }
            int codePoint = length == 1 ? value[i] : value[i] & 0x7f >> length;
            for (int k = 1; k < length; k++) {
                if ((value[i + k] & 0xc0) != 0x80) {
                    return false;
                }
                codePoint = codePoint << 6 | value[i + k] & 0x3f;
            }
            boolean allowed = shortEscapesAllowed && "\b\f\n\r\t".indexOf(codePoint) >= 0;
            if (!allowed && !isPrintable(codePoint, length)) {
                return false;
            }
            i += length;
        }
        return true;
    }

    private static int sequenceLength(byte first) {
        if (first >= 0) {
            return 1;
        }
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones >= 2 && ones <= 4 ? ones : 0;
    }

    private static boolean isPrintable(int codePoint, int length) {
        boolean overlong = length == 2 && codePoint < 0x80
                || length == 3 && codePoint < 0x800
                || length == 4 && codePoint < 0x10000;
        boolean control = codePoint < 0x20 || codePoint >= 0x7f && codePoint <= 0x9f;
        boolean surrogateOrPrivate = codePoint >= 0xd800 && codePoint <= 0xf8ff;
        boolean special = codePoint >= 0xfff0 && codePoint <= 0xffff;
        return !overlong && !control && !surrogateOrPrivate && !special && codePoint <= 0x10ffff;
    }

    private static void appendHex(byte b, TextBuffer target) {
        target.append('\\').append('x').append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
    }

    /// The bytes that an escaped text stands for.
    ///
    /// @throws IllegalArgumentException where a backslash is followed by neither a backslash nor `x` and two hex digits
    public static byte[] unescape(byte[] text) {
        byte[] value = new byte[text.length];
        int length = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\\') {
                value[length++] = text[i];
            } else if (i + 1 < text.length && text[i + 1] == '\\') {
                value[length++] = '\\';
                i += 1;
            } else if (i + 3 < text.length && text[i + 1] == 'x' && hex(text[i + 2]) >= 0 && hex(text[i + 3]) >= 0) {
                value[length++] = (byte) (hex(text[i + 2]) << 4 | hex(text[i + 3]));
                i += 3;
            } else {
                throw new IllegalArgumentException("a backslash must be followed by \\ or by x and two hex digits");
            }
        }
        return Arrays.copyOf(value, length);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
