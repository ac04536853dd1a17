package shad.model.service.tls;

/// Protocol versions as they are on the wire, and what Zeek makes of them.
final class TlsVersion {
    static final int UNKNOWN = 0;
    static final int SSL_2 = 0x0002;
    static final int SSL_3 = 0x0300;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;
    static final int DTLS_1_0 = 0xfeff;
    static final int DTLS_1_2 = 0xfefd;
    static final int DTLS_1_3 = 0xfefc;

    private static final int DRAFT_HIGH_BYTE = 0x7f;

    private TlsVersion() {}

    /// Whether a hello may carry this version.
    static boolean isAllowed(int version) {
        return isDraft(version)
                || version == SSL_2
                || version >= SSL_3 && version <= TLS_1_3
                || version == DTLS_1_0
                || version == DTLS_1_2
                || version == DTLS_1_3;
    }

    /// Whether a record of TLS over a stream may carry this version: TLS 1.3 writes that of TLS 1.2 (RFC 8446 section 5.1).
    static boolean isOfRecord(int version) {
        return version >= SSL_3 && version <= TLS_1_2;
    }

    /// Whether this is TLS 1.3 or a draft of it, by Zeek's arithmetic, which takes some other numbers for drafts as well.
    static boolean isTls13(int version) {
        return version == TLS_1_3 || version / 0xff == DRAFT_HIGH_BYTE;
    }

    /// Whether application data of this version come where Zeek may not have noticed that encryption began: TLS 1.3, every
    /// unknown number, and no number yet.
    static boolean hidesEncryption(int version) {
        return version != SSL_2 && !isOfRecord(version);
    }

    /// Whether a hello of this version has neither session identifier nor compression method, as in drafts of TLS 1.3.
    static boolean hasShortHello(int version) {
        return version == TLS_1_3 || isDraft(version);
    }

    /// Whether signatures name their algorithm (RFC 5246 section 4.7).
    static boolean namesSignatureAlgorithm(int version) {
        return version > TLS_1_1 && version != DTLS_1_0;
    }

    /// What a person calls it.
    static String name(int version) {
        return switch (version) {
            case SSL_2 -> "SSL 2.0";
            case SSL_3 -> "SSL 3.0";
            case 0x0301 -> "TLS 1.0";
            case TLS_1_1 -> "TLS 1.1";
            case TLS_1_2 -> "TLS 1.2";
            case TLS_1_3 -> "TLS 1.3";
            case DTLS_1_0 -> "DTLS 1.0";
            case DTLS_1_2 -> "DTLS 1.2";
            case DTLS_1_3 -> "DTLS 1.3";
            default -> isDraft(version) ? "TLS 1.3 draft " + (version & 0xff) : "0x%04x".formatted(version);
        };
    }

    private static boolean isDraft(int version) {
        return version >> 8 == DRAFT_HIGH_BYTE;
    }
}
