package shad.model.service.remote;

import shad.model.buffer.Layouts;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// The Remote Desktop Protocol (MS-RDPBCGR section 2.2.1) up to where it is encrypted: either the two sides agree on TLS in
/// their first messages, and all else goes to an analyzer of TLS; or they exchange their settings in the clear, which
/// confirms. Zeek: rdp-protocol.pac.
///
/// ```text
/// TPKT | 3 | 0 | length (2) | X.224 | length | type | …
/// ```
public final class RdpAnalyzer extends Analyzer {
    private static final int TPKT_HEADER_LENGTH = 4;
    private static final int MAX_LENGTH = 0xffff;
    private static final int CONNECT_REQUEST = 0xe0;
    private static final int CONNECT_CONFIRM = 0xd0;
    private static final int DATA = 0xf0;
    private static final int MCS_CONNECT_INITIAL = 0x65;
    private static final int MCS_CONNECT_RESPONSE = 0x66;
    private static final int NEGOTIATION_RESPONSE = 2;
    private static final int NEGOTIATION_FAILURE = 3;
    private static final int NEGOTIATION_LENGTH = 8;
    private static final int CRLF = 0x0d0a;
    private static final String COOKIE = "Cookie: mstshash=";

    private final PerSide<StreamBuffer> streams = new PerSide<>(_ -> new StreamBuffer(MAX_LENGTH));
    private final PayloadReader pdu = new PayloadReader();
    private final RdpSettings settings = new RdpSettings();
    private boolean usesTls;

    public RdpAnalyzer() {
        super(Protocol.RDP, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        StreamBuffer stream = streams.of(fromOriginator);
        stream.offer(bytes, offset, length);
        try {
            while (takePdu(stream)) {}
        } catch (MalformedPayload _) {
            stream.clear();
            violate();
        }
        stream.settle();
        if (usesTls) {
            streams.clear();
            attachChild(Protocol.SSL);
            handOver();
        } else if (settings.areEncryptedAfterwards()) {
            skip();
        }
    }

    private boolean takePdu(StreamBuffer stream) {
        if (stream.available() < TPKT_HEADER_LENGTH) {
            return false;
        }
        int start = stream.start();
        int length = Layouts.unsignedShortBe(stream.bytes(), start + 2);
        if (stream.available() < length) {
            return false;
        }
        pdu.wrap(stream.bytes(), start, length);
        pdu.skip(TPKT_HEADER_LENGTH);
        stream.consume(length);
        int x224Length = pdu.u8();
        int x224 = pdu.position();
        switch (pdu.u8()) {
            case CONNECT_REQUEST -> connectRequest(x224 + x224Length);
            case CONNECT_CONFIRM -> connectConfirm(x224 + x224Length);
            case DATA -> data();
            default -> {}
        }
        return true;
    }

    /// `end` is where the request ends by its own length.
    private void connectRequest(int end) {
        pdu.skip(5); // references, class
        if (pdu.startsWith(COOKIE)) {
            pdu.skip(COOKIE.length());
            int from = pdu.position();
            while (!pdu.isAtEnd() && pdu.peek(0) != '\r') {
                pdu.skip(1);
            }
            int to = pdu.position();
            if (pdu.u16() != CRLF) {
                throw MalformedPayload.thrown();
            }
            keepEvidence(EvidenceKind.USER_NAME, pdu.bytes(), from, to - from);
        }
        if (pdu.position() != end) {
            pdu.skip(2); // type, flags
            negotiationLength();
            pdu.skip(4); // protocols
        }
    }

    private void connectConfirm(int end) {
        pdu.skip(5); // references, class
        if (pdu.position() == end) {
            return;
        }
        switch (pdu.u8()) {
            case NEGOTIATION_RESPONSE -> {
                pdu.skip(1); // flags
                negotiationLength();
                usesTls |= pdu.u32le() > 0; // TLS by itself or below CredSSP
            }
            case NEGOTIATION_FAILURE -> pdu.skip(7);
            default -> throw MalformedPayload.thrown();
        }
    }

    private void negotiationLength() {
        if (pdu.u16le() != NEGOTIATION_LENGTH) {
            throw MalformedPayload.thrown();
        }
    }

    private void data() {
        pdu.skip(2); // number, first byte of the type
        boolean confirmed = switch (pdu.u8()) {
            case MCS_CONNECT_INITIAL -> settings.ofClient(pdu);
            case MCS_CONNECT_RESPONSE -> settings.ofServer(pdu);
            default -> false;
        };
        if (confirmed) {
            confirm();
        }
    }
}
