package shad.model.decode;

import shad.model.buffer.Layouts;
import shad.model.capture.LinkType;

/// Reads a GRE header and says what lies behind it (RFC 2784, RFC 2890, RFC 2637; Zeek, GRE). Reused; valid until the
/// next [#parse].
final class Gre {
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int RESERVED = 0x0078;
    private static final int VERSION = 0x0007;

    private static final int TRANSPARENT_ETHERNET = 0x6558;
    private static final int ERSPAN = 0x88be;
    private static final int ERSPAN_III = 0x22eb;
    private static final int PPTP = 0x880b;

    private int length;
    private int linkType;
    private int ipVersion;

    /// Reads the header at `offset`; returns false where it is malformed, unknown or cut short.
    boolean parse(byte[] bytes, int offset, int available) {
        if (available < 4) {
            return false;
        }
        int flags = Layouts.unsignedShortBe(bytes, offset);
        int type = Layouts.unsignedShortBe(bytes, offset + 2);
        int version = flags & VERSION;
        if (version > 1 || (flags & (ROUTING | RESERVED)) != 0) {
            return false;
        }
        length = 4
                + ((flags & CHECKSUM) != 0 ? 4 : 0)
                + ((flags & KEY) != 0 ? 4 : 0)
                + ((flags & SEQUENCE) != 0 ? 4 : 0)
                + ((flags & ACKNOWLEDGMENT) != 0 ? 4 : 0);
        ipVersion = 0;
        return version == 0
                ? parseVersion0(bytes, offset, available, type, (flags & SEQUENCE) != 0)
                : parsePptp(bytes, offset, available, type);
    }

    private boolean parseVersion0(byte[] bytes, int offset, int available, int type, boolean sequence) {
        linkType = LinkType.ETHERNET;
        return switch (type) {
            case TRANSPARENT_ETHERNET -> available > length + 14;
            case ERSPAN -> {
                length += sequence ? 8 : 0;
                yield available > length + 14;
            }
            case ERSPAN_III -> {
                if (available <= length + 12 + 14) {
                    yield false;
                }
                boolean subheader = (bytes[offset + length + 11] & 1) != 0;
                length += subheader ? 20 : 12;
                yield available > length + 14;
            }
            default -> {
                linkType = isAruba(type) ? LinkType.IEEE802_11 : LinkType.RAW;
                yield available > length;
            }
        };
    }

    private static boolean isAruba(int type) {
        return (type & 0xf) == 0 && (type & 0x8200) == 0x8200 || type == 0x9000;
    }

    private boolean parsePptp(byte[] bytes, int offset, int available, int type) {
        if (type != PPTP || available < length + 4) {
            return false;
        }
        int protocol = Layouts.unsignedShortBe(bytes, offset + length + 2);
        length += 4;
        linkType = LinkType.RAW;
        ipVersion = protocol == 0x0021 ? 4 : protocol == 0x0057 ? 6 : -1;
        return ipVersion > 0;
    }

    /// Bytes before the inner packet.
    int length() {
        return length;
    }

    /// What the inner packet begins with.
    int linkType() {
        return linkType;
    }

    /// The version that the inner IP packet must have and fill exactly; 0 where that does not matter.
    int ipVersion() {
        return ipVersion;
    }
}
