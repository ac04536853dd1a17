package shad.model.service.talk;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;

/// SIP over UDP (RFC 3261; Zeek, `sip-protocol.pac`): confirmed by the status line of a reply. What is a reply and what a
/// request is told by the first bytes of a datagram, whoever sent it; either kind is read as a stream over datagrams.
public final class SipAnalyzer extends Analyzer {
    private static final String REPLY_START = "SIP/";
    private static final int MIN_REPLY = 7;

    private final SipStream requests = new SipStream(new Requests());
    private final SipStream replies = new SipStream(new Replies());
    private boolean sawSoftware;

    public SipAnalyzer() {
        super(Protocol.SIP, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (isSettled()) {
            skip();
            return;
        }
        if (length == 2 && bytes[offset] == '\r') {
            return;
        }
        boolean reply = length >= MIN_REPLY && Ascii.startsWith(bytes, offset, length, REPLY_START);
        SipStream stream = reply ? replies : requests;
        try {
            stream.parse(bytes, offset, length);
        } catch (MalformedPayload malformed) {
            stream.restart();
            throw malformed;
        }
    }

    private final class Requests implements SipStream.Lines {
        @Override
        public void first(byte[] bytes, int offset, int length) {
            SipStream.checkRequest(bytes, offset, length);
        }

        @Override
        public void header(byte[] bytes, int name, int nameLength, int value, int valueLength) {
            software(EvidenceKind.CLIENT_SOFTWARE, "USER-AGENT", bytes, name, nameLength, value, valueLength);
        }
    }

    private final class Replies implements SipStream.Lines {
        @Override
        public void first(byte[] bytes, int offset, int length) {
            SipStream.checkReply(bytes, offset, length);
            confirm();
        }

        @Override
        public void header(byte[] bytes, int name, int nameLength, int value, int valueLength) {
            software(EvidenceKind.SERVER_SOFTWARE, "SERVER", bytes, name, nameLength, value, valueLength);
        }
    }

    private void software(
            EvidenceKind kind, String header, byte[] bytes, int name, int nameLength, int value, int valueLength) {
        if (!sawSoftware && Ascii.isIgnoringCase(bytes, name, nameLength, header)) {
            sawSoftware = true;
            keepEvidence(kind, bytes, value, valueLength);
        }
    }
}
