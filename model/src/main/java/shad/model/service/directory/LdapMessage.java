package shad.model.service.directory;

import static shad.model.service.directory.LdapElements.requireSound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.Protocol;
import shad.model.service.directory.LdapSession.Mechanism;
import shad.model.service.directory.LdapSession.Mode;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.BerHeader;
import shad.model.service.parse.BerHeader.TagClass;
import shad.model.service.parse.PayloadReader;

/// One LDAP message (RFC 4511 section 4): a sequence of message number, operation and controls. The body of the
/// operation is held to what Zeek holds it to (Zeek, ldap.spicy), which is less than the RFC in some places and more in
/// others: the body must be used to its last byte.
final class LdapMessage {
    private static final int BIND_REQUEST = 0;
    private static final int BIND_RESPONSE = 1;
    private static final int UNBIND_REQUEST = 2;
    private static final int SEARCH_REQUEST = 3;
    private static final int SEARCH_RESULT_ENTRY = 4;
    private static final int SEARCH_RESULT_DONE = 5;
    private static final int MODIFY_REQUEST = 6;
    private static final int MODIFY_RESPONSE = 7;
    private static final int ADD_REQUEST = 8;
    private static final int ADD_RESPONSE = 9;
    private static final int DELETE_REQUEST = 10;
    private static final int DELETE_RESPONSE = 11;
    private static final int MODIFY_NAME_REQUEST = 12;
    private static final int MODIFY_NAME_RESPONSE = 13;
    private static final int COMPARE_REQUEST = 14;
    private static final int COMPARE_RESPONSE = 15;
    private static final int ABANDON_REQUEST = 16;
    private static final int SEARCH_RESULT_REFERENCE = 19;
    private static final int EXTENDED_REQUEST = 23;
    private static final int EXTENDED_RESPONSE = 24;
    private static final int INTERMEDIATE_RESPONSE = 25;

    private static final int SIMPLE = 0;
    private static final int SASL = 3;
    private static final int SICILY_NEGOTIATE = 10;
    private static final int SICILY_RESPONSE = 11;
    private static final int SERVER_CREDENTIALS = 7;
    private static final int RESPONSE_NAME = 10;
    private static final int RESPONSE_VALUE = 11;
    private static final int LAST_MODIFICATION = 2;
    private static final int SUCCESS = 0;

    private static final int SPNEGO_INITIAL_TOKEN = 0x60;
    private static final int SPNEGO_RESPONSE = 0xa1;
    private static final String NTLM_SIGNATURE = "NTLMSSP";
    private static final byte[] SPNEGO_OID = {0x2b, 6, 1, 5, 5, 2};
    private static final byte[] MICROSOFT_KERBEROS_OID =
            {0x2a, (byte) 0x86, 0x48, (byte) 0x82, (byte) 0xf7, 0x12, 1, 2, 2};
    private static final byte[] ACCEPTED = {10, 1, 0};
    private static final String START_TLS = "1.3.6.1.4.1.1466.20037";

    private final LdapSession session;
    private final Sink sink;
    private final PayloadReader in = new PayloadReader();
    private final LdapElements elements = new LdapElements(in);
    private final LdapFilter filter = new LdapFilter(elements);
    /// For payloads within the message.
    private final PayloadReader inner = new PayloadReader();
    private final LdapElements innerElements = new LdapElements(inner);

    private int operation;
    private int operationStart;
    private long operationLength;
    private long length;

    /// Takes what is found in messages.
    interface Sink {
        /// A token of an authentication, for the analyzer of GSSAPI or NTLM.
        void token(Protocol protocol, byte[] bytes, int offset, int length);

        /// A name that somebody authenticates with.
        void found(EvidenceKind kind, byte[] bytes, int offset, int length);
    }

    LdapMessage(LdapSession session, Sink sink) {
        this.session = session;
        this.sink = sink;
    }

    /// Reads what precedes the body of the operation. Returns false if that is not there in full.
    boolean readHeader(byte[] bytes, int offset, int available) {
        in.wrap(bytes, offset, available);
        BerHeader header = elements.header();
        if (!BerHeader.isPresent(in)) {
            return false;
        }
        header.read(in);
        requireSound(header.is(BerHeader.SEQUENCE));
        length = in.consumed() + bounded(header.length());
        if (!BerHeader.isPresent(in)) {
            return false;
        }
        header.read(in);
        requireSound(header.is(BerHeader.INTEGER));
        requireSound(header.length() >= 1 && header.length() <= Long.BYTES);
        if (header.length() > in.remaining()) {
            return false;
        }
        in.skip(header.length());
        if (!BerHeader.isPresent(in)) {
            return false;
        }
        header.read(in);
        requireSound(header.tagClass() == TagClass.APPLICATION);
        operation = header.type();
        operationStart = in.consumed();
        operationLength = bounded(header.length());
        return true;
    }

