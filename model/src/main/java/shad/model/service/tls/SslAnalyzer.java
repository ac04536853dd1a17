package shad.model.service.tls;

import shad.model.buffer.Layouts;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// SSL and TLS over a stream (RFC 8446 section 5.1, RFC 6101; SSLv2 as far as its handshake). Confirms with the first
/// complete ClientHello. Records are parsed when they are whole; encrypted ones are passed over by their length. Zeek:
/// ssl-protocol.pac, ssl-analyzer.pac.
///
/// ```text
///  0           1           2           3           4           5
/// | type      | version               | length                | …
/// ```
public final class SslAnalyzer extends TlsAnalyzer {
    private static final int HEADER_LENGTH = 5;
    private static final int MAX_RECORD_LENGTH = HEADER_LENGTH + 0xffff;
    /// Longest handshake message that is put together; certificates are some thousand bytes long.
    private static final int MAX_MESSAGE_LENGTH = 1 << 18;
    private static final int MIN_TYPE = 20;
    private static final int MAX_TYPE = 30;

    private static final int SSL_2_FLAG = 0x80;
    private static final int SSL_2_ERROR = 0;
    private static final int SSL_2_CLIENT_HELLO = 1;
    private static final int SSL_2_CLIENT_MASTER_KEY = 2;
    private static final int SSL_2_SERVER_HELLO = 4;
    /// Bytes of an SSLv2 record header that Zeek reads as the first five of a record, but that its length counts.
    private static final int SSL_2_COUNTED = 3;

    private final PerSide<StreamBuffer> recordsOfSides = new PerSide<>(_ -> new StreamBuffer(MAX_RECORD_LENGTH));
    private final PerSide<StreamBuffer> messagesOfSides = new PerSide<>(_ -> new StreamBuffer(MAX_MESSAGE_LENGTH));
    private final PayloadReader record = new PayloadReader();
    private final PayloadReader message = new PayloadReader();
    /// That of the first record that had one; of both sides.
    private int recordVersion;

