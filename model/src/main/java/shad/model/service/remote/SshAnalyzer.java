package shad.model.service.remote;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// SSH (RFC 4253) up to the point where a side encrypts. Confirms with the first message that takes new keys into use; when
/// both sides encrypt, nothing more is looked at. Zeek: ssh-protocol.pac, ssh-analyzer.pac.
///
/// ```text
/// | packet length (4) | padding length (1) | message (1) | … | padding |
/// ```
public final class SshAnalyzer extends Analyzer {
    /// `SSH::max_packet_length`
    private static final long MAX_PACKET_LENGTH = 8 << 20;
    /// `SSH::max_string_length`
    private static final long MAX_STRING_LENGTH = 2 << 20;
    /// What is kept of a packet or line before it is given up: no honest one is nearly as long (RFC 4253 section 6.1).
    private static final int MAX_KEPT = 1 << 18;
    private static final int LENGTH_FIELD = 4;
    private static final String BANNER = "SSH-";
    private static final int VERSION_OFFSET = 4;

    private static final int NEWKEYS = 21;
    private static final int SSH_1_PUBLIC_KEY = 2;
    private static final int SSH_1_SESSION_KEY = 3;
    private static final int SSH_1_BLOCK = 8;
    /// Lists of a KEXINIT message, and where the two of languages begin.
    private static final int NAME_LISTS = 10;
    private static final int COOKIE_LENGTH = 16;

    private final PerSide<Side> sides = new PerSide<>(_ -> new Side());
    private final PayloadReader packet = new PayloadReader();
    private final PayloadReader payload = new PayloadReader();
    private Version common = Version.UNKNOWN;
    /// The key exchange algorithms of the side that named them first.
    private byte @Nullable [] firstAlgorithms;
    private boolean originatorWasFirst;

    private enum Version {
        UNKNOWN,
        SSH_1,
        /// Speaks both.
        SSH_1_99,
        SSH_2;

        static Version of(byte[] bytes, int offset, int length) {
            if (length <= VERSION_OFFSET) {
                return UNKNOWN;
            }
            return switch (bytes[offset + VERSION_OFFSET]) {
                case '2' -> SSH_2;
                case '1' ->
                    length >= 8 && bytes[offset + 6] == '9' && bytes[offset + 7] == '9' ? SSH_1_99 : SSH_1;
                default -> UNKNOWN;
            };
        }
    }

    private enum Phase {
        VERSION,
        KEY_EXCHANGE,
        ENCRYPTED
    }

    private static final class Side {
        private final StreamBuffer stream = new StreamBuffer(MAX_KEPT);
        private Phase phase = Phase.VERSION;
        private Version version = Version.UNKNOWN;
        private SshKeyExchange keyExchange = SshKeyExchange.UNKNOWN;
        /// How many bytes of an unfinished line hold no end of line.
        private int scanned;
        private boolean afterCarriageReturn;

        void use(SshKeyExchange agreed) {
            keyExchange = agreed;
            phase = Phase.KEY_EXCHANGE;
        }

        void encrypt() {
            phase = Phase.ENCRYPTED;
        }
    }

