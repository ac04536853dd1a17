package shad.model.samples;

import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.Arrays;
import shad.model.testing.Packets;

/// What keeps a network going, and tunnels.
final class NetworkTalks {
    private static final byte[] NAME = bytes(3, "www", 7, "example", 3, "com", 0);
    private static final byte[] POINTER_TO_NAME = hex("c00c");

    private NetworkTalks() {}

    static void addTo(SampleCapture capture) {
        dns(capture);
        time(capture);
        dhcp(capture);
        management(capture);
        tunnels(capture);
    }

    private static void dns(SampleCapture capture) {
        byte[] query = dnsMessage(0x0100, 0, NAME, hex("0001 0001"));
        byte[] answer = dnsMessage(0x8180, 3, NAME, hex("0001 0001"),
                record(5, bytes(3, "web", hex("c010"))), record(1, hex("c633640a")),
                record(28, hex("20010db8 01000000 00000000 00000010")));
        byte[] others = dnsMessage(0x8180, 4, NAME, hex("00ff 0001"),
                record(15, bytes(0, 10, 2, "mx", hex("c010"))), record(16, bytes(5, "v=spf")),
                record(33, bytes(0, 1, 0, 2, 0x13, 0xc4, 3, "sip", hex("c010"))),
                record(6, bytes(2, "ns", hex("c010"), 4, "root", hex("c010"), new byte[20])));
        capture.udp("10.1.0.1", 53, "dns").client(query).server(answer);
        capture.udp("2001:db8:1::1", 53, "dns").client(query).server(others);
        capture.tcp("10.1.0.1", 53, "dns").client(framed(query)).serverOutOfOrder(framed(others)).close();
        capture.udp("10.1.0.21", 5353, "224.0.0.251", 5353, "dns").client(query);
        capture.udp("10.1.0.21", 137, "10.1.0.255", 137, "dns")
                .client(hex("0001 0110 0001 0000 0000 0000"), 32, "CA".repeat(16), 0, hex("0020 0001"));
    }

    private static byte[] dnsMessage(int flags, int answers, byte[]... rest) {
        return bytes(0x12, 0x34, flags >> 8, flags, 0, 1, 0, answers, 0, 0, 0, 0, bytes((Object[]) rest));
    }

    private static byte[] record(int type, byte[] data) {
        return bytes(POINTER_TO_NAME, 0, type, hex("0001 00000e10"), 0, data.length, data);
    }

    private static byte[] framed(byte[] message) {
        return bytes(0, message.length, message);
    }

    private static void time(SampleCapture capture) {
        byte[] ask = bytes(0x23, new byte[47]);
        byte[] tell = bytes(0x24, 1, 6, 0xe9, new byte[8], "GPS", 0, new byte[32]);
        capture.udp("198.51.100.123", 123, "ntp").client(ask).server(tell);
        capture.udp("10.1.0.21", 123, "10.1.0.1", 123, "ntp").client(ask).server(tell);
    }

    private static void dhcp(SampleCapture capture) {
        byte[] transaction = hex("11223344");
        byte[] addresses = bytes(new byte[8], 10, 1, 0, 21, 10, 1, 0, 1, new byte[208 - 8]);
        byte[] cookie = hex("63825363");
        byte[] discover = bytes(1, 1, 6, 0, transaction, new byte[228], cookie,
                hex("350101 3d0701020000000021 370401030f06"), 12, 3, "ana", 0xff);
        byte[] request = bytes(1, 1, 6, 0, transaction, addresses, new byte[12], cookie,
                hex("350103 32040a010015 36040a010001"), 12, 3, "ana", 0xff);
        byte[] acknowledgment = bytes(2, 1, 6, 0, transaction, addresses, new byte[12], cookie,
                hex("350105 36040a010001 330400000e10 0104ffffff00 03040a010001 06040a010001"), 15, 11, "example.com",
                0xff);
        capture.udp("0.0.0.0", 68, "255.255.255.255", 67, "dhcp").client(discover);
        capture.udp("10.1.0.21", 68, "10.1.0.1", 67, "dhcp").client(request).server(acknowledgment);
    }

    private static void management(SampleCapture capture) {
        byte[] get = hex("302e 020101 0406 7075626c6963 a021 0204 00000001 020100 020100 3013"
                + " 3011 060e 2b06010401947801020702030200 0500");
        byte[] got = hex("3029 020101 0406 7075626c6963 a21c 020101 020100 020100 300e"
                + " 300c 0608 2b06010201010500 0500");
        byte[] encrypted = hex("3030 020103 300d 020101 020205dc 040103 020103 0410"
                + " 300e 0400 020100 020100 0400 0400 0400 0404 aabbccdd");
        capture.udp("10.1.0.40", 161, "snmp").client(get).server(got);
        capture.udp("10.1.0.40", 161, "snmp").client(encrypted).server(encrypted);
        capture.udp("10.1.0.2", 1812, "radius")
                .client(1, 7, 0, 43, new byte[16], 1, 5, "ana", 80, 18, new byte[16])
                .server(2, 7, 0, 20, new byte[16]);
        capture.udp("10.1.0.5", 514, "syslog").client("<13>Mar  2 09:00:00 ana shad: started");
        capture.tcp("10.1.0.5", 514, "syslog_tcp")
                .client("<13>Mar  2 09:00:00 ana shad: started\n")
                .client("<13>Mar  2 09:00:01 ana shad: stopped\n")
                .close();
        capture.tcp("10.1.0.5", 514, "syslog_tcp").client("11 <13>0 hello9 <13>0 bye").close();
    }

    private static void tunnels(SampleCapture capture) {
        byte[] query = dnsMessage(0x0100, 0, NAME, hex("0001 0001"));
        byte[] frame = Packets.ethernet().ipv4("10.9.0.1", "10.9.0.2").udp(49_101, 53).payload(query).build().bytes();
        byte[] other = Packets.ethernet().ipv4("10.9.0.1", "10.9.0.2").udp(49_102, 53).payload(query).build().bytes();
        byte[] packet = Packets.rawIp().ipv4("10.9.0.1", "10.9.0.2").udp(49_103, 53).payload(query).build().bytes();
        byte[] packet6 =
                Packets.rawIp().ipv6("2001:db8:9::1", "2001:db8:9::2").udp(49_104, 53).payload(query).build().bytes();
        byte[] another6 =
                Packets.rawIp().ipv6("2001:db8:9::1", "2001:db8:9::2").udp(49_105, 53).payload(query).build().bytes();
        byte[] identity = new byte[16];
        Arrays.fill(identity, (byte) 1);

        capture.udp("10.1.0.9", 4789, "vxlan").client(hex("0800000000000100"), frame);
        capture.expectInside(49_101, 53, "dns");
        capture.udp("10.1.0.9", 6081, "geneve").client(hex("0100655800000100 00000000"), other);
        capture.expectInside(49_102, 53, "dns");
        capture.udp("10.1.0.9", 2152, "gtpv1").client(hex("30ff"), 0, packet.length, hex("00000001"), packet);
        capture.expectInside(49_103, 53, "dns");
        capture.udp("198.51.100.9", 3544, "teredo").client(packet6).server(packet6);
        capture.expectInside(49_104, 53, "dns");
        capture.udp("198.51.100.9", 5072, "ayiya")
                .client(hex("4452112900000000"), identity, new byte[20], another6);
        capture.expectInside(49_105, 53, "dns");
    }
}
