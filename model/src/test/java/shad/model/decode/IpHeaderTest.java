package shad.model.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.hex;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.model.testing.Bytes;
import shad.model.testing.Ipv4;
import shad.model.testing.Ipv6;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.tracker.Traffic;

/// Which IP packets reach the tracker, and with which addresses and lengths.
class IpHeaderTest {
    private static final String HOME = "20010db8000000000000000000000099";
    private static final List<String> NO_ROWS = List.of();

    private static Ipv4 ipv4() {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2");
    }

    private static Ipv6 ipv6() {
        return Packets.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }

    private static Traffic of(Packet packet) {
        return new Traffic().at("0", packet);
    }

    private static void isDropped(DropReason reason, Packet packet) {
        assertEquals(NO_ROWS, of(packet).ends());
        assertEquals("{" + reason.meaning() + "=1}", of(packet).untracked());
    }

    private static Packet raw(String digits) {
        byte[] bytes = hex(digits);
        return new Packet(101, bytes, bytes.length);
    }

    @Test
    void nineteenBytesAreNoHeader() {
        isDropped(DropReason.TRUNCATED_IP, raw("45".repeat(19)));
    }

    @Test
    void ipv6NeedsFortyBytes() {
        isDropped(DropReason.TRUNCATED_IP, ipv6().udp(1, 2).captured(14 + 39));
    }

    @Test
    void otherVersionsAreUnknown() {
        isDropped(DropReason.UNKNOWN_IP_VERSION, raw("55".repeat(40)));
    }

    @Test
    void aHeaderLongerThanThePacketIsDropped() {
        isDropped(DropReason.BAD_IP_HEADER_LENGTH, ipv4().headerWords(15).udp(1, 2).build());
    }

    @Test
    void aHeaderShorterThanTwentyBytesIsDropped() {
        isDropped(DropReason.BAD_IP_HEADER_LENGTH, ipv4().headerWords(4).udp(1, 2).build());
    }

    @Test
    void aHeaderThatTheCaptureCutIsDropped() {
        isDropped(DropReason.BAD_IP_HEADER_LENGTH, ipv4().options(new byte[8]).udp(1, 2).captured(14 + 24));
    }

    @Test
    void optionsBelongToTheHeader() {
        assertEquals(36, of(ipv4().options(new byte[8]).udp(1, 2).build()).connection().origIpBytes());
    }

    @Test
    void aDamagedHeaderIsDropped() {
        isDropped(DropReason.BAD_IP_CHECKSUM, ipv4().badChecksum().udp(1, 2).build());
    }

    @Test
    void aDamagedHeaderIsDroppedEvenIfTheCaptureCutItsPayload() {
        isDropped(DropReason.BAD_IP_CHECKSUM, ipv4().badChecksum().udp(1, 2).payloadLength(50).captured(50));
    }

    @Test
    void aDamagedHeaderDoesNotMatterWhenChecksumsAreIgnored() {
        assertEquals(1, of(ipv4().badChecksum().udp(1, 2).build()).ignoringChecksums().ends().size());
    }

    @Test
    void aTotalLengthOfZeroIsDropped() {
        isDropped(DropReason.ZERO_TOTAL_LENGTH, ipv4().totalLength(0).udp(1, 2).build());
    }

    @Test
    void aTotalLengthOfZeroMeansAllThatWasCapturedWhenChecksumsAreIgnored() {
        Packet packet = ipv4().totalLength(0).tcp(40001, 40002).flags("A").seq(100).payloadLength(30).build();
        Packet answer = Packets.ethernet()
                .ipv4("10.0.0.2", "10.0.0.1").totalLength(0).tcp(40002, 40001).flags("A").seq(9).ack(130).build();

        ConnectionView row = of(packet).at("1", answer).ignoringChecksums().connection();

        assertEquals("Da", row.history());
        assertEquals(30, row.origBytes());
        assertEquals(1, row.origPackets());
        assertEquals(0, row.origIpBytes());
    }

