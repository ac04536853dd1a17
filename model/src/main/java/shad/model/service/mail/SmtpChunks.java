package shad.model.service.mail;

import shad.model.service.mime.MimeEntity;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.LineSplitter;

/// A mail that is sent in chunks of announced lengths (RFC 3030).
final class SmtpChunks {
    private static final String LAST = " LAST";
    /// The longest argument that makes sense: a number of 64 bits, and that this is the last chunk.
    private static final int MAX_ARGUMENT = 25;

    private final LineSplitter lines = LineSplitter.ofText();
    private final LineSplitter.Sink sink;
    private long remaining;
    private boolean last;

    SmtpChunks(MimeEntity mail) {
        this.sink = (bytes, offset, length) -> mail.deliver(bytes, offset, length, !lines.isPiece());
        lines.endOnlyWithCrLf(true);
    }

    /// The length that the argument of a BDAT command announces, -1 if it is not valid.
    static long announced(byte[] bytes, int offset, int length) {
        if (length == 0 || length > MAX_ARGUMENT || !Ascii.isDigit(bytes[offset])) {
            return -1;
        }
        int digits = digits(bytes, offset, length);
        boolean valid = digits == length || isLast(bytes, offset, length);
        return valid ? Ascii.number(bytes, offset, digits, 10) : -1;
    }

    /// Whether the argument of a BDAT command tells of the last chunk.
    static boolean isLast(byte[] bytes, int offset, int length) {
        int digits = digits(bytes, offset, length);
        return Ascii.isIgnoringCase(bytes, offset + digits, length - digits, LAST);
    }

    private static int digits(byte[] bytes, int offset, int length) {
        int digits = 0;
        while (digits < length && Ascii.isDigit(bytes[offset + digits])) {
            digits++;
        }
        return digits;
    }

    void begin(long length, boolean isLast) {
        remaining = length;
        last = isLast;
    }

    /// Takes bytes of the chunk; returns how many were.
    int take(byte[] bytes, int offset, int length) {
        int used = (int) Math.min(remaining, length);
        lines.split(bytes, offset, used, sink);
        remaining -= used;
        return used;
    }

    boolean isInside() {
        return remaining > 0;
    }

    /// Whether all of the last chunk was seen.
    boolean isOver() {
        return last && remaining == 0;
    }
}