    public SshAnalyzer() {
        super(Protocol.SSH, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        Side side = sides.of(fromOriginator);
        if (side.phase == Phase.ENCRYPTED) {
            return;
        }
        StreamBuffer stream = side.stream;
        stream.offer(bytes, offset, length);
        try {
            while (side.phase != Phase.ENCRYPTED && takeNext(fromOriginator, side)) {}
        } catch (MalformedPayload _) {
            stream.clear();
            side.scanned = 0;
            violate();
        }
        if (side.phase == Phase.ENCRYPTED && sides.of(!fromOriginator).phase == Phase.ENCRYPTED) {
            skip();
        } else if (side.phase == Phase.ENCRYPTED) {
            stream.clear();
        } else if (!stream.settle()) {
            skip();
        }
    }

    /// Takes the next line or packet off; returns false if it is not there to its end.
    private boolean takeNext(boolean fromOriginator, Side side) {
        if (side.afterCarriageReturn && side.stream.available() > 0) {
            side.afterCarriageReturn = false;
            if (side.stream.bytes()[side.stream.start()] == '\n') {
                side.stream.consume(1);
            }
        }
        return side.phase == Phase.VERSION ? takeLine(fromOriginator, side) : takePacket(fromOriginator, side);
    }

    private boolean takeLine(boolean fromOriginator, Side side) {
        StreamBuffer stream = side.stream;
        byte[] bytes = stream.bytes();
        int start = stream.start();
        int end = start + stream.available();
        int at = start + side.scanned;
        while (at < end && bytes[at] != '\r' && bytes[at] != '\n') {
            at++;
        }
        if (at == end) {
            side.scanned = at - start;
            return false;
        }
        side.scanned = 0;
        side.afterCarriageReturn = bytes[at] == '\r';
        stream.consume(at + 1L - start);
        if (Ascii.startsWith(bytes, start, at - start, BANNER)) {
            banner(fromOriginator, side, bytes, start, at - start);
        } else if (fromOriginator) { // only servers may say something before it
            throw MalformedPayload.thrown();
        }
        return true;
    }

    private void banner(boolean fromOriginator, Side side, byte[] bytes, int offset, int length) {
        side.phase = Phase.KEY_EXCHANGE;
        side.version = Version.of(bytes, offset, length);
        common = common();
        keepEvidence(
                fromOriginator ? EvidenceKind.CLIENT_SOFTWARE : EvidenceKind.SERVER_SOFTWARE, bytes, offset, length);
    }

    /// The version that both speak (RFC 4253 section 5.1).
    private Version common() {
        Version one = sides.of(true).version;
        Version other = sides.of(false).version;
        if (one == other) {
            return one == Version.SSH_1_99 ? Version.SSH_2 : one;
        }
        if (one == Version.UNKNOWN || other == Version.UNKNOWN) {
            return common;
        }
        if (one == Version.SSH_1_99) {
            return other;
        }
        return other == Version.SSH_1_99 ? one : Version.UNKNOWN;
    }

    private boolean takePacket(boolean fromOriginator, Side side) {
        StreamBuffer stream = side.stream;
        if (stream.available() < LENGTH_FIELD) {
            return false;
        }
        if (common == Version.UNKNOWN) {
            throw MalformedPayload.thrown();
        }
        long length = Integer.toUnsignedLong(Layouts.intBe(stream.bytes(), stream.start()));
        if (length > MAX_PACKET_LENGTH) {
            connection().reachLimit();
            skip(); // Zeek waits for as much as the limit
            return false;
        }
        boolean ssh1 = common == Version.SSH_1;
        int body = (int) length + (ssh1 ? SSH_1_BLOCK - (int) length % SSH_1_BLOCK : 0);
        if (stream.available() < LENGTH_FIELD + body) {
            return false;
        }
        packet.wrap(stream.bytes(), stream.start() + LENGTH_FIELD, body);
        stream.consume(LENGTH_FIELD + (long) body);
        if (ssh1) {
            ssh1Packet(side, (int) length);
        } else {
            ssh2Packet(fromOriginator, side, (int) length);
        }
        return true;
    }

    private void ssh1Packet(Side side, int length) {
        packet.skip(SSH_1_BLOCK - length % SSH_1_BLOCK); // padding
        int message = packet.u8();
        packet.take(length - 5L, payload); // without message and checksum
        switch (message) {
            case SSH_1_PUBLIC_KEY -> {
                payload.skip(8 + 4); // cookie, bits of the server's key
                ssh1Number();
                ssh1Number();
                payload.skip(4); // bits of the host's key
                ssh1Number();
                ssh1Number();
                payload.skip(4 + 4 + 4); // flags, ciphers, authentication
                side.encrypt();
            }
            case SSH_1_SESSION_KEY -> {
                payload.skip(1 + 8); // cipher, cookie
                ssh1Number();
                payload.skip(4); // flags
                side.encrypt();
                confirm();
            }
            default -> throw MalformedPayload.thrown();
        }
    }

    private void ssh1Number() {
        payload.skip((payload.u16() + 7) / 8); // counted in bits
    }

    private void ssh2Packet(boolean fromOriginator, Side side, int length) {
        int padding = packet.u8();
        int message = packet.u8();
        if (message == NEWKEYS) {
            side.encrypt();
        }
        long payloadLength = length - padding - 2L;
        packet.require(payloadLength);
        if (message == NEWKEYS) { // once its length is right
            confirm();
            return;
        }
        packet.take(payloadLength, payload);
        switch (side.keyExchange) {
            case UNKNOWN -> keyExchangeInit(fromOriginator);
            case DIFFIE_HELLMAN -> diffieHellman(message);
            case GROUP_EXCHANGE -> groupExchange(message);
            case ELLIPTIC_CURVE -> ellipticCurve(message);
            case GSS -> gss(message);
            case RSA -> rsa(message);
        }
    }

    /// Any message before the key exchange is agreed on is taken for KEXINIT (RFC 4253 section 7.1).
    private void keyExchangeInit(boolean fromOriginator) {
        payload.skip(COOKIE_LENGTH);
        int algorithms = payload.position() + LENGTH_FIELD;
        string();
        int algorithmsEnd = payload.position();
        boolean tooMany = isTooLong(algorithms, algorithmsEnd);
        for (int i = 1; i < NAME_LISTS; i++) {
            int list = payload.position() + LENGTH_FIELD;
            string();
            tooMany |= isTooLong(list, payload.position());
        }
        payload.skip(1 + 4); // first packet follows, reserved
        if (tooMany) {
            connection().reachLimit();
        }
        byte[] known = firstAlgorithms;
        if (known == null) {
            firstAlgorithms = Arrays.copyOfRange(payload.bytes(), algorithms, algorithmsEnd);
            originatorWasFirst = fromOriginator;
        } else if (originatorWasFirst != fromOriginator) {
            byte[] own = Arrays.copyOfRange(payload.bytes(), algorithms, algorithmsEnd);
            agree(fromOriginator ? SshKeyExchange.agreed(own, known) : SshKeyExchange.agreed(known, own));
        }
    }

    private void agree(SshKeyExchange agreed) {
        if (agreed != SshKeyExchange.UNKNOWN) {
            sides.of(true).use(agreed);
            sides.of(false).use(agreed);
        }
    }

    private boolean isTooLong(int from, int to) {
        int names = 1;
        for (int at = from; at < to; at++) {
            if (payload.bytes()[at] == ',') {
                names++;
            }
        }
        return names > SshKeyExchange.MAX_NAMES;
    }

    private void string() {
        long length = payload.u32();
        if (length > MAX_STRING_LENGTH) {
            connection().reachLimit();
        }
        payload.skip(length);
    }

    private void strings(int count) {
        for (int i = 0; i < count; i++) {
            string();
        }
    }

    private void diffieHellman(int message) {
        switch (message) {
            case 30 -> string(); // init: e
            case 31 -> strings(3); // reply: host key, f, signature
            default -> {}
        }
    }

    private void groupExchange(int message) {
        switch (message) {
            case 30 -> payload.skip(4); // old request
            case 31 -> strings(2); // group
            case 32 -> string(); // init
            case 33 -> strings(3); // reply
            case 34 -> payload.skip(12); // request
            default -> {}
        }
    }

    private void ellipticCurve(int message) {
        switch (message) {
            case 30 -> string(); // init
            case 31 -> strings(3); // reply
            default -> throw MalformedPayload.thrown();
        }
    }

    private void gss(int message) {
        switch (message) {
            case 30, 41 -> strings(2); // init, group
            case 31, 33 -> string(); // continue, host key
            case 32 -> {
                strings(2);
                if (payload.u8() != 0) {
                    string();
                }
            }
            case 34 -> {
                payload.skip(8);
                strings(2);
            }
            case 40 -> payload.skip(12); // group request
            default -> throw MalformedPayload.thrown();
        }
    }

    private void rsa(int message) {
        switch (message) {
            case 30 -> strings(2); // public key
            case 31, 32 -> string(); // secret, done
            default -> throw MalformedPayload.thrown();
        }
    }
}
