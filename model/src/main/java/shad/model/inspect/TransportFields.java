package shad.model.inspect;

import java.util.List;
import java.util.Locale;

/// The fields of TCP (RFC 9293 section 3.1), UDP (RFC 768) and ICMP (RFC 792, RFC 4443).
final class TransportFields {
    private static final int TCP_LENGTH = 20;
    private static final int UDP_LENGTH = 8;
    private static final int ICMP_LENGTH = 4;
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private TransportFields() {}

    static void tcp(FieldWriter writer, int offset, int length) {
        if (length < TCP_LENGTH || !writer.has(offset, TCP_LENGTH)) {
            writer.cut("TCP", offset, TCP_LENGTH);
            return;
        }
        List<FieldNode> before = writer.begin();
        int source = writer.u16(offset);
        int destination = writer.u16(offset + 2);
        writer.number("source port", offset, 2, source);
        writer.number("destination port", offset + 2, 2, destination);
        writer.number("sequence number", offset + 4, 4, writer.i32(offset + 4) & 0xffff_ffffL);
        writer.number("acknowledgment number", offset + 8, 4, writer.i32(offset + 8) & 0xffff_ffffL);
        int header = 4 * (writer.u8(offset + 12) >> 4);
        writer.field("data offset", offset + 12, 1, header + " bytes");
        String flags = flags(writer.u8(offset + 13));
        writer.field("flags", offset + 13, 1, flags);
        writer.number("window", offset + 14, 2, writer.u16(offset + 14));
        writer.code("checksum", offset + 16, 2, writer.u16(offset + 16));
        writer.number("urgent pointer", offset + 18, 2, writer.u16(offset + 18));
        boolean sound = header >= TCP_LENGTH && header <= length && writer.has(offset, header);
        if (sound) {
            options(writer, offset + TCP_LENGTH, offset + header);
        }
        int taken = sound ? header : TCP_LENGTH;
        writer.end(before, "TCP", offset, taken, source + " → " + destination + " " + flags);
        FrameTree.payload(writer, offset + taken, length - taken);
    }

    private static String flags(int bits) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < FLAGS.length; i++) {
            if ((bits >> i & 1) != 0) {
                names.append(names.isEmpty() ? "" : " ").append(FLAGS[i]);
            }
        }
        return names.isEmpty() ? "none" : names.toString();
    }

    private static void options(FieldWriter writer, int from, int to) {
        byte[] bytes = writer.bytes();
        TcpOptions.forEach(bytes, writer.at(from), writer.at(to), (kind, at, length) -> writer.field(
                TcpOptions.name(kind), at - writer.at(0), length, TcpOptions.text(bytes, kind, at, length)));
    }

    static void udp(FieldWriter writer, int offset, int length) {
        if (length < UDP_LENGTH || !writer.has(offset, UDP_LENGTH)) {
            writer.cut("UDP", offset, UDP_LENGTH);
            return;
        }
        List<FieldNode> before = writer.begin();
        int source = writer.u16(offset);
        int destination = writer.u16(offset + 2);
        writer.number("source port", offset, 2, source);
        writer.number("destination port", offset + 2, 2, destination);
        writer.number("length", offset + 4, 2, writer.u16(offset + 4));
        writer.code("checksum", offset + 6, 2, writer.u16(offset + 6));
        writer.end(before, "UDP", offset, UDP_LENGTH, source + " → " + destination);
        int payload = offset + UDP_LENGTH;
        boolean dns = isDns(source) || isDns(destination);
        if (!dns || !DnsFields.write(writer, payload, length - UDP_LENGTH)) {
            FrameTree.payload(writer, payload, length - UDP_LENGTH);
        }
    }

    /// DNS, NetBIOS names, multicast DNS and LLMNR share a format.
    private static boolean isDns(int port) {
        return switch (port) {
            case 53, 137, 5353, 5355 -> true;
            default -> false;
        };
    }

    static void icmp(FieldWriter writer, int offset, int length, boolean v6) {
        String name = v6 ? "ICMPv6" : "ICMP";
        if (length < ICMP_LENGTH || !writer.has(offset, ICMP_LENGTH)) {
            writer.cut(name, offset, ICMP_LENGTH);
            return;
        }
        List<FieldNode> before = writer.begin();
        int type = writer.u8(offset);
        int code = writer.u8(offset + 1);
        writer.number("type", offset, 1, type);
        writer.number("code", offset + 1, 1, code);
        writer.code("checksum", offset + 2, 2, writer.u16(offset + 2));
        writer.end(before, name, offset, ICMP_LENGTH, String.format(Locale.ROOT, "type %d, code %d", type, code));
        FrameTree.payload(writer, offset + ICMP_LENGTH, length - ICMP_LENGTH);
    }
}
