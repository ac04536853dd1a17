package shad.model.service.talk;

import shad.model.service.parse.Ascii;
import shad.model.service.parse.LineSplitter;
import shad.model.service.parse.MalformedPayload;

/// The messages of SIP that follow one another: a first line, headers, an empty line, a body. A body whose length is not
/// given is as long as the one before it, as in Zeek.
final class SipStream implements LineSplitter.Sink {
    private static final String TOKEN_PUNCTUATION = "_.!%*+`'~-";
    private static final String VERSION_START = "SIP/";

    private final Lines lines;
    private LineSplitter splitter = LineSplitter.ofText();
    private State state = State.FIRST_LINE;
    private long contentLength;
    private long bodyLeft;

    private enum State {
        FIRST_LINE,
        HEADERS,
        BODY
    }

    /// Takes the lines of messages. What is not as it must be throws [MalformedPayload].
    interface Lines {
        void first(byte[] bytes, int offset, int length);

        void header(byte[] bytes, int name, int nameLength, int value, int valueLength);
    }

    SipStream(Lines lines) {
        this.lines = lines;
    }

    /// Takes the next bytes.
    ///
    /// @throws MalformedPayload if this is no SIP
    void parse(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (state == State.BODY) {
                int part = (int) Math.min(bodyLeft, end - at);
                bodyLeft -= part;
                at += part;
                if (bodyLeft == 0) {
                    state = State.FIRST_LINE;
                }
            } else {
                at += splitter.split(bytes, at, end - at, this);
            }
        }
    }

    /// Forgets what was unfinished.
    void restart() {
        splitter = LineSplitter.ofText();
        state = State.FIRST_LINE;
    }

    @Override
    public void line(byte[] bytes, int offset, int length) {
        if (state == State.FIRST_LINE) {
            lines.first(bytes, offset, length);
            state = State.HEADERS;
        } else if (length > 0) {
            header(bytes, offset, length);
        } else if (contentLength < 0) {
            throw MalformedPayload.thrown();
        } else if (contentLength > 0) {
            bodyLeft = contentLength;
            state = State.BODY;
            splitter.stop();
        } else {
            state = State.FIRST_LINE;
        }
    }

    private void header(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && bytes[at] != ':' && !Ascii.isBlank(bytes[at])) {
            at++;
        }
        int nameLength = at - offset;
        at = Ascii.skipBlanks(bytes, at, end);
        if (nameLength == 0 || at == end || bytes[at] != ':') {
            throw MalformedPayload.thrown();
        }
        int value = Ascii.skipBlanks(bytes, at + 1, end);
        if (Ascii.is(bytes, offset, nameLength, "Content-Length") || Ascii.is(bytes, offset, nameLength, "L")) {
            contentLength = number(bytes, value, end);
        }
        lines.header(bytes, offset, nameLength, value, end - value);
    }

    /// The number at the beginning of a range, as C's `strtol` reads it, in 32 bits.
    private static long number(byte[] bytes, int from, int end) {
        int at = from;
        boolean negative = at < end && bytes[at] == '-';
        if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        long value = 0;
        while (at < end && Ascii.isDigit(bytes[at])) {
            value = Math.min(value * 10 + bytes[at] - '0', Integer.MAX_VALUE);
            at++;
        }
        return negative ? -value : value;
    }

    /// Checks a request line: junk that is no token, a method, a URI, a version.
    static void checkRequest(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && !isToken(bytes[at])) {
            at++;
        }
        int method = at;
        while (at < end && isToken(bytes[at])) {
            at++;
        }
        if (at == method) {
            throw MalformedPayload.thrown();
        }
        int uri = Ascii.skipBlanks(bytes, at, end);
        at = uri;
        while (at < end && bytes[at] > ' ' && bytes[at] <= '~') {
            at++;
        }
        if (at == uri) {
            throw MalformedPayload.thrown();
        }
        skipVersion(bytes, Ascii.skipBlanks(bytes, at, end), end);
    }

    /// Checks a status line: a version, three digits, a reason.
    static void checkReply(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = Ascii.skipBlanks(bytes, skipVersion(bytes, offset, end), end);
        if (skipDigits(bytes, at, Math.min(at + 3, end)) != at + 3) {
            throw MalformedPayload.thrown();
        }
    }

    private static int skipVersion(byte[] bytes, int from, int end) {
        if (!Ascii.startsWith(bytes, from, end - from, VERSION_START)) {
            throw MalformedPayload.thrown();
        }
        int major = from + VERSION_START.length();
        int dot = skipDigits(bytes, major, end);
        if (dot == major || dot == end || bytes[dot] != '.') {
            throw MalformedPayload.thrown();
        }
        int minorEnd = skipDigits(bytes, dot + 1, end);
        if (minorEnd == dot + 1) {
            throw MalformedPayload.thrown();
        }
        return minorEnd;
    }

    private static int skipDigits(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && Ascii.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isToken(byte value) {
        return Ascii.isDigit(value)
                || value >= 'A' && value <= 'Z'
                || value >= 'a' && value <= 'z'
                || TOKEN_PUNCTUATION.indexOf(value) >= 0;
    }
}
