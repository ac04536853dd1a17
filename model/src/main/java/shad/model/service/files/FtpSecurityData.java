package shad.model.service.files;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// The tokens of a GSSAPI dialogue within FTP (RFC 2228, ADAT): with the Globus toolkit they hold TLS (FTP.cc,
/// `FTP_ADAT_Analyzer`).
final class FtpSecurityData {
    private static final int HANDSHAKE = 0x16;
    private static final int RECORD_HEADER = 5;

    private boolean firstSeen;
    private boolean over;

    /// The token in a line of the client; null if there is none.
    byte @Nullable [] ofClient(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = Ascii.skipBlanks(bytes, offset, end);
        int wordEnd = Ascii.skipWord(bytes, start, end);
        if (Ascii.is(bytes, start, wordEnd - start, "AUTH")) {
            over = true;
        }
        if (!Ascii.is(bytes, start, wordEnd - start, "ADAT")) {
            return null;
        }
        byte[] token = decode(bytes, Ascii.skipBlanks(bytes, wordEnd, end), end);
        boolean first = !firstSeen;
        firstSeen = true;
        if (first && (token == null || !isHandshake(token))) {
            over = true;
            return null;
        }
        return token;
    }

    private static boolean isHandshake(byte[] token) {
        return token.length >= RECORD_HEADER
                && token[0] == HANDSHAKE
                && token.length - RECORD_HEADER == ((token[3] & 0xff) << 8 | token[4] & 0xff);
    }

    /// The token in a line of the server with this code; null if there is none.
    byte @Nullable [] ofServer(int code, byte[] bytes, int offset, int length) {
        switch (code) {
            case 232, 234, 421, 431, 500, 501, 503, 535, 631, 632, 633 -> {
                over = true;
                return null;
            }
            case 235 -> over = true;
            case 334, 335 -> {}
            default -> {
                return null;
            }
        }
        int end = offset + length;
        int at = offset + 3;
        if (at < end && bytes[at] == '-') {
            at++;
        }
        at = Ascii.skipBlanks(bytes, at, end);
        boolean named = Ascii.startsWith(bytes, at, end - at, "ADAT=");
        return named ? decode(bytes, at + "ADAT=".length(), end) : null;
    }

    private static byte @Nullable [] decode(byte[] bytes, int from, int end) {
        try {
            return Base64.getMimeDecoder().decode(Ascii.text(bytes, from, end - from));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// Whether no more tokens are to be expected.
    boolean isOver() {
        return over;
    }
}
