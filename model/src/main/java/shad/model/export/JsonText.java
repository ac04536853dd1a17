package shad.model.export;

import java.nio.charset.StandardCharsets;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;

/// Values as Zeek's JSON logs print them (Zeek, JSON formatter; its numbers come from RapidJSON).
public final class JsonText {
    private static final int PLAIN_LIMIT = 21;
    private static final int LEAST_PLAIN = -6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonText() {}

    /// Appends a number: plain with at least one decimal from 10^-6 to 10^21, else with an exponent; `null` where it
    /// is not finite.
    static void appendDouble(double number, TextBuffer target) {
        if (!Double.isFinite(number)) {
            target.appendAscii("null");
            return;
        }
        if (Double.doubleToRawLongBits(number) < 0) {
            target.append('-');
        }
        if (number == 0) {
            target.appendAscii("0.0");
            return;
        }
        Grisu2 grisu = new Grisu2(Math.abs(number));
        int point = grisu.digitCount() + grisu.exponent();
        if (grisu.exponent() >= 0 && point <= PLAIN_LIMIT) {
            appendDigits(grisu, 0, grisu.digitCount(), target);
            appendZeros(grisu.exponent(), target);
            target.append('.').append('0');
        } else if (point > 0 && point <= PLAIN_LIMIT) {
            appendDigits(grisu, 0, point, target);
            target.append('.');
            appendDigits(grisu, point, grisu.digitCount(), target);
        } else if (point > LEAST_PLAIN && point <= 0) {
            target.append('0').append('.');
            appendZeros(-point, target);
            appendDigits(grisu, 0, grisu.digitCount(), target);
        } else {
            appendScientific(grisu, point - 1, target);
        }
    }

    private static void appendScientific(Grisu2 grisu, int exponent, TextBuffer target) {
        appendDigits(grisu, 0, 1, target);
        if (grisu.digitCount() > 1) {
            target.append('.');
            appendDigits(grisu, 1, grisu.digitCount(), target);
        }
        target.append('e').appendAscii(Integer.toString(exponent));
    }

    private static void appendDigits(Grisu2 grisu, int from, int to, TextBuffer target) {
        for (int i = from; i < to; i++) {
            target.append('0' + grisu.digit(i));
        }
    }

    private static void appendZeros(int count, TextBuffer target) {
        for (int i = 0; i < count; i++) {
            target.append('0');
        }
    }

    /// Appends a string in quotes. Control characters that JSON has no short escape for become the text `\xhh`.
    public static void appendString(String value, TextBuffer target) {
        target.append('"');
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        boolean keepUtf8 = ZeekString.isPrintableUtf8(bytes, true);
        for (byte b : bytes) {
            appendCharacter(b, keepUtf8, target);
        }
        target.append('"');
    }

    private static void appendCharacter(byte b, boolean keepUtf8, TextBuffer target) {
        switch (b) {
            case '"' -> target.append('\\').append('"');
            case '\\' -> target.append('\\').append('\\');
            case '\b' -> target.append('\\').append('b');
            case '\f' -> target.append('\\').append('f');
            case '\n' -> target.append('\\').append('n');
            case '\r' -> target.append('\\').append('r');
            case '\t' -> target.append('\\').append('t');
            default -> {
                if (b >= ' ' && b < 0x7f || b < 0 && keepUtf8) {
                    target.append(b);
                } else {
                    target.appendAscii("\\\\x").append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
                }
            }
        }
    }
}
