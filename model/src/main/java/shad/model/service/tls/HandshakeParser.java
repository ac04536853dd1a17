package shad.model.service.tls;

import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// Parses messages of the TLS handshake (RFC 8446 section 4, RFC 5246 section 7.4) as strictly as Zeek does and no more:
/// lengths must fit, values mean little. Keeps what was agreed on for the connection; tracker thread only.
final class HandshakeParser {
    /// Type, and length in three bytes.
    static final int HEADER_LENGTH = 4;

    private static final int HELLO_REQUEST = 0;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int HELLO_VERIFY_REQUEST = 3;
    private static final int NEW_SESSION_TICKET = 4;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CERTIFICATE_VERIFY = 15;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int FINISHED = 20;
    private static final int CERTIFICATE_URL = 21;
    private static final int CERTIFICATE_STATUS = 22;

    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int EC_POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int APPLICATION_LAYER_PROTOCOL_NEGOTIATION = 16;
    private static final int SIGNED_CERTIFICATE_TIMESTAMP = 18;
    private static final int KEY_SHARE_OF_DRAFTS = 40;
    private static final int PRE_SHARED_KEY = 41;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int PSK_KEY_EXCHANGE_MODES = 45;
    private static final int SIGNATURE_ALGORITHMS_CERT = 50;
    private static final int KEY_SHARE = 51;
    private static final int CONNECTION_ID = 54;
    private static final int ENCRYPTED_CLIENT_HELLO = 65037;

    private static final int HOST_NAME = 0;
    private static final int NAMED_CURVE = 3;
    private static final int OUTER_HELLO = 0;

    private final HandshakeListener listener;
    private final PayloadReader extension = new PayloadReader();
    private final PayloadReader list = new PayloadReader();
    private final PayloadReader entry = new PayloadReader();
    private int negotiatedVersion;
    private KeyExchange keyExchange = KeyExchange.OTHER;
    private boolean flipped;
    private boolean clientCertified;
    private boolean serverCertified;
    private boolean inClear;

    HandshakeParser(HandshakeListener listener) {
        this.listener = listener;
    }

    /// The version that the server chose, [TlsVersion#UNKNOWN] before it did.
    int negotiatedVersion() {
        return negotiatedVersion;
    }

    /// Whether both sides showed a certificate, and the server chose a cipher suite that encrypts nothing: how GridFTP
    /// secures its data (Zeek, ftp/gridftp.zeek).
    boolean isMutualInClear() {
        return inClear && clientCertified && serverCertified;
    }

    /// Length of the message that begins here, its header included; at least [#HEADER_LENGTH] bytes must be there.
    static int messageLength(byte[] bytes, int offset) {
        return HEADER_LENGTH
                + ((bytes[offset + 1] & 0xff) << 16 | (bytes[offset + 2] & 0xff) << 8 | bytes[offset + 3] & 0xff);
    }

    /// Parses a message from its header to its last byte.
    ///
    /// @throws MalformedPayload if a length in it does not fit
    void parse(boolean fromOriginator, PayloadReader message) {
        int type = message.u8();
        message.skip(HEADER_LENGTH - 1);
        switch (type) {
            case HELLO_REQUEST -> checkDirection(false, fromOriginator);
            case CLIENT_HELLO -> clientHello(fromOriginator, message);
            case SERVER_HELLO -> serverHello(fromOriginator, message);
            case HELLO_VERIFY_REQUEST -> {
                message.skip(2);
                message.skip(message.u8());
            }
            case NEW_SESSION_TICKET -> {
                message.skip(4);
                message.skip(message.u16());
            }
            case CERTIFICATE -> certificates(fromOriginator, message);
            case SERVER_KEY_EXCHANGE -> serverKeyExchange(message);
            case CERTIFICATE_REQUEST -> certificateRequest(message);
            case CERTIFICATE_STATUS -> message.skip(4);
            case SERVER_HELLO_DONE, CERTIFICATE_VERIFY, CLIENT_KEY_EXCHANGE, FINISHED, CERTIFICATE_URL -> {}
            default -> listener.unknownMessage();
        }
        listener.messageParsed();
    }

    private void checkDirection(boolean ofClient, boolean fromOriginator) {
        boolean unexpected = ofClient != fromOriginator;
        if (unexpected != flipped) {
            flipped = unexpected;
            listener.directionChanged();
        }
    }

    private void clientHello(boolean fromOriginator, PayloadReader message) {
        checkDirection(true, fromOriginator);
        int version = message.u16();
        message.skip(32); // time and random
        message.skip(message.u8()); // session identifier
        if (version == TlsVersion.DTLS_1_0 || version == TlsVersion.DTLS_1_2) {
            message.skip(message.u8()); // cookie
        }
        message.skip(message.u16() & ~1); // cipher suites
        message.skip(message.u8()); // compression methods
        extensions(true, fromOriginator, message);
        listener.clientHello(version);
    }

    private void serverHello(boolean fromOriginator, PayloadReader message) {
        checkDirection(false, fromOriginator);
        int version = message.u16();
        message.skip(32); // random
        int cipherSuite;
        if (TlsVersion.hasShortHello(version)) {
            cipherSuite = message.u16();
        } else {
            message.skip(message.u8()); // session identifier
            cipherSuite = message.u16();
            message.skip(1); // compression method
        }
        extensions(false, fromOriginator, message);
        keyExchange = KeyExchange.of(cipherSuite);
        inClear = NullCiphers.contains(cipherSuite);
        negotiate(version);
        listener.serverHello(version);
    }

    /// The first version counts: that of the extension, which is parsed first, before that of the hello.
    private void negotiate(int version) {
        if (negotiatedVersion == TlsVersion.UNKNOWN) {
            negotiatedVersion = version;
        }
    }

