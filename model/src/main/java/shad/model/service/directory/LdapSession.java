package shad.model.service.directory;

import shad.model.service.parse.Ascii;

/// What both sides of an LDAP connection have agreed on so far, and so how their messages are framed (Zeek, LDAP `Ctx`).
final class LdapSession {
    private Mode mode = Mode.PLAIN;
    private Mechanism mechanism = Mechanism.NONE;
    private boolean startTlsRequested;

    /// How the next message is framed.
    enum Mode {
        /// LDAP messages one after the other.
        PLAIN,
        /// A SASL bind succeeded; the next bytes will tell whether it brought a layer of its own.
        UNDECIDED,
        /// Buffers of a SASL layer: a length of four bytes and what nobody can read.
        ENCRYPTED,
        /// Buffers of a SASL layer with Kerberos wrap tokens (RFC 4121 section 4.2.6.2), which may be readable.
        KERBEROS,
        /// TLS.
        TLS
    }

    /// The SASL mechanism that the client named, as far as it makes a difference.
    enum Mechanism {
        NONE,
        SPNEGO,
        GSSAPI,
        OTHER_GSS,
        NTLM,
        OTHER;

        static Mechanism of(byte[] bytes, int offset, int length) {
            if (length == 0) {
                return NONE;
            }
            if (Ascii.is(bytes, offset, length, "GSS-SPNEGO")) {
                return SPNEGO;
            }
            if (Ascii.is(bytes, offset, length, "GSSAPI")) {
                return GSSAPI;
            }
            if (Ascii.is(bytes, offset, length, "NTLM")) {
                return NTLM;
            }
            return Ascii.startsWith(bytes, offset, length, "GSS") ? OTHER_GSS : OTHER;
        }
    }

    Mode mode() {
        return mode;
    }

    Mechanism mechanism() {
        return mechanism;
    }

    /// Whether a layer that cannot be read at first may be one of Kerberos.
    boolean mayBeKerberos() {
        return mechanism != Mechanism.NTLM && mechanism != Mechanism.OTHER;
    }

    void request(Mechanism requested) {
        mechanism = requested;
    }

    void requestStartTls() {
        startTlsRequested = true;
    }

    /// A bind succeeded.
    void bound() {
        if (mechanism != Mechanism.NONE) {
            mode = Mode.UNDECIDED;
        }
    }

    /// An extended operation succeeded.
    void extended() {
        if (startTlsRequested) {
            mode = Mode.TLS;
        }
    }

    void decide(Mode decided) {
        mode = decided;
    }
}
