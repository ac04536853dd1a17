package shad.model.inspect;

import shad.model.buffer.Layouts;
import shad.model.capture.Frame;
import shad.model.capture.LinkType;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;

/// Tells at a glance which frames cannot hold a packet of a connection outside of tunnels: plain IP between other
/// addresses. Whatever is less plain may hold one, and has to be decoded.
final class FramePrefilter {
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERNET_LENGTH = 14;
    private static final int VLAN_LENGTH = 4;
    private static final int IPV4_LENGTH = 20;
    private static final int IPV6_LENGTH = 40;

    private final boolean ipv4;
    private final long aHigh;
    private final long aLow;
    private final long bHigh;
    private final long bLow;

    FramePrefilter(ConnectionView row) {
        ipv4 = row.origAddress().isIpv4();
        aHigh = row.origHigh();
        aLow = row.origLow();
        bHigh = row.respHigh();
        bLow = row.respLow();
    }

    boolean mayHold(Frame frame) {
        byte[] bytes = frame.bytes();
        int at = frame.offset();
        int end = at + frame.capturedLength();
        return switch (frame.linkType()) {
            case LinkType.ETHERNET -> at + ETHERNET_LENGTH + VLAN_LENGTH > end
                    || ethernet(bytes, at + ETHERNET_LENGTH, end, Layouts.unsignedShortBe(bytes, at + 12));
            case LinkType.RAW -> at >= end || ip(bytes, at, end);
            default -> true;
        };
    }

    private boolean ethernet(byte[] bytes, int at, int end, int type) {
        return switch (type) {
            case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> ip(bytes, at, end);
            case ETHERTYPE_VLAN -> {
                int inner = Layouts.unsignedShortBe(bytes, at + 2);
                boolean plain = inner == ETHERTYPE_IPV4 || inner == ETHERTYPE_IPV6;
                yield !plain || at + VLAN_LENGTH >= end || ip(bytes, at + VLAN_LENGTH, end);
            }
            default -> true;
        };
    }

    private boolean ip(byte[] bytes, int at, int end) {
        return switch (bytes[at] >> 4 & 0xf) {
            case 4 -> at + IPV4_LENGTH > end || ipv4 && isBetween(bytes, at + 12);
            case 6 -> at + IPV6_LENGTH > end || ipv6(bytes, at, bytes[at + 6] & 0xff);
            default -> true;
        };
    }

    private boolean isBetween(byte[] bytes, int at) {
        int source = Layouts.intBe(bytes, at);
        int destination = Layouts.intBe(bytes, at + 4);
        return source == (int) aLow && destination == (int) bLow || source == (int) bLow && destination == (int) aLow;
    }

    /// Extension headers may change the addresses that count.
    private boolean ipv6(byte[] bytes, int at, int nextHeader) {
        boolean plain = nextHeader == TransportProtocol.IP_TCP
                || nextHeader == TransportProtocol.IP_UDP
                || nextHeader == TransportProtocol.IP_ICMPV6;
        if (!plain) {
            return true;
        }
        long sourceHigh = Layouts.longBe(bytes, at + 8);
        long sourceLow = Layouts.longBe(bytes, at + 16);
        long destinationHigh = Layouts.longBe(bytes, at + 24);
        long destinationLow = Layouts.longBe(bytes, at + 32);
        return sourceLow == aLow && destinationLow == bLow && sourceHigh == aHigh && destinationHigh == bHigh
                || sourceLow == bLow && destinationLow == aLow && sourceHigh == bHigh && destinationHigh == aHigh;
    }
}