    private void extensions(boolean ofClient, boolean fromOriginator, PayloadReader message) {
        if (message.isAtEnd()) {
            return;
        }
        message.skip(2); // length of all of them, which Zeek does not check
        while (!message.isAtEnd()) {
            int type = message.u16();
            message.take(message.u16(), extension);
            if (!extension.isAtEnd()) {
                extension(type, ofClient, fromOriginator);
            }
        }
    }

    private void extension(int type, boolean ofClient, boolean fromOriginator) {
        switch (type) {
            case SERVER_NAME -> serverNames(ofClient, fromOriginator);
            case SUPPORTED_GROUPS -> extension.skip(extension.u16() & ~1);
            case EC_POINT_FORMATS -> extension.skip(extension.u8());
            case SIGNATURE_ALGORITHMS, SIGNATURE_ALGORITHMS_CERT -> pairs(extension.take(extension.u16(), list));
            case APPLICATION_LAYER_PROTOCOL_NEGOTIATION -> applicationProtocols(ofClient);
            case SIGNED_CERTIFICATE_TIMESTAMP -> certificateTimestamps();
            case KEY_SHARE, KEY_SHARE_OF_DRAFTS -> keyShares(ofClient);
            case PRE_SHARED_KEY -> preSharedKeys(ofClient);
            case SUPPORTED_VERSIONS -> supportedVersions(ofClient);
            case PSK_KEY_EXCHANGE_MODES -> extension.skip(extension.u8());
            case CONNECTION_ID -> extension.skip(extension.u8());
            case ENCRYPTED_CLIENT_HELLO -> encryptedClientHello();
            default -> {}
        }
    }

    private void serverNames(boolean ofClient, boolean fromOriginator) {
        extension.take(extension.u16(), list);
        boolean first = ofClient;
        while (!list.isAtEnd()) {
            if (list.u8() != HOST_NAME) {
                list.skipRest();
                continue;
            }
            list.take(list.u16(), entry);
            if (first) {
                first = false;
                listener.serverName(fromOriginator, entry.bytes(), entry.position(), entry.remaining());
            }
        }
    }

    private void applicationProtocols(boolean ofClient) {
        extension.take(extension.u16(), list);
        int from = list.position();
        while (!list.isAtEnd()) {
            list.skip(list.u8());
        }
        listener.applicationProtocols(ofClient, list.bytes(), from, list.position() - from);
    }

    private void certificateTimestamps() {
        extension.take(extension.u16(), list);
        while (!list.isAtEnd()) {
            list.take(list.u16(), entry);
            entry.skip(1 + 32 + 8); // version, log, time
            entry.skip(entry.u16()); // extensions
            entry.skip(2); // algorithm
            entry.skip(entry.u16()); // signature
        }
    }

    private void keyShares(boolean ofClient) {
        if (ofClient) {
            extension.take(extension.u16(), list);
            while (!list.isAtEnd()) {
                keyShare(list);
            }
        } else if (extension.remaining() != 2) { // 2: only the group, asking for another hello
            keyShare(extension);
        }
    }

    private static void keyShare(PayloadReader share) {
        share.skip(2); // group
        share.skip(share.u16());
    }

    private void preSharedKeys(boolean ofClient) {
        if (!ofClient) {
            extension.skip(2);
            return;
        }
        extension.take(extension.u16(), list);
        while (!list.isAtEnd()) {
            list.skip(list.u16()); // identity
            list.skip(4); // age
        }
        extension.take(extension.u16(), list);
        while (!list.isAtEnd()) {
            list.skip(list.u8()); // binder
        }
    }

    private void supportedVersions(boolean ofClient) {
        if (ofClient) {
            pairs(extension.take(extension.u8(), list));
        } else {
            negotiate(extension.u16());
        }
    }

    private void encryptedClientHello() {
        if (extension.u8() == OUTER_HELLO) {
            extension.skip(2 + 2 + 1); // key derivation, cipher, configuration
            extension.skip(extension.u16());
            extension.skip(extension.u16());
        }
    }

    private static void pairs(PayloadReader numbers) {
        if ((numbers.remaining() & 1) != 0) {
            throw MalformedPayload.thrown();
        }
    }

    private void certificates(boolean fromOriginator, PayloadReader message) {
        message.take(message.u24(), list);
        boolean any = false;
        while (!list.isAtEnd()) {
            int length = list.u24();
            list.skip(length);
            any |= length > 0;
        }
        if (fromOriginator == flipped) {
            serverCertified |= any;
        } else {
            clientCertified |= any;
        }
    }

    private void certificateRequest(PayloadReader message) {
        message.skip(message.u8()); // types
        if (TlsVersion.namesSignatureAlgorithm(negotiatedVersion)) {
            pairs(message.take(message.u16(), list));
        }
        message.take(message.u16(), list);
        while (!list.isAtEnd()) {
            list.skip(list.u16()); // authority
        }
    }

    private void serverKeyExchange(PayloadReader message) {
        switch (keyExchange) {
            case ECDHE, ECDH_ANON -> {
                if (message.u8() == NAMED_CURVE) {
                    message.skip(2); // curve
                    message.skip(message.u8()); // point
                    if (keyExchange == KeyExchange.ECDHE) {
                        signature(message);
                    }
                }
            }
            case DHE, DH_ANON -> {
                message.skip(message.u16()); // prime
                message.skip(message.u16()); // generator
                message.skip(message.u16()); // public value
                if (keyExchange == KeyExchange.DHE) {
                    signature(message);
                }
            }
            case OTHER -> {}
        }
    }

    private void signature(PayloadReader message) {
        if (TlsVersion.namesSignatureAlgorithm(negotiatedVersion)) {
            message.skip(2);
        }
        message.skip(message.u16());
    }
}
