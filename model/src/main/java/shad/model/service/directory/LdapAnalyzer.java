package shad.model.service.directory;

import static shad.model.service.directory.LdapElements.requireSound;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.directory.LdapSession.Mode;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// LDAP over TCP and UDP (RFC 4511; Zeek, LDAP analyzers). The first complete message, of either side, confirms.
/// Tokens of an authentication go to GSSAPI or NTLM below this analyzer, and after StartTLS everything goes to TLS. At
/// the first thing that is no LDAP both sides are given up.
public final class LdapAnalyzer extends Analyzer implements LdapMessage.Sink {
    /// Longest operation that is looked into. A longer one is the entry of a large object; it is passed over.
    private static final int LIMIT = 65_536;
    private static final int SASL_LENGTH = 4;
    private static final int PLAIN_TAG = 0x30;
    private static final int WRAP_TOKEN = 0x0504;
    private static final int WRAP_TOKEN_HEADER = 16;
    private static final int SEALED = 2;
    private static final int FILLER = 0xff;

    private final LdapSession session = new LdapSession();
    private final LdapMessage message = new LdapMessage(session, this);
    private final PayloadReader reader = new PayloadReader();
    private final PerSide<Side> sides = new PerSide<>(_ -> new Side());
    private boolean fromOriginator;

    /// One direction. `unfinished` tells that a message is passed over to its end, which then counts as good.
    private static final class Side {
        private final StreamBuffer buffer = new StreamBuffer(LIMIT);
        private boolean unfinished;
        private boolean stopped;
        private boolean encrypted;
    }

    private LdapAnalyzer(Protocol protocol) {
        super(protocol, Needs.NOTHING);
    }

    /// LDAP as a stream of messages.
    public static Analyzer overTcp() {
        return new LdapAnalyzer(Protocol.LDAP_TCP);
    }

    /// LDAP in datagrams, each of which holds whole messages.
    public static Analyzer overUdp() {
        return new LdapAnalyzer(Protocol.LDAP_UDP);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        Side side = sides.of(fromOriginator);
        if (side.stopped) {
            return;
        }
        this.fromOriginator = fromOriginator;
        try {
            side.buffer.offer(bytes, offset, length);
            read(side);
            if (protocol() == Protocol.LDAP_UDP) {
                requireSound(side.buffer.available() == 0 && !side.buffer.isPassingOver());
            }
        } catch (MalformedPayload malformed) {
            skip();
            throw malformed;
        }
        side.buffer.settle();
    }

    private void read(Side side) {
        finish(side);
        boolean complete = true;
        while (complete && side.buffer.available() > 0) {
            complete = switch (session.mode()) {
                case PLAIN -> message(side);
                case UNDECIDED -> decide(side.buffer);
                case ENCRYPTED -> encrypted(side.buffer);
                case KERBEROS -> wrapToken(side);
                case TLS -> tls(side);
            };
        }
    }

    private boolean message(Side side) {
        StreamBuffer buffer = side.buffer;
        if (!message.readHeader(buffer.bytes(), buffer.start(), buffer.available())) {
            return false;
        }
        long needed = message.lengthOfOperation();
        if (needed <= buffer.available()) {
            if (!isSettled() || message.isAboutSession()) {
                message.readOperation();
            }
        } else if (needed <= LIMIT) {
            return false;
        }
        buffer.consume(message.length());
        side.unfinished = true;
        finish(side);
        return true;
    }

    /// Counts a message once its last byte has come.
    private void finish(Side side) {
        if (side.unfinished && !side.buffer.isPassingOver()) {
            side.unfinished = false;
            confirm();
        }
    }

