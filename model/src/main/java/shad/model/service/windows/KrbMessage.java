package shad.model.service.windows;

import shad.model.service.parse.BerHeader;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// One Kerberos message (RFC 4120 section 5), walked through as Zeek does: by the lengths of the elements, hardly by
/// their tags (Zeek, krb-protocol.pac, krb-types.pac, krb-padata.pac). KRB-SAFE is malformed in Zeek's eyes whatever it
/// holds: its body is read to the end of the message, and a checksum demanded behind that.
final class KrbMessage {
    private static final int AS_REQUEST = 10;
    private static final int AS_REPLY = 11;
    private static final int TGS_REQUEST = 12;
    private static final int TGS_REPLY = 13;
    private static final int AP_REQUEST = 14;
    private static final int AP_REPLY = 15;
    private static final int PRIVATE = 21;
    private static final int CREDENTIALS = 22;
    private static final int ERROR = 30;

    private static final int REQUEST_PREAUTHENTICATION = 3;
    private static final int REPLY_PREAUTHENTICATION = 2;
    private static final int PREAUTHENTICATION_REQUIRED = 25;
    private static final int ERROR_CODE = 6;
    private static final int ERROR_DATA = 12;
    private static final int SEQUENCE_TAG = 0x30;

    private static final int PA_TGS_REQUEST = 1;
    private static final int PA_ENCRYPTED_TIMESTAMP = 2;
    private static final int PA_SALT = 3;
    private static final int PA_ENCRYPTION_TYPES = 11;
    private static final int PA_PKINIT_REQUEST = 16;
    private static final int PA_PKINIT_REPLY = 17;
    private static final int PA_ENCRYPTION_TYPES_2 = 19;

    private final Sink sink;
    private final PayloadReader in = new PayloadReader();
    private final BerHeader header = new BerHeader();

    /// Takes what is found in messages.
    interface Sink {
        /// A message, or one within another, was read to its end.
        void message();

        /// The client's name, or the first part of it.
        void client(byte[] bytes, int offset, int length);
    }

    KrbMessage(Sink sink) {
        this.sink = sink;
    }

    /// Reads a message; what lies behind it does not matter.
    ///
    /// @throws MalformedPayload if it is another message than Zeek knows, or ends early
    void read(byte[] bytes, int offset, int length) {
        in.wrap(bytes, offset, length);
        header();
        switch (header.type()) {
            case AS_REQUEST, TGS_REQUEST -> request();
            case AS_REPLY, TGS_REPLY -> reply();
            case AP_REQUEST -> apRequest();
            case AP_REPLY, PRIVATE -> {
                wrapped();
                wrapped();
                encryptedPart();
            }
            case CREDENTIALS -> credentials();
            case ERROR -> error();
            default -> throw MalformedPayload.thrown();
        }
        sink.message();
    }

    private void header() {
        header.readLoosely(in);
    }

    private void element() {
        header();
        in.skip(header.length());
    }

    /// An element within the header of another. Returns its content as a number.
    private long wrapped() {
        header();
        return number();
    }

    private long number() {
        header();
        int outer = in.narrow(header.length());
        long value = BerHeader.number(in, in.remaining());
        in.widen(outer);
        return value;
    }

    private void request() {
        header();
        wrapped();
        wrapped();
        preauthentication(REQUEST_PREAUTHENTICATION);
        header();
        while (!in.isAtEnd()) {
            header();
            int number = header.contextIndex();
            int outer = in.narrow(header.length());
            requestField(number);
            in.widen(outer);
        }
    }

    private void requestField(int number) {
        switch (number) {
            case 0 -> {
                header();
                in.skip(5);
            }
            case 1 -> principal(true);
            case 3 -> principal(false);
            case 4, 5, 6 -> header();
            case 2, 7, 10 -> element();
            case 8 -> {
                header();
                elements();
            }
            case 9 -> {
                header();
                while (!in.isAtEnd()) {
                    header();
                    header();
                    element();
                    header();
                    element();
                }
            }
            case 11 -> tickets();
            default -> {}
        }
    }

    private void elements() {
        while (!in.isAtEnd()) {
            element();
        }
    }

