package shad.model.service.tls;

import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// DTLS (RFC 6347, RFC 9147). Confirms with the first complete ClientHello. What has another version is not complained
/// of before that, since STUN and much else may share the port. Zeek: dtls-protocol.pac, dtls-analyzer.pac.
///
/// ```text
/// | type (1) | version (2) | epoch (2) | sequence number (6) | length (2) | …
/// handshake: | type (1) | length (3) | message number (2) | fragment offset (3) | fragment length (3) | …
/// ```
public final class DtlsAnalyzer extends TlsAnalyzer {
    /// `SSL::dtls_max_version_errors`
    private static final int MAX_VERSION_ERRORS = 10;
    private static final int STUN_COOKIE = 0x2112_a442;
    private static final int STUN_COOKIE_OFFSET = 4;
    private static final int STUN_HEADER_LENGTH = 20;
    private static final int UNIFIED_HEADER_MASK = 0xe0;
    private static final int UNIFIED_HEADER = 0x20;
    private static final int UNIFIED_CONNECTION_ID = 0x10;
    private static final int UNIFIED_LONG_NUMBER = 0x08;
    private static final int UNIFIED_LENGTH = 0x04;
    /// Messages in fragments are no longer than this; whole ones are as long as their datagram.
    private static final int MAX_MESSAGE_LENGTH = FragmentedMessage.MAX_LENGTH + HandshakeParser.HEADER_LENGTH;

    private final PayloadReader datagram = new PayloadReader();
    private final PayloadReader record = new PayloadReader();
    private final PayloadReader message = new PayloadReader();
    private final PerSide<StreamBuffer> messagesOfSides = new PerSide<>(_ -> new StreamBuffer(MAX_MESSAGE_LENGTH));
    private final PerSide<FragmentedMessage> fragmentsOfSides = new PerSide<>(_ -> new FragmentedMessage());
    private final byte[] messageHeader = new byte[HandshakeParser.HEADER_LENGTH];
    private int versionErrors;
    private boolean complainedOfVersion;

    public DtlsAnalyzer() {
        super(Protocol.DTLS, Needs.NOTHING);
    }

    @Override
    protected boolean catchesOnReplay() {
        return false;
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        datagram.wrap(bytes, offset, length);
        if (length > STUN_HEADER_LENGTH) {
            datagram.skip(STUN_COOKIE_OFFSET);
            if (datagram.i32() == STUN_COOKIE) {
                return;
            }
            datagram.seek(0);
        }
        while (!isStopped() && !datagram.isAtEnd()) {
            takeRecord(fromOriginator);
        }
    }

    private void takeRecord(boolean fromOriginator) {
        int type = datagram.u8();
        if ((type & UNIFIED_HEADER_MASK) == UNIFIED_HEADER
                && handshake().negotiatedVersion() == TlsVersion.DTLS_1_3) {
            unifiedRecord(fromOriginator, type);
            return;
        }
        int version = datagram.u16();
        int epoch = datagram.u16();
        long sequence = (long) datagram.u16() << 32 | datagram.u32();
        int length = datagram.u16();
        if (version != TlsVersion.DTLS_1_0 && version != TlsVersion.DTLS_1_2) {
            datagram.skipRest();
            otherVersion();
            return;
        }
        if (isConfirmed()) {
            versionErrors = 0;
        }
        datagram.take(length, record);
        while (!isStopped() && !record.isAtEnd()) {
            if (epoch != 0) {
                record.skipRest();
                encryptedRecord();
            } else if (type == HANDSHAKE) {
                handshakeRecord(fromOriginator, sequence);
            } else {
                plainRecord(type, fromOriginator, record);
            }
        }
    }

    private void otherVersion() {
        versionErrors++;
        if (isConfirmed() && !complainedOfVersion) {
            complainedOfVersion = true;
            violate();
        }
        if (versionErrors > MAX_VERSION_ERRORS) {
            stop();
        }
    }

    /// The short header of encrypted records in DTLS 1.3 (RFC 9147 section 4).
    private void unifiedRecord(boolean fromOriginator, int flags) {
        if ((flags & UNIFIED_CONNECTION_ID) == 0) {
            datagram.skip((flags & UNIFIED_LONG_NUMBER) != 0 ? 2 : 1);
            datagram.skip((flags & UNIFIED_LENGTH) != 0 ? 2 : 0);
        }
        datagram.skipRest();
        encrypts(fromOriginator);
        encryptedRecord();
    }

    private void handshakeRecord(boolean fromOriginator, long sequence) {
        int type = record.u8();
        int length = record.u24();
        int messageNumber = record.u16();
        int fragmentOffset = record.u24();
        int fragmentLength = record.u24();
        int data = record.position();
        int dataLength = record.remaining();
        record.skipRest();
        if (fragmentOffset == 0 && fragmentLength == length) {
            takeMessage(fromOriginator, type, length, record.bytes(), data, dataLength);
            return;
        }
        FragmentedMessage whole = fragmentsOfSides.of(fromOriginator);
        if (!whole.begin(messageNumber, length, sequence)
                || !whole.accept(sequence, fragmentOffset, fragmentLength, dataLength)) {
            violate();
        } else if (whole.isNew()) {
            whole.add(fragmentOffset, record.bytes(), data, dataLength);
            if (whole.isComplete()) {
                takeMessage(fromOriginator, type, length, whole.bytes(), 0, length);
            }
        }
    }

    /// A message is the next part of its side's sequence of messages, as in TLS over streams: what is not as long as it says
    /// garbles what follows, as in Zeek.
    private void takeMessage(boolean fromOriginator, int type, int length, byte[] bytes, int offset, int dataLength) {
        messageHeader[0] = (byte) type;
        messageHeader[1] = (byte) (length >> 16);
        messageHeader[2] = (byte) (length >> 8);
        messageHeader[3] = (byte) length;
        StreamBuffer messages = messagesOfSides.of(fromOriginator);
        try {
            takeMessages(fromOriginator, messages, messageHeader, 0, messageHeader.length);
            takeMessages(fromOriginator, messages, bytes, offset, dataLength);
        } catch (MalformedPayload _) {
            messages.clear();
            violate();
        }
    }

    private void takeMessages(boolean fromOriginator, StreamBuffer messages, byte[] bytes, int offset, int length) {
        messages.offer(bytes, offset, length);
        while (!isStopped() && messages.available() >= HandshakeParser.HEADER_LENGTH) {
            int messageLength = HandshakeParser.messageLength(messages.bytes(), messages.start());
            if (messages.available() < messageLength) {
                break;
            }
            message.wrap(messages.bytes(), messages.start(), messageLength);
            messages.consume(messageLength);
            handshake().parse(fromOriginator, message);
        }
        if (!messages.settle()) {
            stop();
        }
    }
}
