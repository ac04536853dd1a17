package shad.model.service.tls;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a version of QUIC means for the protection of Initial packets and for the types of long headers (RFC 9001 section
/// 5.2, RFC 9369 section 3; the drafts 22 to 34, and those of mvfst).
enum QuicVersion {
    V1("38762cf7f55934b34d179ae6a4c80cadccbb7f0a", "quic ", 0),
    V2("0dede3def700a6db819381be6e269dcbf9bd2ed9", "quicv2 ", 1),
    DRAFT_22("7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a", "quic ", 0),
    DRAFT_23_TO_28("c3eef712c72ebb5a11a7d2432bb46365bef9f502", "quic ", 0),
    DRAFT_29_TO_32("afbfec289993d24c9e9786f19c6111e04390a899", "quic ", 0);

    private final byte[] salt;
    private final String labelPrefix;
    /// By how much the types of packets are shifted.
    private final int firstType;

    QuicVersion(String salt, String labelPrefix, int firstType) {
        this.salt = HexFormat.of().parseHex(salt);
        this.labelPrefix = labelPrefix;
        this.firstType = firstType;
    }

    /// Types of packets with a long header, in the order of version 1.
    enum PacketType {
        INITIAL,
        ZERO_RTT,
        HANDSHAKE,
        RETRY;

        private static final PacketType[] VALUES = values();
    }

    /// The version with this number; null if Zeek does not know it.
    static @Nullable QuicVersion of(int number) {
        return switch (number) {
            case 0x0000_0001, 0xff00_0021, 0xff00_0022 -> V1;
            case 0x6b33_43cf -> V2;
            case 0xff00_0016, 0xface_b001 -> DRAFT_22;
            case 0xff00_0017, 0xff00_0018, 0xff00_0019, 0xff00_001a, 0xff00_001b, 0xff00_001c -> DRAFT_23_TO_28;
            case 0xface_b002, 0xface_b00e, 0xface_b011, 0xface_b012, 0xface_b013 -> DRAFT_23_TO_28;
            case 0xff00_001d, 0xff00_001e, 0xff00_001f, 0xff00_0020 -> DRAFT_29_TO_32;
            default -> null;
        };
    }

    byte[] salt() {
        return salt.clone();
    }

    /// What stands before "key", "iv" and "hp" in the labels of keys.
    String labelPrefix() {
        return labelPrefix;
    }

    /// The type that a first byte with a long header tells.
    PacketType packetType(int firstByte) {
        return PacketType.VALUES[(firstByte >> 4 & 3) - firstType & 3];
    }
}