    public SslAnalyzer() {
        super(Protocol.SSL, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        StreamBuffer records = recordsOfSides.of(fromOriginator);
        records.offer(bytes, offset, length);
        try {
            while (!isStopped() && records.available() >= HEADER_LENGTH && takeRecord(fromOriginator, records)) {}
        } catch (MalformedPayload _) {
            records.clear();
            violate();
        }
        if (!records.settle()) {
            stop();
        }
    }

    /// Takes the next record off. Returns false if it is not there to its end, or is none.
    private boolean takeRecord(boolean fromOriginator, StreamBuffer records) {
        byte[] bytes = records.bytes();
        int at = records.start();
        int version = versionOf(fromOriginator, bytes, at);
        if (version == TlsVersion.UNKNOWN) {
            violate();
            stop();
            return false;
        }
        boolean ssl2 = version == TlsVersion.SSL_2;
        int length = ssl2
                ? ((bytes[at] & ~SSL_2_FLAG & 0xff) << 8 | bytes[at + 1] & 0xff) - SSL_2_COUNTED
                : Layouts.unsignedShortBe(bytes, at + 3);
        if (length < 0) {
            throw MalformedPayload.thrown();
        }
        if (isPassedOver(fromOriginator, bytes[at])) {
            records.consume(HEADER_LENGTH + length);
            return true;
        }
        if (records.available() < HEADER_LENGTH + length) {
            return false;
        }
        records.consume(HEADER_LENGTH + length);
        record.wrap(bytes, at + HEADER_LENGTH, length);
        while (!isStopped() && !record.isAtEnd()) {
            if (ssl2) {
                ssl2Element(fromOriginator, bytes, at);
            } else {
                element(fromOriginator, bytes[at]);
            }
        }
        return true;
    }

    /// Version of the record whose header is here; unknown if it is none.
    private int versionOf(boolean fromOriginator, byte[] bytes, int at) {
        if (recordVersion == TlsVersion.SSL_2) {
            return TlsVersion.SSL_2;
        }
        int type = bytes[at] & 0xff;
        int version = Layouts.unsignedShortBe(bytes, at + 1);
        if (recordVersion != TlsVersion.UNKNOWN) {
            return TlsVersion.isOfRecord(version) ? version : TlsVersion.UNKNOWN;
        }
        if ((type & SSL_2_FLAG) != 0) {
            return ssl2Version(fromOriginator, bytes, at);
        }
        if (!TlsVersion.isOfRecord(version) || type < MIN_TYPE || type > MAX_TYPE) {
            return TlsVersion.UNKNOWN;
        }
        recordVersion = version;
        return version;
    }

    /// A client that knows SSLv2 may begin with its hello and go on with TLS; a server that answers in kind stays with it.
    private int ssl2Version(boolean fromOriginator, byte[] bytes, int at) {
        if (fromOriginator) {
            int version = Layouts.unsignedShortBe(bytes, at + 3);
            boolean allowed = version == TlsVersion.SSL_2 || TlsVersion.isOfRecord(version);
            return bytes[at + 2] == SSL_2_CLIENT_HELLO && allowed ? TlsVersion.SSL_2 : TlsVersion.UNKNOWN;
        }
        if (bytes[at + 2] != SSL_2_SERVER_HELLO || (bytes[at + 4] & 0xff) > 1) {
            return TlsVersion.UNKNOWN;
        }
        recordVersion = TlsVersion.SSL_2;
        return TlsVersion.SSL_2;
    }

    /// Whether nothing depends on the content of a record, nor on when it is whole.
    private boolean isPassedOver(boolean fromOriginator, byte type) {
        if (isEncrypted(fromOriginator)) {
            return isEstablished() || !isEncrypted(!fromOriginator);
        }
        return type == APPLICATION_DATA && !TlsVersion.hidesEncryption(handshake().negotiatedVersion());
    }

    private void element(boolean fromOriginator, byte type) {
        if (type == APPLICATION_DATA && TlsVersion.hidesEncryption(handshake().negotiatedVersion())) {
            encrypts(fromOriginator);
        }
        if (isEncrypted(fromOriginator)) {
            record.skipRest();
            encryptedRecord();
        } else if (type == HANDSHAKE) {
            handshakeData(fromOriginator);
        } else {
            plainRecord(type, fromOriginator, record);
        }
    }

    /// What is left of the record is the next part of the side's sequence of messages. What is wrong with them does not
    /// end the parsing of records.
    private void handshakeData(boolean fromOriginator) {
        StreamBuffer messages = messagesOfSides.of(fromOriginator);
        messages.offer(record.bytes(), record.position(), record.remaining());
        record.skipRest();
        try {
            while (!isStopped() && messages.available() >= HandshakeParser.HEADER_LENGTH) {
                int length = HandshakeParser.messageLength(messages.bytes(), messages.start());
                if (messages.available() < length) {
                    break;
                }
                message.wrap(messages.bytes(), messages.start(), length);
                messages.consume(length);
                handshake().parse(fromOriginator, message);
            }
        } catch (MalformedPayload _) {
            messages.clear();
            violate();
        }
        if (!messages.settle()) {
            stop();
        }
    }

    private void ssl2Element(boolean fromOriginator, byte[] bytes, int header) {
        if (isEncrypted(fromOriginator)) {
            record.skipRest();
            encryptedRecord();
            return;
        }
        switch (bytes[header + 2]) {
            case SSL_2_ERROR -> {
                record.skipRest();
                history();
            }
            case SSL_2_CLIENT_HELLO -> {
                int lengths = record.u16();
                lengths += record.u16();
                lengths += record.u16();
                record.skip(lengths);
                history();
                clientHello(Layouts.unsignedShortBe(bytes, header + 3));
            }
            case SSL_2_CLIENT_MASTER_KEY -> {
                record.skip(1); // cipher
                int lengths = record.u16();
                lengths += record.u16();
                lengths += record.u16();
                record.skip(lengths);
                encrypts(true);
                encrypts(false);
                finish();
            }
            case SSL_2_SERVER_HELLO -> ssl2ServerHello();
            default -> {
                record.skipRest();
                violate();
            }
        }
    }

    private void ssl2ServerHello() {
        int version = record.u16();
        int certificateLength = record.u16();
        int ciphersLength = record.u16();
        int identifierLength = record.u16();
        record.skip(certificateLength);
        record.skip(ciphersLength - ciphersLength % 3);
        record.skip(identifierLength);
        if (version == TlsVersion.SSL_2) {
            history();
            serverHello(version);
        } else {
            violate();
            stop();
        }
    }
}