    /// Nothing as long as a hostile length says will ever come; what matters is that sums do not overflow.
    private static long bounded(long claimed) {
        return claimed < 0 ? Integer.MAX_VALUE : Math.min(claimed, Integer.MAX_VALUE);
    }

    /// Length up to the end of the operation, bytes; valid after [#readHeader].
    long lengthOfOperation() {
        return operationStart + operationLength;
    }

    /// Length of the whole message, bytes.
    long length() {
        return Math.max(length, lengthOfOperation());
    }

    /// Whether the operation decides how the connection goes on.
    boolean isAboutSession() {
        return switch (operation) {
            case BIND_REQUEST, BIND_RESPONSE, EXTENDED_REQUEST, EXTENDED_RESPONSE -> true;
            default -> false;
        };
    }

    /// Reads the operation, which must be there in full, behind the header that was read last.
    void readOperation() {
        int outer = in.narrow(operationLength);
        switch (operation) {
            case BIND_REQUEST -> bindRequest();
            case BIND_RESPONSE -> bindResponse();
            case UNBIND_REQUEST -> {}
            case SEARCH_REQUEST -> searchRequest();
            case SEARCH_RESULT_ENTRY -> {
                elements.text();
                elements.any();
            }
            case SEARCH_RESULT_DONE, MODIFY_RESPONSE, ADD_RESPONSE, DELETE_RESPONSE, MODIFY_NAME_RESPONSE,
                    COMPARE_RESPONSE ->
                result();
            case MODIFY_REQUEST -> modifyRequest();
            case DELETE_REQUEST -> elements.text();
            case ABANDON_REQUEST -> elements.number();
            case ADD_REQUEST, MODIFY_NAME_REQUEST, COMPARE_REQUEST, SEARCH_RESULT_REFERENCE, INTERMEDIATE_RESPONSE ->
                in.skipRest();
            case EXTENDED_REQUEST -> extendedRequest();
            case EXTENDED_RESPONSE -> extendedResponse();
            default -> requireSound(false);
        }
        requireSound(in.isAtEnd());
        in.widen(outer);
        requireSound(length >= lengthOfOperation());
    }

    /// Returns the result code.
    private int result() {
        int code = elements.smallNumber();
        elements.text();
        elements.text();
        return code;
    }

    private void bindRequest() {
        elements.number();
        int nameLength = elements.text();
        int nameOffset = elements.contentOffset();
        int choice = elements.tagged();
        int offset = elements.contentOffset();
        int size = (int) elements.header().length();
        if (nameLength > 0 && choice == SIMPLE) {
            sink.found(EvidenceKind.USER_NAME, in.bytes(), nameOffset, nameLength);
        }
        if (size == 0) {
            return;
        }
        if (choice == SASL) {
            saslCredentials(offset, size);
        } else if (choice == SICILY_NEGOTIATE || choice == SICILY_RESPONSE) {
            requireSound(Ascii.startsWith(in.bytes(), offset, size, NTLM_SIGNATURE));
            sink.token(Protocol.NTLM, in.bytes(), offset, size);
        }
    }

    private void saslCredentials(int offset, int size) {
        inner.wrap(in.bytes(), offset, size);
        int nameLength = innerElements.text();
        Mechanism mechanism = Mechanism.of(inner.bytes(), innerElements.contentOffset(), nameLength);
        boolean present = BerHeader.isPresent(inner);
        if (present) {
            innerElements.header().read(inner);
            present = innerElements.header().type() == BerHeader.OCTET_STRING;
        }
        if (!present) {
            session.request(mechanism);
            return;
        }
        inner.narrow(innerElements.header().length());
        int tokenOffset = inner.position();
        int tokenLength = inner.remaining();
        @Nullable
        Protocol carrier = carrier(mechanism);
        if (mechanism == Mechanism.SPNEGO) {
            carrier = initialToken();
        }
        session.request(mechanism);
        forward(carrier, tokenOffset, tokenLength);
    }

    /// The kind of tokens that a mechanism exchanges; null for those that nobody can read.
    private static @Nullable Protocol carrier(Mechanism mechanism) {
        return switch (mechanism) {
            case SPNEGO, GSSAPI -> Protocol.GSSAPI;
            case NTLM -> Protocol.NTLM;
            case NONE, OTHER_GSS, OTHER -> null;
        };
    }

    private void forward(@Nullable Protocol carrier, int offset, int size) {
        if (carrier != null) {
            sink.token(carrier, in.bytes(), offset, size);
        }
    }

