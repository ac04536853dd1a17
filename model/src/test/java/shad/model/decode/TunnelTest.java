package shad.model.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.hex;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Ipv4;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.tracker.Traffic;

/// What comes out of tunnels.
class TunnelTest {
    private static final byte[] INNER =
            Packets.rawIp().ipv4("10.1.1.1", "10.1.1.2").udp(1000, 2000).payloadLength(8).build().bytes();
    private static final byte[] INNER6 =
            Packets.rawIp().ipv6("fd00::1", "fd00::2").udp(1000, 2000).payloadLength(8).build().bytes();
    private static final byte[] INNER_FRAME =
            Packets.ethernet().ipv4("10.1.1.1", "10.1.1.2").udp(1000, 2000).payloadLength(8).build().bytes();
    private static final String INNER_ROW = "17 10.1.1.1 1000 > 10.1.1.2 2000";
    private static final String INNER6_ROW = "17 fd00::1 1000 > fd00::2 2000";

    private static Ipv4 outer() {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2");
    }

    private static List<String> ends(Packet... packets) {
        Traffic traffic = new Traffic();
        for (Packet packet : packets) {
            traffic.at("0", packet);
        }
        return traffic.ends();
    }

    private static Packet inUdp(int port, String header, byte[] inner) {
        return outer().udp(40001, port).payload(concat(hex(header), inner)).build();
    }

    @Test
    void ipInsideIpIsTrackedAndItsOutsideIsNot() {
        assertEquals(List.of(INNER_ROW), ends(outer().payload(4, INNER)));
        assertEquals(List.of(INNER6_ROW), ends(outer().payload(41, INNER6)));
        assertEquals(List.of(INNER_ROW), ends(Packets.ethernet().ipv6("fd00::8", "fd00::9").payload(4, INNER)));
    }

    @Test
    void ipInsideIpMustHaveTheVersionThatItsProtocolSays() {
        assertEquals(List.of(), ends(outer().payload(41, INNER)));
        assertEquals(List.of(), ends(outer().payload(4, INNER6)));
    }

    @Test
    void ipInsideIpMustFillItsOutsideExactly() {
        assertEquals(List.of(), ends(outer().payload(4, concat(INNER, new byte[1]))));
        assertEquals(List.of(), ends(outer().payload(4, Arrays.copyOf(INNER, INNER.length - 1))));
    }

