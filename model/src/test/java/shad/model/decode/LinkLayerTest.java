package shad.model.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.hex;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.tracker.Traffic;

/// Which link layers lead to IP, and which do not. Every frame carries the same UDP datagram.
class LinkLayerTest {
    private static final byte[] IP = Packets.rawIp()
            .ipv4("10.0.0.1", "10.0.0.2").udp(1000, 2000).payloadLength(8).build().bytes();
    private static final byte[] IPV6 =
            Packets.rawIp().ipv6("fd00::1", "fd00::2").udp(1000, 2000).payloadLength(8).build().bytes();
    private static final String IP_ROW = "17 10.0.0.1 1000 > 10.0.0.2 2000";
    private static final String IPV6_ROW = "17 fd00::1 1000 > fd00::2 2000";

    private static final String MACS = "020000000002 020000000001";
    /// An 802.11 header up to its sequence number, without the two bytes of frame control.
    private static final String WLAN = "0000 020000000002 020000000001 020000000003 0000";
    private static final String WLAN_IP = "aaaa0300 0000 0800";
    private static final String UNKNOWN = "the link layer carries a protocol that is not tracked";
    private static final String CUT = "the link-layer header is cut short";
    private static final String ARP = "address resolution (ARP)";
    private static final String NOT_DATA = "the link layer carries no data: a management or control frame";
    private static final String RADIOTAP = "0000 0800 00000000";

