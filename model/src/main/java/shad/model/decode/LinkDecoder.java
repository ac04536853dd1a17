package shad.model.decode;

import shad.model.buffer.Layouts;
import shad.model.capture.LinkType;

/// Walks link-layer headers down to IP: which header may follow which, and how many bytes each needs, is Zeek's
/// (packet analysis, base/packet-protocols). Owned by the tracker thread.
final class LinkDecoder {
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_ARP = 0x0806;
    private static final int ETHERTYPE_RARP = 0x8035;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int ETHERTYPE_MPLS = 0x8847;
    private static final int ETHERTYPE_PPPOE = 0x8864;
    private static final int ETHERTYPE_QINQ = 0x88a8;
    private static final int ETHERTYPE_PBB = 0x88e7;
    private static final int ETHERTYPE_FABRIC_PATH = 0x8903;
    private static final int ETHERTYPE_VNTAG = 0x8926;
    private static final int ETHERTYPE_QINQ_OLD = 0x9100;
    /// From this value on the field is a type, below 1501 a length (IEEE 802.3 clause 3.2.6).
    private static final int MIN_ETHERTYPE = 1536;
    private static final int MAX_802_3_LENGTH = 1500;

    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;
    private static final int PPP_MPLS = 0x0281;

    private final LayerDepth depth;
    private final NetworkLayer network;

    LinkDecoder(LayerDepth depth, NetworkLayer network) {
        this.depth = depth;
        this.network = network;
    }

    /// Decodes a captured frame by the link type of its interface; types nobody has heard of are taken for raw IP.
    void frame(DecodedPacket packet, int linkType) {
        int at = packet.start;
        int length = packet.capturedLength;
        if (!enter(packet)) {
            return;
        }
        switch (linkType) {
            case LinkType.NULL -> loopback(packet, at, length);
            case LinkType.ETHERNET -> ethernet(packet, at, length);
            case LinkType.PPP -> ppp(packet, at, length);
            case LinkType.FDDI -> skipTo(packet, at, length, 21);
            case LinkType.PPP_HDLC -> pppSerial(packet, at, length);
            case LinkType.IEEE802_11 -> wlan(packet, at, length);
            case LinkType.LINUX_SLL -> linuxCooked(packet, at, length);
            case LinkType.IEEE802_11_RADIOTAP -> radiotap(packet, at, length);
            case LinkType.NFLOG -> nflog(packet, at, length);
            case LinkType.LINUX_SLL2 -> linuxCooked2(packet, at, length);
            default -> network.ip(packet, at, length);
        }
    }

    /// An Ethernet frame, captured or carried by a tunnel. The caller has counted it.
    void ethernet(DecodedPacket packet, int offset, int length) {
        if (length <= 16) {
            truncated(packet);
            return;
        }
        int at = offset;
        int left = length;
        byte[] bytes = packet.bytes;
        int type = unsignedShort(bytes, at + 12);
        if (type == ETHERTYPE_FABRIC_PATH && left > 30) {
            at += 16;
            left -= 16;
            type = unsignedShort(bytes, at + 12);
        }
        packet.destinationMac = mac(bytes, at);
        packet.sourceMac = mac(bytes, at + 6);
        typeOrLength(packet, type, at + 14, left - 14, false);
    }

    /// What follows an Ethernet or VLAN type field. A second QinQ tag is known to Ethernet only.
    private void typeOrLength(DecodedPacket packet, int type, int at, int left, boolean inVlan) {
        if (type >= MIN_ETHERTYPE) {
            if (inVlan && (type == ETHERTYPE_QINQ || type == ETHERTYPE_QINQ_OLD)) {
                unknown(packet);
            } else {
                etherType(packet, type, at, left);
            }
        } else if (type <= MAX_802_3_LENGTH) {
            ieee8023(packet, at, Math.min(left, type));
        } else {
            unknown(packet);
        }
    }

