package shad.model.tracker.datagram;

import shad.model.buffer.Layouts;

/// DNS over UDP (RFC 1035 section 4.1.1): a conversation whose first message is a response began with the server
/// (Zeek, DNS analyzer).
final class DnsRoleHint implements RoleHint {
    private static final int HEADER_LENGTH = 12;
    private static final int FLAGS_OFFSET = 2;
    private static final int RESPONSE = 0x8000;

    private static final int QUERY = 0;
    private static final int NOTIFY = 4;
    private static final int UPDATE = 5;

    private final boolean netbios;
    private boolean decided;

    /// NetBIOS names use every operation code, other names three of them.
    DnsRoleHint(boolean netbios) {
        this.netbios = netbios;
    }

    /// Whether conversations with this responder's port are taken for DNS or its relatives.
    static boolean isPort(int port) {
        return switch (port) {
            case 53, 137, 5353, 5355 -> true;
            default -> false;
        };
    }

    @Override
    public boolean isReversed(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (decided || length < HEADER_LENGTH) {
            return false;
        }
        int flags = Layouts.unsignedShortBe(bytes, offset + FLAGS_OFFSET);
        int operation = flags >> 11 & 0xf;
        if (!netbios && operation != QUERY && operation != NOTIFY && operation != UPDATE) {
            return false;
        }
        decided = true;
        return fromOriginator && (flags & RESPONSE) != 0;
    }
}