    @Test
    void aTotalLengthOfZeroCountsPaddingAsPayload() {
        Packet packet = Packets.ethernet().trailer(new byte[6])
                .ipv4("10.0.0.1", "10.0.0.2").totalLength(0).tcp(40001, 40002).flags("A").build();

        assertEquals("D", of(packet).ignoringChecksums().connection().history());
    }

    @Test
    void anIcmpMessageInAPacketOfTotalLengthZeroIsAsLongAsCaptured() {
        Packet request = ipv4().totalLength(0).icmp(8, 0).echo(1, 1).payloadLength(30).build();
        Packet reply = Packets.ethernet().trailer(new byte[6])
                .ipv4("10.0.0.2", "10.0.0.1").totalLength(0).icmp(0, 0).echo(1, 1).payloadLength(10).build();

        ConnectionView row = of(request).at("1", reply).ignoringChecksums().connection();

        assertEquals("A 1 30/16 OTH 0 - 1/1", Traffic.text(row));
        assertEquals(0, row.origIpBytes());
    }

    @Test
    void paddingIsNoPayload() {
        Packet packet = Packets.ethernet().trailer(new byte[6])
                .ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 40002).flags("A").build();

        assertEquals("A", of(packet).connection().history());
    }

    @Test
    void aPacketShorterOnTheWireThanItsHeaderSaysIsDropped() {
        isDropped(DropReason.WIRE_SHORTER_THAN_IP, ipv4().totalLength(100).udp(1, 2).build());
        isDropped(DropReason.WIRE_SHORTER_THAN_IP, ipv6().payloadLength(100).udp(1, 2).build());
    }

    @Test
    void aPacketThatOnlyTheCaptureCutIsNot() {
        assertEquals(128, of(ipv4().udp(1, 2).payloadLength(100).captured(60)).connection().origIpBytes());
    }

    @Test
    void groupManagementIsNoConnection() {
        isDropped(DropReason.IGMP, ipv4().payload(2, new byte[8]));
    }

    @Test
    void noNextHeaderIsNoConnection() {
        isDropped(DropReason.NO_NEXT_HEADER, ipv6().payload(59));
        isDropped(DropReason.NO_NEXT_HEADER, ipv6().hopByHop().payload(59, new byte[8]));
    }

    @Test
    void extensionHeadersAreWalked() {
        Packet packet = ipv6().hopByHop().destinationOptions().extension(51, Bytes.hex("04 0000" + "00".repeat(20)))
                .udp(1000, 2000).payloadLength(8).build();

        ConnectionView row = of(packet).connection();

        assertEquals("D", row.history());
        assertEquals(2000, row.respPort());
        assertEquals(40 + 8 + 8 + 24 + 16, row.origIpBytes());
    }

    @Test
    void encryptedIpv6IsNoConnection() {
        isDropped(DropReason.ENCRYPTED_PAYLOAD, ipv6().payload(50, new byte[16]));
    }

    @Test
    void encryptedIpv4IsOneOfAnUnknownTransport() {
        assertEquals(List.of("50 10.0.0.1 0 > 10.0.0.2 0"), of(ipv4().payload(50, new byte[16])).ends());
    }

    @Test
    void aMobilityHeaderIsNoConnection() {
        isDropped(DropReason.MOBILITY, ipv6().payload(135, hex("3b 00 00 00 0000 0000")));
    }

    @Test
    void aHomeAddressTakesThePlaceOfTheSource() {
        Packet packet = ipv6().extension(60, hex("02 0102 0000 c910" + HOME)).payload(132, new byte[12]);

        assertEquals(List.of("132 2001:db8::99 0 > 2001:db8::2 0"), of(packet).ends());
    }

    @Test
    void aHomeAddressOfAnotherLengthDoesNot() {
        Packet packet = ipv6().extension(60, hex("02 010f c90f" + HOME.substring(2) + "00".repeat(3).substring(2)))
                .payload(132, new byte[12]);

        assertEquals(List.of("132 2001:db8::1 0 > 2001:db8::2 0"), of(packet).ends());
    }

    @Test
    void aRoutingHeaderWithSegmentsLeftNamesTheDestination() {
        Packet old = ipv6().routing(hex("04 00 01 00000000" + "00".repeat(16) + HOME)).payload(132, new byte[12]);
        Packet mobile = ipv6().routing(hex("02 02 01 00000000" + HOME)).payload(132, new byte[12]);

        assertEquals(List.of("132 2001:db8::1 0 > 2001:db8::99 0"), of(old).ends());
        assertEquals(List.of("132 2001:db8::1 0 > 2001:db8::99 0"), of(mobile).ends());
    }

    @Test
    void aRoutingHeaderAtItsEndOrOfAnotherKindDoesNot() {
        Packet atEnd = ipv6().routing(hex("02 00 00 00000000" + HOME)).payload(132, new byte[12]);
        Packet segmentRouting = ipv6().routing(hex("02 04 01 00000000" + HOME)).payload(132, new byte[12]);
        Packet longMobile =
                ipv6().routing(hex("04 02 01 00000000" + "00".repeat(16) + HOME)).payload(132, new byte[12]);

        List<String> unchanged = List.of("132 2001:db8::1 0 > 2001:db8::2 0");
        assertEquals(unchanged, of(atEnd).ends());
        assertEquals(unchanged, of(segmentRouting).ends());
        assertEquals(unchanged, of(longMobile).ends());
    }

    @Test
    void checksumsCoverTheAddressesThatTheExtensionsName() {
        String payload = "rest";
        Packet toFinal =
                Packets.ethernet().ipv6("2001:db8::1", "2001:db8::99").udp(1000, 2000).payload(payload).build();
        byte[] datagram = Arrays.copyOfRange(toFinal.bytes(), 14 + 40, toFinal.bytes().length);

        Packet packet = ipv6().routing(hex("02 00 01 00000000" + HOME)).payload(17, datagram);

        assertEquals("D", of(packet).connection().history());
        assertEquals("2001:db8::99", of(packet).connection().respAddress().toString());
    }

    @Test
    void anExtensionThatIsNotWholeIsItsOwnTransport() {
        Packet packet = ipv6().payload(0, hex("11 09 01 04 00000000"));

        assertEquals(List.of("0 2001:db8::1 0 > 2001:db8::2 0"), of(packet).ends());
    }

    @Test
    void aJumbogramIsDropped() {
        byte[] jumbo = hex("3b 00 c2 04 00010000");

        isDropped(DropReason.BAD_IP_HEADER_LENGTH, ipv6().payloadLength(0).payload(0, concat(jumbo, new byte[64])));
    }

    @Test
    void aTransportHeaderThatIsNotWholeIsNoConnection() {
        isDropped(DropReason.TRUNCATED_TRANSPORT_HEADER, ipv4().payload(6, new byte[19]));
        isDropped(DropReason.TRUNCATED_TRANSPORT_HEADER, ipv4().payload(17, new byte[7]));
        isDropped(DropReason.TRUNCATED_TRANSPORT_HEADER, ipv4().payload(1, new byte[7]));
        isDropped(DropReason.TRUNCATED_TRANSPORT_HEADER, ipv4().tcp(1, 2).captured(14 + 20 + 19));
        isDropped(DropReason.TRUNCATED_TRANSPORT_HEADER, ipv4().udp(1, 2).captured(14 + 20 + 7));
        isDropped(DropReason.TRUNCATED_TRANSPORT_HEADER, ipv4().icmp(8, 0).captured(14 + 20 + 7));
    }

    @Test
    void aTcpHeaderLongerThanThePacketMakesARowWithoutLetters() {
        assertEquals(
                List.of("A - -/- OTH 0 - 0/0"),
                of(ipv4().tcp(40001, 40002).flags("S").dataOffset(6).build()).rows());
        assertEquals(
                List.of("A - -/- OTH 0 - 0/0"),
                of(ipv4().tcp(40001, 40002).flags("S").options(new byte[8]).captured(14 + 20 + 24)).rows());
    }

    @Test
    void aRecordWithoutBytesIsPassedOver() {
        isDropped(DropReason.EMPTY_RECORD, new Packet(1, new byte[0], 60));
    }
}