    @Test
    void routingEncapsulationCarriesIpWithBytesBehindIt() {
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("00000800"), INNER))));
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("00000800"), INNER, new byte[3]))));
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("00001234"), INNER))));
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("30000800 00000001 00000002"), INNER))));
    }

    @Test
    void routingEncapsulationCarriesEthernet() {
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("00006558"), INNER_FRAME))));
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("000088be"), INNER_FRAME))));
        assertEquals(
                List.of(INNER_ROW),
                ends(outer().payload(47, concat(hex("100088be 00000001 0000000000000000"), INNER_FRAME))));
    }

    @Test
    void routingEncapsulationOfOtherFormsIsRefused() {
        assertEquals(List.of(), ends(outer().payload(47, concat(hex("00020800"), INNER))));
        assertEquals(List.of(), ends(outer().payload(47, concat(hex("40000800 00000000"), INNER))));
        assertEquals(List.of(), ends(outer().payload(47, concat(hex("00008847 000641ff"), INNER))));
    }

    @Test
    void tunnelsOverUdpAreConnectionsThatCarryOthers() {
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 4789", INNER_ROW),
                ends(inUdp(4789, "0800000000000100", INNER_FRAME)));
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 6081", INNER_ROW),
                ends(inUdp(6081, "0100655800000100 00000000", INNER_FRAME)));
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 2152", INNER_ROW),
                ends(inUdp(2152, "30ff002400000001", INNER)));
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 3544", INNER6_ROW),
                ends(inUdp(3544, "", INNER6)));
    }

    @Test
    void anInnerRowNamesTheConnectionThatCarriesIt() {
        StoreSnapshot snapshot =
                new Traffic().at("0", inUdp(4789, "0800000000000100", INNER_FRAME)).run().snapshot();
        ConnectionView view = snapshot.view();

        assertEquals(view.at(0).uid(), view.at(1).tunnelParents());
        assertEquals("", view.at(0).tunnelParents());
        assertEquals("vxlan", view.service());
    }

    @Test
    void aTunnelOverIpDrawsAnIdentifierBeforeWhatItCarries() {
        ConnectionView inner = new Traffic().at("0", outer().payload(4, INNER)).connection();

        assertEquals("CJKFoj4bpHEhTeaRoj", inner.tunnelParents());
        assertEquals("CRdT6w4PA64qWKmBk3", inner.uid());
    }

    @Test
    void aVxlanHeaderWithoutItsFlagCarriesNothing() {
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 4789"),
                ends(inUdp(4789, "0000000000000100", INNER_FRAME)));
    }

    @Test
    void fourTunnelsInsideEachOtherAreOpenedAndAFifthIsNot() {
        byte[] packet = INNER;
        for (int i = 0; i < 4; i++) {
            packet = Packets.rawIp().ipv4("10.2.0." + i, "10.3.0." + i).payload(4, packet).bytes();
        }
        byte[] deeper = Packets.rawIp().ipv4("10.4.0.1", "10.4.0.2").payload(4, packet).bytes();

        assertEquals(List.of(INNER_ROW), ends(new Packet(101, packet, packet.length)));
        assertEquals(List.of(), ends(new Packet(101, deeper, deeper.length)));
    }

    private static String wlan() {
        return "0800 0000 020000000002 020000000001 020000000003 0000 aaaa0300 0000 0800";
    }

    @Test
    void routingEncapsulationCarriesWirelessFramesOfAnAccessPoint() {
        for (String type : List.of("8200", "8210", "8300", "8370", "9000")) {
            assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("0000" + type + wlan()), INNER))),
                    type);
        }
    }

    @Test
    void otherTypesNearThoseOfWirelessFramesCarryIp() {
        for (String type : List.of("8201", "8010", "9010")) {
            assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex("0000" + type), INNER))), type);
            assertEquals(List.of(), ends(outer().payload(47, concat(hex("0000" + type + wlan()), INNER))), type);
        }
    }

    @Test
    void pointToPointTunnelsCarryIpOfTheVersionThatTheirProtocolSays() {
        String key = "2001880b 00140001";
        String all = "3081880b 00140001 00000001 00000002";

        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex(key + "ff030021"), INNER))));
        assertEquals(List.of(INNER_ROW), ends(outer().payload(47, concat(hex(all + "ff030021"), INNER))));
        assertEquals(List.of(INNER6_ROW), ends(outer().payload(47, concat(hex(all + "ff030057"), INNER6))));
        assertEquals(List.of(), ends(outer().payload(47, concat(hex(key + "ff030057"), INNER))));
    }

    @Test
    void pointToPointTunnelsMustBeFilledExactlyAndCarryNothingElse() {
        String key = "2001880b 00140001";

        assertEquals(List.of(), ends(outer().payload(47, concat(hex(key + "ff030021"), INNER, new byte[1]))));
        assertEquals(List.of(), ends(outer().payload(47, concat(hex(key + "ff03c021"), INNER))));
        assertEquals(List.of(), ends(outer().payload(47, concat(hex("20010800 00140001 ff030021"), INNER))));
    }

    /// Sixteen bytes of identity, twenty of signature.
    private static String ayiya(String opcode, String nextHeader) {
        return "4452" + opcode + nextHeader + "00000000" + "01".repeat(16) + "02".repeat(20);
    }

    private static String service(Packet packet) {
        return new Traffic().at("0", packet).run().snapshot().view().at(0).service();
    }

    @Test
    void anythingInAnythingCarriesIp() {
        String outer = "17 10.0.0.1 40001 > 10.0.0.2 5072";

        assertEquals(List.of(outer, INNER6_ROW), ends(inUdp(5072, ayiya("11", "29"), INNER6)));
        assertEquals(List.of(outer, INNER_ROW), ends(inUdp(5072, ayiya("11", "04"), INNER)));
        assertEquals("ayiya", service(inUdp(5072, ayiya("11", "29"), INNER6)));
    }

    @Test
    void anythingInAnythingIsRecognisedOnOtherPorts() {
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 40002", INNER6_ROW),
                ends(inUdp(40002, ayiya("11", "29"), INNER6)));
        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 40002"),
                ends(inUdp(40002, ayiya("21", "29"), INNER6)));
    }

    @Test
    void anythingInAnythingThatForwardsNothingHasNoName() {
        Packet heartbeat = inUdp(5072, ayiya("10", "29"), INNER6);

        assertEquals(1, ends(heartbeat).size());
        assertEquals("", service(heartbeat));
    }

    @Test
    void anythingInAnythingIsNamedWhateverItCarries() {
        Packet unknown = inUdp(5072, ayiya("11", "3b"), INNER6);

        assertEquals(1, ends(unknown).size());
        assertEquals("ayiya", service(unknown));
    }

    /// A datagram that lies in another tunnel, and so on; 0 stands for none.
    private static ConnectionView throughTunnels(int... tunnels) {
        Traffic traffic = new Traffic();
        for (int i = 0; i < tunnels.length; i++) {
            byte[] packet = tunnels[i] == 0
                    ? INNER
                    : Packets.rawIp().ipv4("10.2.0.1", "10.2.0." + (1 + tunnels[i])).payload(4, INNER).bytes();
            traffic.at(String.valueOf(i), new Packet(101, packet, packet.length));
        }
        return traffic.connection();
    }

    @Test
    void fiveChangesOfTunnelLeaveNoTraceInTheHistory() {
        assertEquals("D", throughTunnels(1, 2, 1, 2, 1, 2).history());
    }

    @Test
    void theSixthChangeOfTunnelIsNotedOnce() {
        assertEquals("DX", throughTunnels(1, 2, 1, 2, 1, 2, 1).history());
        assertEquals("DX", throughTunnels(1, 2, 1, 2, 1, 2, 1, 2, 1).history());
        assertEquals("DX", throughTunnels(0, 1, 0, 1, 0, 1, 0).history());
    }

    @Test
    void everyTunnelUpToTheFifthChangeIsAParent() {
        assertEquals(6, throughTunnels(1, 2, 3, 4, 5, 6, 7).tunnelParents().split(",", -1).length);
        assertEquals(1, throughTunnels(1, 0, 1, 0, 1).tunnelParents().split(",", -1).length);
    }
}
