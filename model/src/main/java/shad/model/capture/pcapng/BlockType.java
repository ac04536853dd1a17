package shad.model.capture.pcapng;

/// Block types of pcapng (draft-ietf-opsawg-pcapng section 10.1).
final class BlockType {
    /// Reads the same in both byte orders.
    static final int SECTION_HEADER = 0x0a0d_0d0a;
    static final int INTERFACE_DESCRIPTION = 1;
    /// Obsolete, written by early versions of today's tools.
    static final int PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int NAME_RESOLUTION = 4;
    static final int INTERFACE_STATISTICS = 5;
    static final int ENHANCED_PACKET = 6;
    static final int SYSTEMD_JOURNAL = 9;
    static final int DECRYPTION_SECRETS = 10;
    static final int CUSTOM = 0x0bad;
    static final int CUSTOM_NOT_COPIED = 0x4000_0bad;

    private BlockType() {}

    /// Bytes that a sound block of this type has at least, or -1 for a type that is not known here.
    static int minLength(int type) {
        return switch (type) {
            case SECTION_HEADER -> 28;
            case INTERFACE_DESCRIPTION -> 20;
            case PACKET, ENHANCED_PACKET -> 32;
            case SIMPLE_PACKET, CUSTOM, CUSTOM_NOT_COPIED -> 16;
            case DECRYPTION_SECRETS -> 20;
            case INTERFACE_STATISTICS -> 24;
            case NAME_RESOLUTION, SYSTEMD_JOURNAL -> 12;
            default -> -1;
        };
    }
}