    private void etherType(DecodedPacket packet, int type, int at, int left) {
        if (!enter(packet)) {
            return;
        }
        switch (type) {
            case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> network.ip(packet, at, left);
            case ETHERTYPE_ARP, ETHERTYPE_RARP -> network.drop(packet, DropReason.ARP);
            case ETHERTYPE_VLAN, ETHERTYPE_QINQ, ETHERTYPE_QINQ_OLD -> vlan(packet, at, left);
            case ETHERTYPE_MPLS -> mpls(packet, at, left);
            case ETHERTYPE_PBB -> pbb(packet, at, left);
            case ETHERTYPE_PPPOE -> pppoe(packet, at, left);
            case ETHERTYPE_VNTAG -> vnTag(packet, at, left);
            default -> unknown(packet);
        }
    }

    /// IEEE 802.1Q tag: priority and id, then the type it hides.
    private void vlan(DecodedPacket packet, int at, int left) {
        if (left <= 4) {
            truncated(packet);
            return;
        }
        int id = unsignedShort(packet.bytes, at) & 0xfff;
        if (packet.outerVlan == DecodedPacket.NO_VLAN) {
            packet.outerVlan = id;
        } else {
            packet.innerVlan = id;
        }
        typeOrLength(packet, unsignedShort(packet.bytes, at + 2), at + 4, left - 4, true);
    }

    /// An IEEE 802.3 payload: SNAP leads on, LLC and Novell's raw form end here.
    private void ieee8023(DecodedPacket packet, int at, int left) {
        if (left < 2) {
            truncated(packet);
            return;
        }
        if (!enter(packet)) {
            return;
        }
        if (unsignedShort(packet.bytes, at) != 0xaaaa) {
            unknown(packet);
            return;
        }
        int llc = left >= 3 && (packet.bytes[at + 2] & 3) != 3 ? 4 : 3;
        if (left < llc + 5) {
            truncated(packet);
            return;
        }
        int oui = unsignedShort(packet.bytes, at + llc) << 8 | packet.bytes[at + llc + 2] & 0xff;
        int type = unsignedShort(packet.bytes, at + llc + 3);
        if (oui != 0) {
            unknown(packet);
            return;
        }
        ipOrArp(packet, type, at + llc + 5, left - llc - 5);
    }

    /// The short table of those link layers that know IP and ARP only.
    private void ipOrArp(DecodedPacket packet, int type, int at, int left) {
        switch (type) {
            case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> {
                if (enter(packet)) {
                    network.ip(packet, at, left);
                }
            }
            case ETHERTYPE_ARP, ETHERTYPE_RARP -> network.drop(packet, DropReason.ARP);
            default -> unknown(packet);
        }
    }

    /// Label stack (RFC 3032 section 2.1) down to the bottom-of-stack bit; always IP below.
    private void mpls(DecodedPacket packet, int at, int left) {
        boolean bottom = false;
        while (!bottom) {
            if (left <= 4) {
                truncated(packet);
                return;
            }
            bottom = (packet.bytes[at + 2] & 1) != 0;
            at += 4;
            left -= 4;
        }
        if (enter(packet)) {
            network.ip(packet, at, left);
        }
    }

    /// Provider backbone tag (IEEE 802.1ah); its last twelve bytes are the inner frame's addresses.
    private void pbb(DecodedPacket packet, int at, int left) {
        if (left <= 18) {
            truncated(packet);
        } else if (enter(packet)) {
            ethernet(packet, at + 4, left - 4);
        }
    }

    /// PPPoE session (RFC 2516): the length field may cut the frame, never stretch it.
    private void pppoe(DecodedPacket packet, int at, int left) {
        if (left <= 8) {
            truncated(packet);
            return;
        }
        int payload = Math.max(unsignedShort(packet.bytes, at + 4) - 2, 0);
        int protocol = unsignedShort(packet.bytes, at + 6);
        if (protocol != PPP_IPV4 && protocol != PPP_IPV6) {
            unknown(packet);
        } else if (enter(packet)) {
            network.ip(packet, at + 8, Math.min(payload, left - 8));
        }
    }