    static Stream<Case> leadsToIp() {
        return Stream.of(
                says("Ethernet", 1, MACS + "0800"),
                says("Ethernet whose type says IPv6: the version field decides", 1, MACS + "86dd"),
                says("a VLAN tag", 1, MACS + "8100 0064 0800"),
                says("two VLAN tags", 1, MACS + "8100 0064 8100 00c8 0800"),
                says("a service tag with a VLAN tag inside", 1, MACS + "88a8 0064 8100 00c8 0800"),
                says("a tag of the old QinQ type", 1, MACS + "9100 0064 0800"),
                says("an MPLS label", 1, MACS + "8847 000641ff"),
                says("three MPLS labels", 1, MACS + "8847 000640ff 000640ff 000641ff"),
                says("MPLS in a VLAN", 1, MACS + "8100 0064 8847 000641ff"),
                says("a provider backbone tag", 1, MACS + "88e7 00000001" + MACS + "0800"),
                says("a PPPoE session", 1, MACS + "8864 1100 0001 0026 0021"),
                says("a PPPoE session whose length field is too large", 1, MACS + "8864 1100 0001 ffff 0021"),
                says("Cisco FabricPath", 1, MACS + "8903 0000" + MACS + "0800"),
                says("a VN tag with a VLAN tag inside", 1, MACS + "8926 00000000 8100 0064 0800"),
                says("a VN tag with a service tag inside", 1, MACS + "8926 00000000 88a8 0064 0800"),
                says("802.3 with SNAP", 1, MACS + "002c aaaa03 000000 0800"),
                says("802.3 with SNAP and a control field of two bytes", 1, MACS + "002d aaaa0000 000000 0800"),
                says("802.3 with SNAP in a VLAN", 1, MACS + "8100 0064 002c aaaa03 000000 0800"),
                says("PPP", 9, "0021"),
                says("PPP whose protocol says IPv6", 9, "0057"),
                says("PPP with address and control bytes", 9, "ff03 0021"),
                says("PPP with MPLS", 9, "0281 000641ff"),
                says("PPP over a serial line", 50, "ff03 0021"),
                says("Cisco HDLC numbers of PPP", 50, "0f00 0021"),
                says("MPLS over a serial line", 50, "ff03 0281 000641ff"),
                says("Linux cooked capture", 113, "0000 0001 0006 020000000001 0000 0800"),
                says("Linux cooked capture, version 2", 276, "0800 0000 00000001 0001 00 06 020000000001 0000"),
                says("BSD loopback, family 2", 0, "02000000"),
                says("BSD loopback, family 24", 0, "18000000"),
                says("BSD loopback, family 28", 0, "1c000000"),
                says("BSD loopback, family 30", 0, "1e000000"),
                says("raw IP", 101, ""),
                says("raw IP by its number on some systems", 12, ""),
                says("raw IPv4", 228, ""),
                says("raw IPv6 that carries IPv4", 229, ""),
                says("a link type nobody has heard of", 999, ""),
                says("NFLOG", 239, "02000000 04000900"),
                says("NFLOG of family 10", 239, "0a000000 04000900"),
                says("NFLOG with other items before", 239, "02000000 05000100 01000000 08000200 00000000 04000900"),
                says("FDDI", 10, "000000000000 000000000000 000000000000 000000"),
                says("802.11", 105, "0800" + WLAN + WLAN_IP),
                says("802.11 to the distribution system", 105, "0801" + WLAN + WLAN_IP),
                says("802.11 between two access points", 105, "0803" + WLAN + "020000000004" + WLAN_IP),
                says("802.11 with quality of service", 105, "8800" + WLAN + "0000" + WLAN_IP),
                says("802.11, protected, without quality of service", 105, "0840" + WLAN + WLAN_IP),
                says("802.11 with aggregated frames", 105,
                        "8800" + WLAN + "8000" + "020000000002 020000000001 002c" + WLAN_IP),
                says("radiotap", 127, RADIOTAP + "0800" + WLAN + WLAN_IP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void leadsToIp(Case frame) {
        assertEquals(List.of(IP_ROW), frame.traffic().ends());
    }

    static Stream<Case> leadsNowhere() {
        return Stream.of(
                says("Ethernet of no more than 16 bytes", 1, MACS + "0800 4500", CUT)
                        .bare(),
                says("address resolution", 1, MACS + "0806", ARP),
                says("reverse address resolution", 1, MACS + "8035", ARP),
                says("another protocol", 1, MACS + "88cc", UNKNOWN),
                says("a type that is neither length nor protocol", 1, MACS + "05dd", UNKNOWN),
                says("a service tag inside a VLAN tag", 1, MACS + "8100 0064 88a8 00c8 0800", UNKNOWN),
                says("an old QinQ tag inside a VLAN tag", 1, MACS + "8100 0064 9100 00c8 0800", UNKNOWN),
                says("MPLS for multicast", 1, MACS + "8848 000641ff", UNKNOWN),
                says("MPLS without a last label", 1, MACS + "8847 000640ff 000640ff", CUT)
                        .bare(),
                says("a provider backbone tag that is cut", 1, MACS + "88e7 00000001" + MACS + "0800", CUT).bare(),
                says("PPPoE discovery", 1, MACS + "8863 1100 0001 0026 0021", UNKNOWN),
                says("PPPoE with link control", 1, MACS + "8864 1100 0001 0026 c021", UNKNOWN),
                says("PPPoE whose length leaves nothing", 1, MACS + "8864 1100 0001 0002 0021",
                        "the IP header is cut short"),
                says("a VN tag directly over IP", 1, MACS + "8926 00000000 0800", UNKNOWN),
                says("FabricPath inside FabricPath", 1, MACS + "8903 0000" + MACS + "8903 0000" + MACS + "0800",
                        UNKNOWN),
                says("SNAP of a vendor", 1, MACS + "002c aaaa03 00000c 0800", UNKNOWN),
                says("SNAP with address resolution", 1, MACS + "002c aaaa03 000000 0806", ARP),
                says("LLC", 1, MACS + "0027 424203", UNKNOWN),
                says("Novell's raw 802.3", 1, MACS + "0026 ffff", UNKNOWN),
                says("PPP with link control", 9, "c021", UNKNOWN),
                says("PPP of two bytes", 9, "0021", CUT).bare(),
                says("PPP over a serial line with link control", 50, "ff03 c021", UNKNOWN),
                says("Linux cooked capture of another protocol", 113, "0000 0001 0006 020000000001 0000 88cc", UNKNOWN),
                says("Linux cooked capture, version 2, with address resolution", 276,
                        "0806 0000 00000001 0001 00 06 020000000001 0000", ARP),
                says("BSD loopback in the other byte order", 0, "00000002", UNKNOWN),
                says("BSD loopback of another family", 0, "07000000", UNKNOWN),
                says("OpenBSD loopback, which is taken for raw IP", 108, "00000002", "neither IPv4 nor IPv6"),
                says("NFLOG of another version", 239, "02010000 04000900", UNKNOWN),
                says("NFLOG of another family", 239, "07000000 04000900", UNKNOWN),
                says("NFLOG with an item shorter than its header", 239, "02000000 03000100 04000900", CUT),
                says("NFLOG with an item longer than the frame", 239, "02000000 ff7f0100 04000900", CUT),
                says("NFLOG without payload", 239, "02000000 08000100 00000000", CUT).bare(),
                says("FDDI that is cut", 10, "000000000000 000000000000 000000000000 000000", CUT).bare(),
                says("an 802.11 management frame", 105, "8000" + WLAN + WLAN_IP, NOT_DATA),
                says("802.11 without data", 105, "4800" + WLAN + WLAN_IP, NOT_DATA),
                says("802.11, protected, with quality of service", 105, "8840" + WLAN + "0000" + WLAN_IP,
                        "the link layer is encrypted"),
                says("802.11 without SNAP", 105, "0800" + WLAN + "4242 0300 0000 0800", UNKNOWN),
                says("an aggregated frame longer than all of them", 105,
                        "8800" + WLAN + "8000" + "020000000002 020000000001 7fff" + WLAN_IP, CUT),
                says("radiotap as long as the frame", 127, "0000 0800 00000000", CUT).bare());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void leadsNowhere(Case frame) {
        assertEquals(List.of(), frame.traffic().ends());
        assertEquals("{" + frame.reason + "=1}", frame.traffic().untracked());
    }

    @Test
    void anIpv4TypeMayCarryIpv6() {
        Packet packet = frame(1, concat(hex(MACS + "0800"), IPV6));

        assertEquals(List.of(IPV6_ROW), new Traffic().at("0", packet).ends());
    }

    @Test
    void everyFrameOfAnAggregateIsTracked() {
        byte[] other = Packets.rawIp().ipv4("10.0.0.3", "10.0.0.4").udp(1000, 2000).payloadLength(8).build().bytes();
        byte[] subframe = hex("020000000002 020000000001 002c" + WLAN_IP);

        Packet packet = frame(105, concat(hex("8800" + WLAN + "8000"), subframe, IP, subframe, other));

        assertEquals(List.of(IP_ROW, "17 10.0.0.3 1000 > 10.0.0.4 2000"), new Traffic().at("0", packet).ends());
    }

    @Test
    void twentyFiveLayersAreEntered() {
        assertEquals(List.of(IP_ROW), new Traffic().at("0", tagged(22)).ends());
    }

    @Test
    void theTwentySixthLayerIsTooDeep() {
        assertEquals(List.of(), new Traffic().at("0", tagged(23)).ends());
        assertEquals("{too many headers inside each other=1}", new Traffic().at("0", tagged(23)).untracked());
    }

    /// Ethernet, so many VLAN tags, IP and UDP.
    private static Packet tagged(int tags) {
        return frame(1, concat(hex(MACS + "8100 0001".repeat(tags) + "0800"), IP));
    }

    @Test
    void bytesBehindAnIeee8023LengthAreCutOff() {
        String header = "aaaa03 000000 0800";

        // 28 bytes are the two headers, 27 are too few.
        assertEquals(List.of(IP_ROW), of(1, MACS + "0024" + header).ends());
        assertEquals(List.of(), of(1, MACS + "0023" + header).ends());
    }

    private static Case says(String sentence, int linkType, String header) {
        return new Case(sentence, linkType, header, "");
    }

    private static Case says(String sentence, int linkType, String header, String reason) {
        return new Case(sentence, linkType, header, reason);
    }

    private static Traffic of(int linkType, String header) {
        return new Traffic().at("0", frame(linkType, concat(hex(header), IP)));
    }

    private static Packet frame(int linkType, byte[] bytes) {
        return new Packet(linkType, bytes, bytes.length);
    }

    /// A link-layer header, with the datagram behind it unless [#bare].
    static final class Case {
        private final String sentence;
        private final int linkType;
        private final byte[] header;
        private final String reason;
        private boolean bare;

        Case(String sentence, int linkType, String header, String reason) {
            this.sentence = sentence;
            this.linkType = linkType;
            this.header = hex(header);
            this.reason = reason;
        }

        Case bare() {
            bare = true;
            return this;
        }

        Traffic traffic() {
            return new Traffic().at("0", frame(linkType, bare ? header : concat(header, IP)));
        }

        @Override
        public String toString() {
            return sentence;
        }
    }
}