    /// Looks whether the mechanism that succeeded brought a layer of its own: a message begins with the tag of a
    /// sequence, a layer with a length that is never so large.
    private boolean decide(StreamBuffer buffer) {
        PayloadReader in = reader.wrap(buffer.bytes(), buffer.start(), buffer.available());
        if (in.peek(0) == PLAIN_TAG) {
            session.decide(Mode.PLAIN);
            return true;
        }
        boolean kerberos = false;
        if (session.mayBeKerberos()) {
            if (in.remaining() < SASL_LENGTH) {
                return false;
            }
            if (in.u32() >= 2) {
                if (in.remaining() < 2) {
                    return false;
                }
                kerberos = in.u16() == WRAP_TOKEN;
            }
        }
        session.decide(kerberos ? Mode.KERBEROS : Mode.ENCRYPTED);
        return true;
    }

    private boolean encrypted(StreamBuffer buffer) {
        if (buffer.available() < SASL_LENGTH) {
            return false;
        }
        buffer.consume(SASL_LENGTH
                + reader.wrap(buffer.bytes(), buffer.start(), buffer.available()).u32());
        return true;
    }

    /// A wrap token of Kerberos (RFC 4121 section 4.2.6.2) behind a length of four bytes; one that is not sealed holds
    /// messages to read.
    private boolean wrapToken(Side side) {
        StreamBuffer buffer = side.buffer;
        PayloadReader in = reader.wrap(buffer.bytes(), buffer.start(), buffer.available());
        if (in.remaining() < SASL_LENGTH + 2) {
            return false;
        }
        long length = in.u32();
        if (in.u16() != WRAP_TOKEN) {
            requireSound(length >= 2);
            buffer.consume(SASL_LENGTH + length);
            return true;
        }
        if (buffer.available() < SASL_LENGTH + WRAP_TOKEN_HEADER) {
            return false;
        }
        boolean sealed = (in.u8() & SEALED) != 0;
        requireSound(in.u8() == FILLER);
        int extraCount = in.u16();
        int rotation = in.u16();
        requireSound(sealed || rotation == extraCount || rotation == 0);
        in.skip(Long.BYTES);
        boolean rotated = rotation == extraCount;
        long before = rotated ? extraCount : 0;
        long content = length - WRAP_TOKEN_HEADER - (rotated || rotation == 0 ? extraCount : 0);
        requireSound(content >= 0);
        if (!sealed && SASL_LENGTH + length <= LIMIT) {
            if (buffer.available() < SASL_LENGTH + length) {
                return false;
            }
            in.skip(before);
            messages(in.position(), (int) content);
        }
        buffer.consume(SASL_LENGTH + length);
        return true;
    }

    /// Messages that end where the token ends that holds them.
    private void messages(int offset, int length) {
        byte[] bytes = reader.bytes();
        int end = offset + length;
        int at = offset;
        while (at < end) {
            requireSound(message.readHeader(bytes, at, end - at));
            requireSound(message.length() <= end - at);
            message.readOperation();
            confirm();
            at += (int) message.length();
        }
    }

    private boolean tls(Side side) {
        if (!side.encrypted) {
            side.encrypted = true;
            attachChild(Protocol.SSL);
        }
        StreamBuffer buffer = side.buffer;
        forwardToChildren(fromOriginator, buffer.bytes(), buffer.start(), buffer.available());
        buffer.consume(buffer.available());
        if (childrenAreIdle()) {
            skip();
        }
        return true;
    }

    @Override
    public void token(Protocol protocol, byte[] bytes, int offset, int length) {
        @Nullable
        Analyzer carrier = child(protocol);
        if (carrier != null) {
            feed(carrier, fromOriginator, bytes, offset, length);
        }
    }

    @Override
    public void found(EvidenceKind kind, byte[] bytes, int offset, int length) {
        keepEvidence(kind, bytes, offset, length);
    }

    /// A gap ends the analysis unless it lies in what is passed over.
    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        Side side = sides.of(fromOriginator);
        if (side.stopped) {
            return;
        }
        if (side.buffer.lose(length)) {
            finish(side);
        } else {
            skip();
        }
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        Side side = sides.of(fromOriginator);
        if (!side.stopped && !side.buffer.isBetweenMessages()) {
            side.stopped = true;
            violate();
        }
        side.stopped = true;
    }

    @Override
    protected void rolesFlipped() {
        sides.swap();
    }
}
