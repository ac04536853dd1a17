package shad.model.decode;

import shad.model.buffer.Layouts;
import shad.model.capture.LinkType;

/// Finds packets inside UDP: by the responder's port, else by the first bytes (Zeek, UDP packet analyzers). A tunnel is
/// confirmed, and its flow labelled, before the inner packet is judged. Owned by the tracker thread.
final class UdpTunnels {
    private static final int VXLAN_PORT = 4789;
    private static final int GENEVE_PORT = 6081;
    private static final int AYIYA_PORT = 5072;
    private static final int TEREDO_PORT = 3544;
    private static final int GTP_USER_PORT = 2152;
    private static final int GTP_CONTROL_PORT = 2123;
    private static final int GRE_PORT = 4754;

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int TRANSPARENT_ETHERNET = 0x6558;
    private static final int IPV6_HEADER = 40;
    private static final int NO_NEXT_HEADER = 59;

    private final FrameDecoder decoder;

    UdpTunnels(FrameDecoder decoder) {
        this.decoder = decoder;
    }

    /// Follows what a datagram may carry: `length` captured payload bytes from `offset`.
    void decode(TunnelCarrier carrier, boolean fromOriginator, DecodedPacket packet, int offset, int length) {
        switch (carrier.respPort()) {
            case VXLAN_PORT -> {
                if (isOpen(carrier, packet)) {
                    vxlan(carrier, packet, offset, length);
                }
            }
            case GENEVE_PORT -> {
                if (isOpen(carrier, packet)) {
                    geneve(carrier, packet, offset, length);
                }
            }
            case AYIYA_PORT -> {
                if (isOpen(carrier, packet)) {
                    ayiya(carrier, packet, offset, length);
                }
            }
            case TEREDO_PORT -> {
                if (isOpen(carrier, packet)) {
                    teredo(carrier, fromOriginator, packet, offset, length);
                }
            }
            case GTP_USER_PORT, GTP_CONTROL_PORT -> gtp(carrier, packet, offset, length);
            case GRE_PORT -> {
                if (decoder.enter(packet)) {
                    decoder.gre(packet, offset, length, carrier);
                }
            }
            default -> detect(carrier, fromOriginator, packet, offset, length);
        }
    }

    private void detect(
            TunnelCarrier carrier, boolean fromOriginator, DecodedPacket packet, int offset, int length) {
        if (looksLikeAyiya(packet.bytes, offset, length)) {
            if (isOpen(carrier, packet)) {
                ayiya(carrier, packet, offset, length);
            }
        } else if (looksLikeTeredo(packet.bytes, offset, length) && isOpen(carrier, packet)) {
            teredo(carrier, fromOriginator, packet, offset, length);
        }
    }

    /// Whether the tunnel may be entered: it was not found to be none before, and it is not too deep.
    private boolean isOpen(TunnelCarrier carrier, DecodedPacket packet) {
        if (!decoder.enter(packet)) {
            carrier.reachLimit();
            return false;
        }
        if (carrier.tunnelFlow().isViolated()) {
            return false;
        }
        if (decoder.isTooDeep(packet)) {
            carrier.reachLimit();
            return false;
        }
        return true;
    }

    private static void confirm(TunnelCarrier carrier, TunnelType tunnel) {
        if (carrier.tunnelFlow().confirm()) {
            carrier.confirmed(tunnel);
        }
    }

    private static void violate(TunnelCarrier carrier) {
        carrier.tunnelFlow().violate();
    }

    private void inner(
            TunnelCarrier carrier, TunnelType type, DecodedPacket packet, int linkType, int offset, int length) {
        Encapsulation around = carrier.tunnelFlow().push(packet.encapsulation, type, carrier.uidOrdinal());
        carrier.carries(around);
        int wireLength = packet.wireLength - (packet.capturedLength - length);
        decoder.inner(packet, around, linkType, offset, length, wireLength);
    }

    private void vxlan(TunnelCarrier carrier, DecodedPacket packet, int offset, int length) {
        if (length < 8 || (packet.bytes[offset] & 0x08) == 0) {
            violate(carrier);
            return;
        }
        confirm(carrier, TunnelType.VXLAN);
        if (length > 8) {
            inner(carrier, TunnelType.VXLAN, packet, LinkType.ETHERNET, offset + 8, length - 8);
        }
    }

    private void geneve(TunnelCarrier carrier, DecodedPacket packet, int offset, int length) {
        if (length < 8) {
            violate(carrier);
            return;
        }
        int first = packet.bytes[offset] & 0xff;
        if (first >> 6 != 0) {
            return;
        }
        int header = 8 + 4 * (first & 0x3f);
        if (header > length) {
            violate(carrier);
            return;
        }
        confirm(carrier, TunnelType.GENEVE);
        if (header == length) {
            return;
        }
        switch (Layouts.unsignedShortBe(packet.bytes, offset + 2)) {
            case TRANSPARENT_ETHERNET -> inner(
                    carrier, TunnelType.GENEVE, packet, LinkType.ETHERNET, offset + header, length - header);
            case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> inner(
                    carrier, TunnelType.GENEVE, packet, LinkType.RAW, offset + header, length - header);
            default -> {
                // ARP and what nobody tracks.
            }
        }
    }

    private static boolean looksLikeAyiya(byte[] bytes, int offset, int length) {
        return length >= 3 && bytes[offset + 1] == 0x52
                && bytes[offset + 2] == 0x11;
    }