    private void vnTag(DecodedPacket packet, int at, int left) {
        if (left <= 6) {
            truncated(packet);
            return;
        }
        int type = unsignedShort(packet.bytes, at + 4);
        if (type != ETHERTYPE_VLAN && type != ETHERTYPE_QINQ && type != ETHERTYPE_QINQ_OLD) {
            unknown(packet);
        } else if (enter(packet)) {
            vlan(packet, at + 6, left - 6);
        }
    }

    /// PPP (RFC 1662), with or without the address and control bytes FF 03.
    private void ppp(DecodedPacket packet, int at, int left) {
        if (left <= 2) {
            truncated(packet);
            return;
        }
        int protocol = unsignedShort(packet.bytes, at);
        int header = 2;
        if (protocol == 0xff03) {
            if (left <= 4) {
                truncated(packet);
                return;
            }
            protocol = unsignedShort(packet.bytes, at + 2);
            header = 4;
        }
        pppProtocol(packet, protocol, at + header, left - header);
    }

    private void pppSerial(DecodedPacket packet, int at, int left) {
        if (left <= 4) {
            truncated(packet);
            return;
        }
        pppProtocol(packet, unsignedShort(packet.bytes, at + 2), at + 4, left - 4);
    }

    private void pppProtocol(DecodedPacket packet, int protocol, int at, int left) {
        switch (protocol) {
            case PPP_IPV4, PPP_IPV6 -> {
                if (enter(packet)) {
                    network.ip(packet, at, left);
                }
            }
            case PPP_MPLS -> {
                if (enter(packet)) {
                    mpls(packet, at, left);
                }
            }
            default -> unknown(packet);
        }
    }

    /// BSD loopback: the address family in the byte order of the machine that captured; Zeek knows little endian.
    private void loopback(DecodedPacket packet, int at, int left) {
        if (left <= 4) {
            truncated(packet);
            return;
        }
        switch (Layouts.intLe(packet.bytes, at)) {
            case 2, 24, 28, 30 -> {
                if (enter(packet)) {
                    network.ip(packet, at + 4, left - 4);
                }
            }
            default -> unknown(packet);
        }
    }

    /// Linux cooked capture, LINKTYPE_LINUX_SLL.
    private void linuxCooked(DecodedPacket packet, int at, int left) {
        if (left <= 16) {
            truncated(packet);
            return;
        }
        packet.sourceMac = mac(packet.bytes, at + 6);
        packet.destinationMac = 0;
        ipOrArp(packet, unsignedShort(packet.bytes, at + 14), at + 16, left - 16);
    }

    /// Linux cooked capture, LINKTYPE_LINUX_SLL2.
    private void linuxCooked2(DecodedPacket packet, int at, int left) {
        if (left <= 20) {
            truncated(packet);
            return;
        }
        packet.sourceMac = mac(packet.bytes, at + 12);
        packet.destinationMac = 0;
        ipOrArp(packet, unsignedShort(packet.bytes, at), at + 20, left - 20);
    }

    private void skipTo(DecodedPacket packet, int at, int left, int header) {
        if (left <= header) {
            truncated(packet);
        } else if (enter(packet)) {
            network.ip(packet, at + header, left - header);
        }
    }

    /// Netfilter log: a list of type-length-value items, of which the payload leads on.
    private void nflog(DecodedPacket packet, int at, int left) {
        byte[] bytes = packet.bytes;
        if (left <= 4) {
            truncated(packet);
            return;
        }
        int family = bytes[at] & 0xff;
        if (bytes[at + 1] != 0) {
            unknown(packet);
            return;
        }
        at += 4;
        left -= 4;
        while (left > 4) {
            int itemLength = Layouts.unsignedShortLe(bytes, at);
            int itemType = Layouts.unsignedShortLe(bytes, at + 2);
            if (itemType == 9) {
                if (family != 2 && family != 10) {
                    unknown(packet);
                } else if (enter(packet)) {
                    network.ip(packet, at + 4, left - 4);
                }
                return;
            }
            int padded = itemLength + 3 & ~3;
            if (itemLength < 4 || padded > left) {
                truncated(packet);
                return;
            }
            at += padded;
            left -= padded;
        }
        truncated(packet);
    }