    /// A client's token of SPNEGO (RFC 4178 section 4.2), or NTLM without it.
    private Protocol initialToken() {
        if (inner.startsWith(NTLM_SIGNATURE)) {
            return Protocol.NTLM;
        }
        BerHeader header = innerElements.header();
        header.read(inner);
        requireSound(header.tag() == SPNEGO_INITIAL_TOKEN || header.tag() == SPNEGO_RESPONSE);
        if (header.tag() == SPNEGO_INITIAL_TOKEN) {
            header.read(inner);
            requireSound(header.is(BerHeader.OBJECT_IDENTIFIER));
            inner.require(header.length());
            requireSound(isAt(inner.position(), (int) header.length(), SPNEGO_OID));
        }
        return Protocol.GSSAPI;
    }

    private boolean isAt(int offset, int size, byte[] expected) {
        return Arrays.equals(in.bytes(), offset, offset + size, expected, 0, expected.length);
    }

    private void bindResponse() {
        if (result() == SUCCESS) {
            session.bound();
        }
        if (in.isAtEnd()) {
            return;
        }
        int first = in.position();
        int end = first + in.remaining();
        while (!in.isAtEnd()) {
            requireSound(elements.inContext() == SERVER_CREDENTIALS);
        }
        @Nullable
        Protocol carrier = carrier(session.mechanism());
        if (session.mechanism() == Mechanism.SPNEGO) {
            inner.wrap(in.bytes(), first, end - first);
            innerElements.header().read(inner);
            inner.narrow(innerElements.header().length());
            carrier = answeringToken();
        }
        inner.wrap(in.bytes(), first, end - first);
        while (!inner.isAtEnd()) {
            innerElements.inContext();
            forward(carrier, innerElements.contentOffset(), (int) innerElements.header().length());
        }
    }

    /// A server's token of SPNEGO (RFC 4178 section 4.2.2), or NTLM without it. The first token that accepts Microsoft's
    /// Kerberos tells how messages are framed from now on.
    private Protocol answeringToken() {
        if (inner.startsWith(NTLM_SIGNATURE)) {
            return Protocol.NTLM;
        }
        innerElements.header().read(inner);
        requireSound(innerElements.header().tag() == SPNEGO_RESPONSE);
        innerElements.enter();
        boolean accepted = false;
        boolean kerberos = false;
        boolean answered = false;
        BerHeader header = innerElements.header();
        while (!inner.isAtEnd()) {
            header.read(inner);
            requireSound(header.tagClass() != TagClass.UNIVERSAL);
            int outer = inner.narrow(header.length());
            switch (header.type()) {
                case 0 -> accepted = isAt(inner.position(), inner.remaining(), ACCEPTED);
                case 1 -> {
                    int size = innerElements.text();
                    kerberos = isAt(innerElements.contentOffset(), size, MICROSOFT_KERBEROS_OID);
                }
                case 2 -> answered = true;
                case 3 -> {}
                default -> requireSound(false);
            }
            inner.widen(outer);
        }
        if (accepted && kerberos && answered) {
            session.decide(Mode.KERBEROS);
        }
        return Protocol.GSSAPI;
    }

    private void searchRequest() {
        elements.text();
        elements.smallNumber();
        elements.smallNumber();
        elements.number();
        elements.number();
        elements.bool();
        filter.read();
        elements.any();
    }

    private void modifyRequest() {
        elements.text();
        int outer = elements.enter();
        requireSound(elements.header().type() == BerHeader.SEQUENCE);
        while (!in.isAtEnd()) {
            modification();
        }
        in.widen(outer);
    }

    private void modification() {
        int outer = elements.enter();
        long kind = elements.number();
        requireSound(kind >= 0 && kind <= LAST_MODIFICATION);
        int attributeEnd = elements.enter();
        elements.text();
        if (!in.isAtEnd()) {
            int valuesEnd = elements.enter();
            requireSound(elements.header().type() == BerHeader.SET);
            while (!in.isAtEnd()) {
                elements.text();
            }
            in.widen(valuesEnd);
        }
        while (!in.isAtEnd()) {
            elements.any();
        }
        in.widen(attributeEnd);
        requireSound(in.isAtEnd());
        in.widen(outer);
    }

    private void extendedRequest() {
        elements.inContext();
        if (Ascii.is(in.bytes(), elements.contentOffset(), (int) elements.header().length(), START_TLS)) {
            session.requestStartTls();
        }
        if (!in.isAtEnd()) {
            elements.inContext();
        }
    }

    private void extendedResponse() {
        int code = result();
        for (int i = 0; i < 2 && !in.isAtEnd(); i++) {
            int number = elements.inContext();
            requireSound(number == RESPONSE_NAME || number == RESPONSE_VALUE);
        }
        requireSound(in.isAtEnd());
        if (code == SUCCESS) {
            session.extended();
        }
    }
}
