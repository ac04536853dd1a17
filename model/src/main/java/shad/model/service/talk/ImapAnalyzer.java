package shad.model.service.talk;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;

/// IMAP (RFC 9051; Zeek, `imap-protocol.pac`): confirmed by the server's greeting or by certain commands. STARTTLS,
/// answered by OK, begins TLS. As in Zeek each chunk of the stream is a series of whole lines.
public final class ImapAnalyzer extends Analyzer {
    private static final int MAX_TAG = 256;

    private byte[] tlsTag = {};

    public ImapAnalyzer() {
        super(Protocol.IMAP, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        do {
            at = line(fromOriginator, bytes, at, end);
        } while (at < end);
    }

    /// Reads a line; returns the place behind it.
    private int line(boolean fromOriginator, byte[] bytes, int from, int end) {
        int tagEnd = skipWord(bytes, from, end);
        int command = Ascii.skipSpaces(bytes, tagEnd, end);
        if (command == tagEnd) {
            throw MalformedPayload.thrown();
        }
        int commandEnd = skipWord(bytes, command, end);
        int at = Ascii.skipSpaces(bytes, commandEnd, end);
        int tagLength = tagEnd - from;
        int commandLength = commandEnd - command;
        boolean untagged = Ascii.is(bytes, from, tagLength, "*");
        if (!fromOriginator && untagged && Ascii.isIgnoringCase(bytes, command, commandLength, "CAPABILITY")) {
            at = skipCapabilities(bytes, at, end);
        } else {
            at = skipLine(bytes, at, end);
        }
        if (fromOriginator) {
            commanded(bytes, from, tagLength, command, commandLength);
        } else {
            answered(bytes, from, tagLength, command, commandLength);
        }
        return at;
    }

    private void commanded(byte[] bytes, int tag, int tagLength, int command, int commandLength) {
        boolean startTls = Ascii.isIgnoringCase(bytes, command, commandLength, "STARTTLS");
        if (startTls || Ascii.is(bytes, command, commandLength, "capability")) {
            confirm();
        }
        if (!isBeyondTls(bytes, command, commandLength) && startTls) {
            tlsTag = new byte[Math.min(tagLength, MAX_TAG)];
            System.arraycopy(bytes, tag, tlsTag, 0, tlsTag.length);
        }
    }

    private void answered(byte[] bytes, int tag, int tagLength, int command, int commandLength) {
        boolean ok = Ascii.isIgnoringCase(bytes, command, commandLength, "OK");
        if (ok && Ascii.is(bytes, tag, tagLength, "*")) {
            confirm();
        }
        if (!isBeyondTls(bytes, command, commandLength) && ok && isTlsTag(bytes, tag, tagLength) && !isHandedOver()) {
            attachChild(Protocol.SSL);
            handOver();
        }
    }

    /// Commands of a session that began without TLS, of either side and, as in Zeek, in lower case only.
    private boolean isBeyondTls(byte[] bytes, int offset, int length) {
        boolean beyond = Ascii.is(bytes, offset, length, "authenticate")
                || Ascii.is(bytes, offset, length, "login")
                || Ascii.is(bytes, offset, length, "examine")
                || Ascii.is(bytes, offset, length, "create")
                || Ascii.is(bytes, offset, length, "list")
                || Ascii.is(bytes, offset, length, "fetch");
        if (beyond) {
            confirm();
            skip();
        }
        return beyond;
    }

    private boolean isTlsTag(byte[] bytes, int offset, int length) {
        if (tlsTag.length == 0 || tlsTag.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[offset + i] != tlsTag[i]) {
                return false;
            }
        }
        return true;
    }

    /// Skips printable characters, at least one.
    private static int skipWord(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] > ' ' && bytes[at] <= '~') {
            at++;
        }
        if (at == from) {
            throw MalformedPayload.thrown();
        }
        return at;
    }

    /// Skips the rest of a line and at least one byte of line end.
    private static int skipLine(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && !isLineEnd(bytes[at])) {
            at++;
        }
        int behind = skipLineEnds(bytes, at, end);
        if (behind == at) {
            throw MalformedPayload.thrown();
        }
        return behind;
    }

    private static int skipCapabilities(byte[] bytes, int from, int end) {
        int at = from;
        while (true) {
            at = Ascii.skipSpaces(bytes, skipWord(bytes, at, end), end);
            int behind = skipLineEnds(bytes, at, end);
            if (behind > at) {
                return behind;
            }
        }
    }

    private static int skipLineEnds(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && isLineEnd(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isLineEnd(byte value) {
        return value == '\r' || value == '\n';
    }
}
