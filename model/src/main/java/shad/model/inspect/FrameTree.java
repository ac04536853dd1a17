package shad.model.inspect;

import java.util.List;
import java.util.Locale;
import shad.model.capture.Frame;
import shad.model.capture.LinkType;

/// A frame as a tree of headers and fields with the bytes that each takes: link layer, IP, transport, DNS. What is cut
/// says so, what is not known is left as payload. Any bytes make a tree.
public final class FrameTree {
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_ARP = 0x0806;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int ETHERTYPE_QINQ = 0x88a8;
    private static final int MAX_TAGS = 8;

    private FrameTree() {}

    /// The headers of a frame, outermost first.
    public static List<FieldNode> of(Frame frame) {
        FieldWriter writer = new FieldWriter(frame);
        link(writer, frame.linkType());
        return List.copyOf(writer.fields());
    }

    private static void link(FieldWriter writer, int linkType) {
        switch (linkType) {
            case LinkType.ETHERNET -> ethernet(writer);
            case LinkType.LINUX_SLL -> cooked(writer, "Linux cooked capture", 16, 14);
            case LinkType.LINUX_SLL2 -> cooked(writer, "Linux cooked capture v2", 20, 0);
            case LinkType.NULL -> loopback(writer);
            default -> ip(writer, 0);
        }
    }

    private static void ethernet(FieldWriter writer) {
        if (!writer.has(0, 14)) {
            writer.cut("Ethernet", 0, 14);
            return;
        }
        List<FieldNode> before = writer.begin();
        writer.field("destination", 0, 6, mac(writer, 0));
        writer.field("source", 6, 6, mac(writer, 6));
        int type = etherType(writer, 12);
        writer.end(before, "Ethernet", 0, 14, mac(writer, 6) + " → " + mac(writer, 0));
        behindType(writer, type, 14);
    }

    private static int etherType(FieldWriter writer, int offset) {
        int type = writer.u16(offset);
        String name = switch (type) {
            case ETHERTYPE_IPV4 -> " (IPv4)";
            case ETHERTYPE_IPV6 -> " (IPv6)";
            case ETHERTYPE_ARP -> " (ARP)";
            case ETHERTYPE_VLAN, ETHERTYPE_QINQ -> " (VLAN)";
            default -> "";
        };
        writer.field("type", offset, 2, String.format(Locale.ROOT, "0x%04x%s", type, name));
        return type;
    }

    private static void behindType(FieldWriter writer, int firstType, int firstOffset) {
        int type = firstType;
        int offset = firstOffset;
        for (int tags = 0; (type == ETHERTYPE_VLAN || type == ETHERTYPE_QINQ) && tags < MAX_TAGS; tags++) {
            if (!writer.has(offset, 4)) {
                writer.cut("VLAN tag", offset, 4);
                return;
            }
            List<FieldNode> before = writer.begin();
            int control = writer.u16(offset);
            writer.number("priority", offset, 2, control >> 13);
            writer.number("drop eligible", offset, 2, control >> 12 & 1);
            writer.number("id", offset, 2, control & 0xfff);
            type = etherType(writer, offset + 2);
            writer.end(before, "VLAN tag", offset, 4, Integer.toString(control & 0xfff));
            offset += 4;
        }
        switch (type) {
            case ETHERTYPE_IPV4, ETHERTYPE_IPV6 -> ip(writer, offset);
            default -> rest(writer, offset);
        }
    }

    private static void cooked(FieldWriter writer, String name, int length, int typeOffset) {
        if (!writer.has(0, length)) {
            writer.cut(name, 0, length);
            return;
        }
        List<FieldNode> before = writer.begin();
        int type = etherType(writer, typeOffset);
        writer.end(before, name, 0, length, "");
        behindType(writer, type, length);
    }

    private static void loopback(FieldWriter writer) {
        if (!writer.has(0, 4)) {
            writer.cut("loopback", 0, 4);
            return;
        }
        List<FieldNode> before = writer.begin();
        writer.field("address family", 0, 4, writer.hex(0, 4));
        writer.end(before, "loopback", 0, 4, "");
        ip(writer, 4);
    }

    private static void ip(FieldWriter writer, int offset) {
        int version = writer.has(offset, 1) ? writer.u8(offset) >> 4 : 0;
        switch (version) {
            case 4 -> IpFields.ipv4(writer, offset);
            case 6 -> IpFields.ipv6(writer, offset);
            default -> rest(writer, offset);
        }
    }

    /// What is left of the frame.
    static void rest(FieldWriter writer, int offset) {
        payload(writer, offset, writer.size() - offset);
    }

    static void payload(FieldWriter writer, int offset, int length) {
        int captured = Math.min(length, writer.size() - offset);
        if (captured > 0) {
            writer.field("payload", offset, captured, captured + " bytes");
        }
    }

    private static String mac(FieldWriter writer, int offset) {
        return writer.hex(offset, 6).replaceAll("(..)(?!$)", "$1:");
    }
}
