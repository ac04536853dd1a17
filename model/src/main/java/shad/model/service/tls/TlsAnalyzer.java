package shad.model.service.tls;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.PayloadReader;

/// What TLS over streams and TLS in datagrams have in common: the handshake, the kinds of records, from where on they
/// are encrypted, and when there is nothing left to see. Zeek: ssl-dtls-protocol.pac, ssl-dtls-analyzer.pac and the
/// script base/protocols/ssl.
abstract class TlsAnalyzer extends Analyzer implements HandshakeListener {
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;
    static final int HEARTBEAT = 24;

    /// `SSL::max_ssl_history_length`
    private static final int MAX_HISTORY_LENGTH = 100;
    /// `SSL::max_alerts_per_record`
    private static final int MAX_ALERTS = 10;
    private static final int ALERT_LENGTH = 2;
    private static final int MAX_NAME_LENGTH = 255;

    private final HandshakeParser handshake = new HandshakeParser(this);
    private boolean originatorEncrypts;
    private boolean responderEncrypts;
    private boolean established;
    private boolean stopped;
    /// Letters that Zeek's `ssl_history` would have.
    private int historyLength;
    private boolean namedServer;
    private boolean namedVersion;
    private boolean namedOffer;

    TlsAnalyzer(Protocol protocol, Needs needs) {
        super(protocol, needs);
    }

    final HandshakeParser handshake() {
        return handshake;
    }

    final boolean isStopped() {
        return stopped;
    }

    final boolean isEstablished() {
        return established;
    }

    /// Looks at nothing more, not even in what was delivered already.
    final void stop() {
        stopped = true;
        skip();
    }

    final void encrypts(boolean originator) {
        if (originator) {
            originatorEncrypts = true;
        } else {
            responderEncrypts = true;
        }
    }

    final boolean isEncrypted(boolean fromOriginator) {
        return fromOriginator ? originatorEncrypts : responderEncrypts;
    }

    /// Takes note of an encrypted record: once both sides encrypt, the connection is established.
    final void encryptedRecord() {
        if (originatorEncrypts && responderEncrypts && !established) {
            established = true;
            if (handshake.isMutualInClear()) {
                connection().mayBeGridFtpData();
            }
            finish();
        }
    }

    /// Leaves an established connection, on which there is nothing more to see (`SSL::disable_analyzer_after_detection`).
    final void finish() {
        announceTls();
        if (isConfirmed()) {
            detachSilently();
        }
    }

    /// Parses a record that is not encrypted, or as much of it as makes one element, and is no handshake.
    final void plainRecord(int type, boolean fromOriginator, PayloadReader record) {
        switch (type) {
            case CHANGE_CIPHER_SPEC -> {
                record.skip(1);
                if (!TlsVersion.isTls13(handshake.negotiatedVersion())) {
                    encrypts(fromOriginator);
                }
                history();
            }
            case ALERT -> alerts(record);
            case APPLICATION_DATA -> record.skipRest();
            case HEARTBEAT -> {
                record.require(3);
                record.skipRest();
                history();
            }
            default -> {
                record.skipRest();
                violate();
            }
        }
    }

    private void alerts(PayloadReader record) {
        int max = TlsVersion.isTls13(handshake.negotiatedVersion()) ? 1 : MAX_ALERTS;
        for (int i = 0; i < max && !record.isAtEnd(); i++) {
            record.skip(ALERT_LENGTH);
            history();
        }
        record.skipRest();
    }

    /// Takes note of something that is a letter of Zeek's `ssl_history`.
    final void history() {
        if (historyLength == MAX_HISTORY_LENGTH) {
            return;
        }
        historyLength++;
        if (historyLength == MAX_HISTORY_LENGTH) {
            engine().reachLimit(connection());
        }
    }

    @Override
    public final void messageParsed() {
        history();
    }

    @Override
    public final void directionChanged() {
        historyLength++; // as in Zeek, whatever the limit
    }

    @Override
    public final void unknownMessage() {
        violate();
    }

    @Override
    public final void clientHello(int version) {
        if (TlsVersion.isAllowed(version)) {
            confirm();
        } else {
            violate();
            stop();
        }
    }

    @Override
    public final void serverHello(int version) {
        if (!TlsVersion.isAllowed(version)) {
            violate();
            stop();
        } else if (!namedVersion) {
            namedVersion = true;
            int negotiated = handshake.negotiatedVersion();
            int agreed = negotiated == TlsVersion.UNKNOWN ? version : negotiated; // SSLv2 has no handshake messages
            connection().addEvidence(EvidenceKind.TLS_VERSION, TlsVersion.name(agreed));
        }
    }

    @Override
    public final void serverName(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (namedServer || length == 0) {
            return;
        }
        namedServer = true;
        keepEvidence(EvidenceKind.TLS_SERVER_NAME, bytes, offset, length);
        if (engine().listener().wantsNames() && isHostName(bytes, offset, length)) {
            String name = Ascii.text(bytes, offset, length);
            if (fromOriginator) {
                engine().listener().named(connection().respHigh(), connection().respLow(), name);
            } else {
                engine().listener().named(connection().origHigh(), connection().origLow(), name);
            }
        }
    }

    private static boolean isHostName(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int letter = Ascii.upper(bytes[i]);
            boolean usual = letter >= 'A' && letter <= 'Z'
                    || Ascii.isDigit(bytes[i])
                    || letter == '.'
                    || letter == '-'
                    || letter == '_';
            if (!usual) {
                return false;
            }
        }
        return length <= MAX_NAME_LENGTH;
    }

    @Override
    public final void applicationProtocols(boolean fromClient, byte[] bytes, int offset, int length) {
        if (namedVersion || fromClient && namedOffer) {
            return;
        }
        namedOffer |= fromClient;
        StringBuilder names = new StringBuilder(length);
        for (int at = offset; at < offset + length && names.length() < MAX_NAME_LENGTH;) {
            int nameLength = bytes[at++] & 0xff;
            if (!names.isEmpty()) {
                names.append(',');
            }
            names.append(Ascii.text(bytes, at, nameLength));
            at += nameLength;
        }
        keepEvidence(fromClient ? EvidenceKind.TLS_ALPN_OFFERED : EvidenceKind.TLS_ALPN, names.toString());
    }
}
