package shad.model.service.tls;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;

/// QUIC (RFC 9000, RFC 9001, RFC 9369). Confirms with the first Initial packet that is authentic; the hellos in Initial
/// packets go to an analyzer of TLS. Everything else is passed over by its length. After a violation nothing more is
/// looked at. Zeek: QUIC.spicy, decrypt_crypto.cc.
///
/// ```text
/// | 1 1 type … | version (4) | length | destination id | length | source id | token, Initial only | length | number …
/// ```
public final class QuicAnalyzer extends Analyzer {
    private static final int LONG_HEADER = 0x80;
    private static final int FIXED_BIT = 0x40;
    private static final int RETRY_TAG_LENGTH = 16;
    /// Zeek's own bound.
    private static final int MAX_PROTECTED_LENGTH = 10_000;

    private static final int PADDING = 0x00;
    private static final int PING = 0x01;
    private static final int ACK = 0x02;
    private static final int ACK_WITH_ECN = 0x03;
    private static final int CRYPTO = 0x06;
    private static final int CONNECTION_CLOSE = 0x1c;

    private final PayloadReader datagram = new PayloadReader();
    private final PayloadReader frames = new PayloadReader();
    private final PerSide<CryptoStream> streams = new PerSide<>(_ -> new CryptoStream());
    /// The connection identifier that the client's first Initial packet went to: the keys of both sides follow from it.
    private byte @Nullable [] initialId;
    private @Nullable InitialProtection protection;
    /// Length of the identifiers in packets with a short header.
    private int clientIdLength;

    /// Loads the ciphers, which takes longer than to decrypt many packets. From any thread.
    public static void load() {
        InitialProtection.load();
    }

    public QuicAnalyzer() {
        super(Protocol.QUIC, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        datagram.wrap(bytes, offset, length);
        try {
            while (!datagram.isAtEnd()) {
                packet(fromOriginator);
            }
        } catch (MalformedPayload _) {
            violate();
            skip();
        }
        if (streams.of(true).isFinished() && isSettled()) {
            skip();
        }
    }

    private void packet(boolean fromOriginator) {
        int firstByte = datagram.peek(0);
        if ((firstByte & FIXED_BIT) == 0) {
            datagram.skipRest();
        } else if ((firstByte & LONG_HEADER) == 0) {
            datagram.skip(1L + clientIdLength);
            datagram.skipRest();
        } else {
            longHeader(fromOriginator, firstByte);
        }
    }

    private void longHeader(boolean fromOriginator, int firstByte) {
        int start = datagram.position();
        datagram.skip(1);
        int versionNumber = datagram.i32();
        int destinationLength = datagram.u8();
        int destination = datagram.position();
        datagram.skip(destinationLength);
        int sourceLength = datagram.u8();
        datagram.skip(sourceLength);
        QuicVersion version = QuicVersion.of(versionNumber);
        if (version == null) {
            throw MalformedPayload.thrown();
        }
        switch (version.packetType(firstByte)) {
            case INITIAL -> {
                datagram.skip(number(datagram)); // token
                long length = number(datagram);
                int protectedPart = datagram.position();
                if (length < InitialProtection.MIN_PROTECTED_LENGTH) {
                    throw MalformedPayload.thrown();
                }
                datagram.skip(length);
                if (isReadable(fromOriginator)) {
                    if (fromOriginator && initialId == null) {
                        initialId = Arrays.copyOfRange(datagram.bytes(), destination, destination + destinationLength);
                    }
                    clientIdLength = fromOriginator ? sourceLength : destinationLength;
                    initial(fromOriginator, version, start, protectedPart);
                }
            }
            case ZERO_RTT, HANDSHAKE -> datagram.skip(number(datagram));
            case RETRY -> {
                datagram.skip(RETRY_TAG_LENGTH);
                datagram.skipRest();
                startOver();
            }
        }
    }

    /// Whether a side's Initial packets can be decrypted, and are still of use.
    private boolean isReadable(boolean fromOriginator) {
        return (fromOriginator || initialId != null) && !streams.of(fromOriginator).isFinished();
    }

    /// After a Retry packet the client chooses anew.
    private void startOver() {
        streams.clear();
        initialId = null;
        protection = null;
    }

    /// Decrypts the packet from `start` to where the datagram was read, and looks at its frames.
    private void initial(boolean fromOriginator, QuicVersion version, int start, int protectedPart) {
        int end = datagram.position();
        byte[] plain = end - protectedPart > MAX_PROTECTED_LENGTH
                ? null
                : protection(version).open(fromOriginator, datagram.bytes(), start, protectedPart, end);
        if (plain == null || plain.length == 0) {
            throw MalformedPayload.thrown();
        }
        confirm();
        frames.wrap(plain, 0, plain.length);
        while (!frames.isAtEnd()) {
            frame(fromOriginator);
        }
    }

    private InitialProtection protection(QuicVersion version) {
        InitialProtection known = protection;
        byte[] id = initialId;
        if (id == null) {
            throw new IllegalStateException("no connection identifier");
        }
        if (known == null || known.version() != version) {
            known = new InitialProtection(version, id);
            protection = known;
        }
        return known;
    }

    private void frame(boolean fromOriginator) {
        switch (frames.u8()) {
            case PADDING, PING -> {}
            case ACK -> acknowledgment(false);
            case ACK_WITH_ECN -> acknowledgment(true);
            case CRYPTO -> crypto(fromOriginator);
            case CONNECTION_CLOSE -> {
                number(frames); // error
                number(frames); // frame that caused it
                frames.skip(number(frames)); // reason
            }
            default -> throw MalformedPayload.thrown();
        }
    }

    private void acknowledgment(boolean withEcn) {
        number(frames); // largest
        number(frames); // delay
        long ranges = number(frames);
        number(frames); // first range
        for (long i = 0; i < ranges; i++) { // ends with the packet at the latest
            number(frames); // gap
            number(frames); // length
        }
        if (withEcn) {
            number(frames);
            number(frames);
            number(frames);
        }
    }

    private void crypto(boolean fromOriginator) {
        long streamOffset = number(frames);
        long length = number(frames);
        int content = frames.position();
        frames.skip(length);
        CryptoStream stream = streams.of(fromOriginator);
        byte[] hello = stream.add(streamOffset, frames.bytes(), content, (int) length);
        if (hello != null) {
            attachChild(Protocol.SSL);
            forwardToChildren(fromOriginator, hello, 0, hello.length);
        }
        if (stream.isOverfull()) {
            throw MalformedPayload.thrown();
        }
    }

    /// Reads an integer of one, two, four or eight bytes (RFC 9000 section 16).
    private static long number(PayloadReader reader) {
        int first = reader.peek(0);
        return switch (first >> 6) {
            case 0 -> reader.u8();
            case 1 -> reader.u16() & 0x3fff;
            case 2 -> reader.u32() & 0x3fff_ffffL;
            default -> reader.i64() & 0x3fff_ffff_ffff_ffffL;
        };
    }
}
