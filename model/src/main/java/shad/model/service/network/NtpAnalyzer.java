package shad.model.service.network;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// NTP (RFC 5905 section 7.3; control messages RFC 9327). A server's message from the originator, or a client's from the
/// responder, shows that the roles were guessed wrong (Zeek, NTP analyzer).
public final class NtpAnalyzer extends Analyzer {
    private static final int CLIENT = 3;
    private static final int SERVER = 4;
    private static final int LAST_STANDARD_MODE = 5;
    private static final int CONTROL = 6;
    private static final int PRIVATE = 7;
    private static final int STANDARD_REST = 47;
    /// What follows a standard message is an authenticator, unless it is longer than this.
    private static final int MAX_AUTHENTICATOR = 24;
    /// The fields of an extension before its value, and behind it the length of its signature.
    private static final int EXTENSION_HEADER = 18;
    private static final int EXTENSION_MINIMUM = 22;
    private static final int CONTROL_AUTHENTICATOR = 12;
    private static final int PRIVATE_AUTHENTICATOR = 20;

    private final PayloadReader reader = new PayloadReader();
    private boolean originatorFlipped;
    private boolean responderFlipped;

    public NtpAnalyzer() {
        super(Protocol.NTP, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        reader.wrap(bytes, offset, length);
        int mode = reader.u8() & 7;
        if (mode >= 1 && mode <= LAST_STANDARD_MODE) {
            standard();
        } else if (mode == CONTROL) {
            control();
        } else if (mode == PRIVATE) {
            privateMode();
        }
        confirm();
        if (fromOriginator && mode == SERVER && !originatorFlipped) {
            originatorFlipped = true;
            connection().flipRoles();
        } else if (!fromOriginator && mode == CLIENT && !responderFlipped) {
            responderFlipped = true;
            connection().flipRoles();
        }
    }

    private void standard() {
        reader.skip(STANDARD_REST);
        if (reader.remaining() <= MAX_AUTHENTICATOR) {
            return;
        }
        while (!reader.isAtEnd()) {
            extension();
        }
    }

    /// An Autokey extension field (RFC 5906 section 10); Zeek takes every extension, and what follows, for one.
    private void extension() {
        int start = reader.consumed();
        reader.skip(2);
        int length = reader.u16();
        reader.skip(12);
        long valueLength = reader.u32();
        if (length < EXTENSION_MINIMUM
                || valueLength > length - EXTENSION_HEADER
                || valueLength > length - EXTENSION_MINIMUM) {
            throw MalformedPayload.thrown();
        }
        reader.skip(valueLength);
        reader.skip(reader.u32());
        int padding = length - (reader.consumed() - start);
        if (padding > 0) {
            reader.skip(padding);
        }
    }

    private void control() {
        reader.skip(9);
        reader.skip(reader.u16());
        if (reader.remaining() == CONTROL_AUTHENTICATOR) {
            reader.skip(CONTROL_AUTHENTICATOR);
        }
    }

    private void privateMode() {
        boolean authenticated = (reader.u8() & 0x80) != 0;
        reader.skip(2);
        reader.skip(reader.u16() & 0xfff);
        if (authenticated) {
            reader.skip(PRIVATE_AUTHENTICATOR);
        }
    }
}