    private void ayiya(TunnelCarrier carrier, DecodedPacket packet, int offset, int length) {
        if (length < 8) {
            violate(carrier);
            return;
        }
        int identity = packet.bytes[offset] >> 4 & 0xf;
        int signature = packet.bytes[offset + 1] >> 4 & 0xf;
        int header = 8 + (1 << identity) + 4 * signature;
        if (header > length) {
            violate(carrier);
            return;
        }
        if ((packet.bytes[offset + 2] & 0xf) != 1) {
            return;
        }
        confirm(carrier, TunnelType.AYIYA);
        int next = packet.bytes[offset + 3] & 0xff;
        if (header < length && (next == 4 || next == 41)) {
            inner(carrier, TunnelType.AYIYA, packet, LinkType.RAW, offset + header, length - header);
        }
    }

    private void gtp(TunnelCarrier carrier, DecodedPacket packet, int offset, int length) {
        if (!decoder.enter(packet) || decoder.isTooDeep(packet)) {
            return;
        }
        byte[] bytes = packet.bytes;
        Encapsulation around = packet.encapsulation;
        if (length < 8 || around != null && around.type() == TunnelType.GTPV1) {
            violate(carrier);
            return;
        }
        int flags = bytes[offset] & 0xff;
        if (flags >> 5 != 1) {
            violate(carrier);
            return;
        }
        if ((flags & 0x10) == 0 || (bytes[offset + 1] & 0xff) != 255) {
            return;
        }
        int header = gtpHeaderLength(bytes, offset, length, flags);
        if (header < 0 || length - header < 20) {
            violate(carrier);
            return;
        }
        int innerOffset = offset + header;
        int left = length - header;
        if (innerTotalLength(bytes, innerOffset, left) != left) {
            violate(carrier);
            return;
        }
        confirm(carrier, TunnelType.GTPV1);
        inner(carrier, TunnelType.GTPV1, packet, LinkType.RAW, innerOffset, left);
    }

    /// Bytes of header with its optional fields and extension headers, or -1 where they are cut short.
    private static int gtpHeaderLength(byte[] bytes, int offset, int length, int flags) {
        int header = 8;
        if ((flags & 0x07) == 0) {
            return header;
        }
        header += 4;
        if (header > length) {
            return -1;
        }
        if ((flags & 0x04) == 0) {
            return header;
        }
        int next = bytes[offset + header - 1] & 0xff;
        while (next != 0) {
            if (header >= length) {
                return -1;
            }
            int size = 4 * (bytes[offset + header] & 0xff);
            if (size == 0 || header + size > length) {
                return -1;
            }
            header += size;
            next = bytes[offset + header - 1] & 0xff;
        }
        return header;
    }

    /// What the IP header at `offset` says of its packet's length, or -1 where there is none.
    private static int innerTotalLength(byte[] bytes, int offset, int length) {
        return switch (bytes[offset] >> 4 & 0xf) {
            case 4 -> length < 20 ? -1 : Layouts.unsignedShortBe(bytes, offset + 2);
            case 6 -> length < IPV6_HEADER ? -1 : Layouts.unsignedShortBe(bytes, offset + 4) + IPV6_HEADER;
            default -> -1;
        };
    }

    private static boolean looksLikeTeredo(byte[] bytes, int offset, int length) {
        if (length < IPV6_HEADER) {
            return false;
        }
        int first = bytes[offset] & 0xff;
        if (first >> 4 == 6) {
            return Layouts.intBe(bytes, offset + 8) == 0x2001_0000
                    || Layouts.intBe(bytes, offset + 24) == 0x2001_0000;
        }
        if (first != 0) {
            return false;
        }
        int at = offset;
        int left = length;
        int second = bytes[at + 1] & 0xff;
        if (second == 1) {
            int skip = 13 + (bytes[at + 2] & 0xff) + (bytes[at + 3] & 0xff);
            at += skip;
            left -= skip;
            if (left < IPV6_HEADER || Layouts.unsignedShortBe(bytes, at) != 0) {
                return false;
            }
        } else if (second != 0) {
            return false;
        }
        return left - 8 >= IPV6_HEADER && (bytes[at + 8] >> 4 & 0xf) == 6;
    }

    private void teredo(
            TunnelCarrier carrier, boolean fromOriginator, DecodedPacket packet, int offset, int length) {
        byte[] bytes = packet.bytes;
        int at = offset;
        int left = length;
        boolean authenticated = false;
        boolean originSeen = false;
        while (left >= 2 && bytes[at] == 0) {
            int kind = bytes[at + 1];
            int size;
            if (kind == 1 && !authenticated && !originSeen && left >= 4) {
                size = 13 + (bytes[at + 2] & 0xff) + (bytes[at + 3] & 0xff);
                authenticated = true;
            } else if (kind == 0 && !originSeen) {
                size = 8;
                originSeen = true;
            } else {
                violate(carrier);
                return;
            }
            at += size;
            left -= size;
        }
        if (left < IPV6_HEADER || (bytes[at] >> 4 & 0xf) != 6) {
            violate(carrier);
            return;
        }
        int payloadLength = Layouts.unsignedShortBe(bytes, at + 4);
        int total = payloadLength + IPV6_HEADER;
        boolean bubble = payloadLength == 0 && (bytes[at + 6] & 0xff) == NO_NEXT_HEADER;
        if (total != left && !(bubble && left > total)) {
            violate(carrier);
            return;
        }
        if (carrier.tunnelFlow().isValidFromBoth(fromOriginator)) {
            confirm(carrier, TunnelType.TEREDO);
        }
        inner(carrier, TunnelType.TEREDO, packet, LinkType.RAW, at, left);
    }
}
