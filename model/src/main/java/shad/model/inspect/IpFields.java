package shad.model.inspect;

import java.util.List;
import java.util.Locale;
import shad.model.conn.IpAddress;
import shad.model.conn.TransportProtocol;

/// The fields of IPv4 (RFC 791 section 3.1) and IPv6 (RFC 8200 section 3 and 4).
final class IpFields {
    private static final int IPV4_LENGTH = 20;
    private static final int IPV6_LENGTH = 40;
    private static final int IPV4_IN_IP = 4;
    private static final int IPV6_IN_IP = 41;
    private static final int MAX_DEPTH = 8;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION = 60;

    private IpFields() {}

    static void ipv4(FieldWriter writer, int offset) {
        ipv4(writer, offset, 0);
    }

    private static void ipv4(FieldWriter writer, int offset, int depth) {
        int header = writer.has(offset, IPV4_LENGTH) ? 4 * (writer.u8(offset) & 0xf) : 0;
        if (header < IPV4_LENGTH || !writer.has(offset, header)) {
            writer.cut("IPv4", offset, IPV4_LENGTH);
            return;
        }
        List<FieldNode> before = writer.begin();
        writer.number("version", offset, 1, 4);
        writer.field("header length", offset, 1, header + " bytes");
        writer.code("type of service", offset + 1, 1, writer.u8(offset + 1));
        int total = writer.u16(offset + 2);
        writer.number("total length", offset + 2, 2, total);
        writer.code("identification", offset + 4, 2, writer.u16(offset + 4));
        int fragment = writer.u16(offset + 6);
        writer.field("flags", offset + 6, 2, flags(fragment));
        writer.number("fragment offset", offset + 6, 2, 8L * (fragment & 0x1fff));
        writer.number("time to live", offset + 8, 1, writer.u8(offset + 8));
        int protocol = writer.u8(offset + 9);
        writer.number("protocol", offset + 9, 1, protocol);
        writer.code("header checksum", offset + 10, 2, writer.u16(offset + 10));
        String source = ipv4Address(writer, offset + 12);
        String destination = ipv4Address(writer, offset + 16);
        writer.field("source", offset + 12, 4, source);
        writer.field("destination", offset + 16, 4, destination);
        if (header > IPV4_LENGTH) {
            writer.field("options", offset + IPV4_LENGTH, header - IPV4_LENGTH,
                    writer.hex(offset + IPV4_LENGTH, header - IPV4_LENGTH));
        }
        writer.end(before, "IPv4", offset, header, source + " → " + destination);
        int left = writer.size() - offset - header;
        int length = total < header ? left : Math.min(left, total - header);
        boolean first = (fragment & 0x1fff) == 0;
        payload(writer, offset + header, length, first ? protocol : -1, depth);
    }

    private static String flags(int fragment) {
        String more = (fragment & 0x2000) != 0 ? "more fragments" : "";
        String none = (fragment & 0x4000) != 0 ? "don't fragment" : "";
        return more.isEmpty() || none.isEmpty() ? more + none : none + ", " + more;
    }

    static void ipv6(FieldWriter writer, int offset) {
        ipv6(writer, offset, 0);
    }

    private static void ipv6(FieldWriter writer, int offset, int depth) {
        if (!writer.has(offset, IPV6_LENGTH)) {
            writer.cut("IPv6", offset, IPV6_LENGTH);
            return;
        }
        List<FieldNode> before = writer.begin();
        int first = writer.i32(offset);
        writer.number("version", offset, 1, first >>> 28);
        writer.code("traffic class", offset, 2, first >>> 20 & 0xff);
        writer.code("flow label", offset + 1, 3, first & 0xfffff);
        int length = writer.u16(offset + 4);
        writer.number("payload length", offset + 4, 2, length);
        int next = writer.u8(offset + 6);
        writer.number("next header", offset + 6, 1, next);
        writer.number("hop limit", offset + 7, 1, writer.u8(offset + 7));
        String source = ipv6Address(writer, offset + 8);
        String destination = ipv6Address(writer, offset + 24);
        writer.field("source", offset + 8, 16, source);
        writer.field("destination", offset + 24, 16, destination);
        writer.end(before, "IPv6", offset, IPV6_LENGTH, source + " → " + destination);
        int end = Math.min(writer.size(), offset + IPV6_LENGTH + length);
        extensions(writer, offset + IPV6_LENGTH, end, next, depth);
    }

    private static void extensions(FieldWriter writer, int start, int end, int firstType, int depth) {
        int offset = start;
        int type = firstType;
        while (type == HOP_BY_HOP || type == ROUTING || type == FRAGMENT || type == DESTINATION) {
            if (end - offset < 8) {
                writer.cut("extension header " + type, offset, 8);
                return;
            }
            int length = type == FRAGMENT ? 8 : 8 + 8 * writer.u8(offset + 1);
            if (length > end - offset) {
                writer.cut("extension header " + type, offset, length);
                return;
            }
            List<FieldNode> before = writer.begin();
            int next = writer.u8(offset);
            writer.number("next header", offset, 1, next);
            boolean later = false;
            if (type == FRAGMENT) {
                int field = writer.u16(offset + 2);
                writer.number("fragment offset", offset + 2, 2, field & 0xfff8);
                writer.number("more fragments", offset + 2, 2, field & 1);
                writer.code("identification", offset + 4, 4, writer.i32(offset + 4) & 0xffff_ffffL);
                later = (field & 0xfff8) != 0;
            }
            writer.end(before, "extension header " + type, offset, length, "");
            offset += length;
            type = later ? -1 : next;
        }
        payload(writer, offset, end - offset, type, depth);
    }

    private static void payload(FieldWriter writer, int offset, int length, int protocol, int depth) {
        switch (protocol) {
            case TransportProtocol.IP_TCP -> TransportFields.tcp(writer, offset, length);
            case TransportProtocol.IP_UDP -> TransportFields.udp(writer, offset, length);
            case TransportProtocol.IP_ICMP, TransportProtocol.IP_ICMPV6 ->
                TransportFields.icmp(writer, offset, length, protocol == TransportProtocol.IP_ICMPV6);
            case IPV4_IN_IP, IPV6_IN_IP -> {
                if (depth == MAX_DEPTH) {
                    FrameTree.payload(writer, offset, length);
                } else if (protocol == IPV4_IN_IP) {
                    ipv4(writer, offset, depth + 1);
                } else {
                    ipv6(writer, offset, depth + 1);
                }
            }
            default -> FrameTree.payload(writer, offset, length);
        }
    }

    private static String ipv4Address(FieldWriter writer, int offset) {
        return String.format(Locale.ROOT, "%d.%d.%d.%d",
                writer.u8(offset), writer.u8(offset + 1), writer.u8(offset + 2), writer.u8(offset + 3));
    }

    private static String ipv6Address(FieldWriter writer, int offset) {
        return new IpAddress(writer.i64(offset), writer.i64(offset + 8)).toString();
    }
}
