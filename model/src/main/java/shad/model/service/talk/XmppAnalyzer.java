package shad.model.service.talk;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;

/// XMPP (RFC 6120; Zeek, `xmpp-protocol.pac`): confirmed by the originator's stream header. `starttls`, answered by
/// `proceed`, begins TLS. As in Zeek each chunk of the stream is a series of whole tags and the text behind them.
public final class XmppAnalyzer extends Analyzer {
    private boolean tlsAsked;

    public XmppAnalyzer() {
        super(Protocol.XMPP, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        do {
            at = tag(fromOriginator, bytes, at, end);
        } while (at < end);
    }

    /// Reads a tag and the text behind it; returns the place behind that.
    private int tag(boolean fromOriginator, byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        at = require(bytes, at, end, '<');
        int name = at;
        if (at < end && bytes[at] == '/') {
            at++;
        }
        int letters = at;
        while (at < end && isNameCharacter(bytes[at])) {
            at++;
        }
        if (at == letters) {
            throw MalformedPayload.thrown();
        }
        int nameEnd = at;
        at = require(bytes, skipText(bytes, at, end), end, '>');
        at = skipText(bytes, at, end);
        named(fromOriginator, bytes, name, nameEnd - name);
        return at;
    }

    private static int require(byte[] bytes, int at, int end, char expected) {
        if (at == end || bytes[at] != expected) {
            throw MalformedPayload.thrown();
        }
        return at + 1;
    }

    private static int skipText(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '<' && bytes[at] != '>') {
            at++;
        }
        return at;
    }

    private static boolean isNameCharacter(byte value) {
        return Ascii.isDigit(value)
                || value >= 'A' && value <= 'Z'
                || value >= 'a' && value <= 'z'
                || value == '?'
                || value == ':';
    }

    private void named(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (fromOriginator && Ascii.is(bytes, offset, length, "stream:stream")) {
            confirm();
        }
        boolean beyondTls = Ascii.is(bytes, offset, length, "success")
                || Ascii.is(bytes, offset, length, "message")
                || Ascii.is(bytes, offset, length, "db:result")
                || Ascii.is(bytes, offset, length, "db:verify")
                || Ascii.is(bytes, offset, length, "presence");
        if (beyondTls) {
            skip();
        }
        if (fromOriginator) {
            tlsAsked |= isLocally(bytes, offset, length, "starttls");
        } else if (tlsAsked && isLocally(bytes, offset, length, "proceed")) {
            attachChild(Protocol.SSL);
            handOver();
        }
    }

    /// Whether a name is `text`, with or without a namespace before it.
    private static boolean isLocally(byte[] bytes, int offset, int length, String text) {
        int local = 0;
        while (local < length && bytes[offset + local] != ':') {
            local++;
        }
        int from = local + 1 < length ? local + 1 : 0;
        return Ascii.is(bytes, offset + from, length - from, text);
    }
}
