package shad.model.service.windows;

import org.jspecify.annotations.Nullable;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.BerHeader;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// Tokens of GSSAPI with SPNEGO (RFC 2743 section 3.1, RFC 4178 section 4.2), one in each delivery, as SMB, LDAP and
/// DCE/RPC carry them. What a token holds for NTLM or Kerberos is handed on while it is read, so those confirm first;
/// every token that can be read confirms (Zeek, GSSAPI analyzer).
public final class GssapiAnalyzer extends Analyzer {
    private static final int MIC_TOKEN = 0x04;
    private static final int WRAP_TOKEN = 0x05;
    private static final int TOKEN_LENGTH_BYTE = 0x04;
    private static final int INITIAL_TOKEN = 0x60;
    private static final int MECHANISM_TOKEN = 2;
    private static final int LAST_FIELD = 3;
    private static final int NTLM_FIRST_BYTE = 'N';
    private static final int AP_REQUEST = 0x6e;
    private static final int AP_REPLY = 0x6f;

    private final PayloadReader in = new PayloadReader();
    private final BerHeader header = new BerHeader();
    private @Nullable Analyzer ntlm;
    private @Nullable Analyzer kerberos;

    public GssapiAnalyzer() {
        super(Protocol.GSSAPI, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        in.wrap(bytes, offset, length);
        header.readLoosely(in);
        boolean opaque = (header.tag() == MIC_TOKEN || header.tag() == WRAP_TOKEN)
                && (bytes[offset + 1] & 0xff) == TOKEN_LENGTH_BYTE;
        if (!opaque) {
            if (header.tag() == INITIAL_TOKEN) {
                element();
                header.readLoosely(in);
            }
            header.readLoosely(in);
            while (!in.isAtEnd()) {
                field(fromOriginator);
            }
        }
        confirm();
    }

    private void field(boolean fromOriginator) {
        header.readLoosely(in);
        int number = header.contextIndex();
        if (number > LAST_FIELD) {
            throw MalformedPayload.thrown();
        }
        int outer = in.narrow(header.length());
        if (number == MECHANISM_TOKEN) {
            header.readLoosely(in);
            in.narrow(header.length());
            mechanismToken(fromOriginator);
        } else {
            element();
        }
        in.widen(outer);
    }

    private void mechanismToken(boolean fromOriginator) {
        if (in.isAtEnd()) {
            return;
        }
        switch (in.peek(0)) {
            case NTLM_FIRST_BYTE -> {
                if (in.startsWith("NTLMSSP")) {
                    ntlm = orNewHelper(ntlm, Protocol.NTLM);
                    feed(ntlm, fromOriginator, in.bytes(), in.position(), in.remaining());
                }
            }
            case INITIAL_TOKEN -> {
                header.readLoosely(in);
                element();
                in.skip(2);
                kerberosToken(fromOriginator);
            }
            case AP_REQUEST, AP_REPLY -> kerberosToken(fromOriginator);
            default -> {}
        }
    }

    private void element() {
        header.readLoosely(in);
        in.skip(header.length());
    }

    private void kerberosToken(boolean fromOriginator) {
        kerberos = orNewHelper(kerberos, Protocol.KRB);
        feed(kerberos, fromOriginator, in.bytes(), in.position(), in.remaining());
    }
}