    private void radiotap(DecodedPacket packet, int at, int left) {
        if (left <= 3) {
            truncated(packet);
            return;
        }
        int header = Layouts.unsignedShortLe(packet.bytes, at + 2);
        if (header >= left) {
            truncated(packet);
        } else if (enter(packet)) {
            wlan(packet, at + header, left - header);
        }
    }

    /// IEEE 802.11 data frame. The caller has counted it.
    void wlan(DecodedPacket packet, int at, int left) {
        byte[] bytes = packet.bytes;
        if (left <= 24) {
            truncated(packet);
            return;
        }
        int control = bytes[at] & 0xff;
        int flags = bytes[at + 1] & 0xff;
        if ((control & 0x08) == 0 || (control & 0x40) != 0) {
            network.drop(packet, DropReason.NOT_DATA);
            return;
        }
        int direction = flags & 3;
        int header = direction == 3 ? 30 : 24;
        boolean aggregated = false;
        if ((control & 0x80) != 0) {
            if (left <= header + 2) {
                truncated(packet);
                return;
            }
            if ((flags & 0x40) != 0) {
                network.drop(packet, DropReason.ENCRYPTED);
                return;
            }
            aggregated = (bytes[at + header] & 0x80) != 0;
            header += 2;
        }
        if (left <= header) {
            truncated(packet);
            return;
        }
        packet.sourceMac = mac(bytes, at + wlanSource(direction));
        packet.destinationMac = mac(bytes, at + (direction == 1 || direction == 3 ? 16 : 4));
        if (aggregated) {
            aggregatedFrames(packet, at + header, left - header);
        } else {
            wlanPayload(packet, at + header, left - header);
        }
    }

    /// Where the source address stands, by the To DS and From DS bits (IEEE 802.11 table 9-30).
    private static int wlanSource(int direction) {
        return switch (direction) {
            case 2 -> 16;
            case 3 -> 24;
            default -> 10;
        };
    }

    /// Several frames in one (A-MSDU). The padding rule is Zeek's own.
    private void aggregatedFrames(DecodedPacket packet, int at, int left) {
        while (left > 14) {
            int length = unsignedShort(packet.bytes, at + 12);
            at += 14;
            left -= 14;
            if (length > left) {
                truncated(packet);
                return;
            }
            wlanPayload(packet, at, length);
            int padding = length % 4;
            int step = left - length >= padding ? length + padding : length;
            at += step;
            left -= step;
        }
    }

    /// LLC and SNAP with an Ethernet type, the only form in which 802.11 carries IP.
    private void wlanPayload(DecodedPacket packet, int at, int left) {
        if (left < 8) {
            truncated(packet);
        } else if (Layouts.intBe(packet.bytes, at) != 0xaaaa0300
                || unsignedShort(packet.bytes, at + 4) != 0) {
            unknown(packet);
        } else {
            ipOrArp(packet, unsignedShort(packet.bytes, at + 6), at + 8, left - 8);
        }
    }

    private boolean enter(DecodedPacket packet) {
        if (depth.enter()) {
            return true;
        }
        network.drop(packet, DropReason.TOO_DEEP);
        return false;
    }

    private void truncated(DecodedPacket packet) {
        network.drop(packet, DropReason.TRUNCATED_LINK_HEADER);
    }

    private void unknown(DecodedPacket packet) {
        network.drop(packet, DropReason.UNKNOWN_LINK_PROTOCOL);
    }

    private static int unsignedShort(byte[] bytes, int offset) {
        return Layouts.unsignedShortBe(bytes, offset);
    }

    private static long mac(byte[] bytes, int offset) {
        return (long) unsignedShort(bytes, offset) << 32 | Layouts.intBe(bytes, offset + 2) & 0xffff_ffffL;
    }
}