    private void principal(boolean client) {
        header();
        header();
        element();
        header();
        header();
        for (boolean first = true; !in.isAtEnd(); first = false) {
            header();
            in.require(header.length());
            if (client && first) {
                sink.client(in.bytes(), in.position(), (int) header.length());
            }
            in.skip(header.length());
        }
    }

    private void reply() {
        header();
        wrapped();
        wrapped();
        long realmLength = preauthentication(REPLY_PREAUTHENTICATION);
        int outer = in.narrow(realmLength);
        element();
        in.widen(outer);
        boundedPrincipal();
        ticket(true);
        encryptedPart();
    }

    private void boundedPrincipal() {
        header();
        int outer = in.narrow(header.length());
        principal(false);
        in.widen(outer);
    }

    /// Reads what may precede the body of a request or reply, and the header of the body. Returns the length in that.
    private long preauthentication(int number) {
        header();
        if (header.contextIndex() == number) {
            int outer = in.narrow(header.length());
            preauthenticationData(false);
            in.widen(outer);
            header();
        }
        return header.length();
    }

    private void preauthenticationData(boolean inError) {
        header();
        if (header.tag() != SEQUENCE_TAG) {
            in.skip(header.length());
            return;
        }
        while (!in.isAtEnd()) {
            header();
            long kind = wrapped();
            header();
            if (inError) {
                in.skip(header.length());
            } else {
                preauthenticationElement(kind);
            }
        }
    }

    private void preauthenticationElement(long kind) {
        if (kind == PA_TGS_REQUEST) {
            header();
            header();
            apRequest();
            sink.message();
        } else if (kind == PA_SALT) {
            element();
        } else {
            int outer = in.narrow(header.length());
            if (kind == PA_ENCRYPTED_TIMESTAMP) {
                encryptedData();
            } else if (kind == PA_PKINIT_REQUEST) {
                certificate(4);
            } else if (kind == PA_PKINIT_REPLY) {
                certificate(5);
            } else if (kind == PA_ENCRYPTION_TYPES || kind == PA_ENCRYPTION_TYPES_2) {
                encryptionTypes();
            } else {
                element();
            }
            in.widen(outer);
        }
    }

    private void certificate(int headers) {
        for (int i = 0; i < headers; i++) {
            header();
        }
        element();
        header();
        header();
        element();
        element();
        element();
        element();
    }

    private void encryptionTypes() {
        header();
        header();
        boolean salted = header.length() > 7 || header.length() < 0;
        header();
        element();
        if (salted) {
            header();
            element();
        }
    }

    private void apRequest() {
        header();
        wrapped();
        wrapped();
        header();
        header();
        in.skip(5);
        ticket(true);
        encryptedPart();
    }

    private void ticket(boolean wrapped) {
        if (wrapped) {
            header();
        }
        header();
        header();
        wrapped();
        wrapped();
        boundedPrincipal();
        encryptedPart();
    }

    private void tickets() {
        header();
        int outer = in.narrow(header.length());
        while (!in.isAtEnd()) {
            ticket(false);
        }
        in.widen(outer);
    }

    private void encryptedPart() {
        header();
        int outer = in.narrow(header.length());
        encryptedData();
        in.widen(outer);
    }

    private void encryptedData() {
        header();
        wrapped();
        header();
        if (header.contextIndex() == 1) {
            element();
            header();
        }
        int outer = in.narrow(header.length());
        element();
        in.widen(outer);
    }

    private void credentials() {
        wrapped();
        wrapped();
        header();
        header();
        tickets();
        encryptedPart();
    }

    private void error() {
        header();
        header();
        while (header.contextIndex() != ERROR_CODE) {
            errorField(header.contextIndex(), 0);
            header();
        }
        long code = number();
        while (!in.isAtEnd()) {
            header();
            errorField(header.contextIndex(), code);
        }
    }

    private void errorField(int number, long code) {
        if (number == ERROR_CODE) {
            return;
        }
        if (number > ERROR_DATA) {
            throw MalformedPayload.thrown();
        }
        int outer = in.narrow(header.length());
        switch (number) {
            case 2, 4 -> header();
            case 8, 10 -> principal(false);
            case ERROR_DATA -> {
                if (code == PREAUTHENTICATION_REQUIRED) {
                    preauthenticationData(true);
                }
            }
            default -> element();
        }
        in.widen(outer);
    }
}
