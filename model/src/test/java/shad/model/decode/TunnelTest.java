package shad.model.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.counting;
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

/// What comes out of tunnels and of fragments.
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

    private static Packet fragment(int offset, int length, boolean more) {
        byte[] whole =
                Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").udp(1000, 2000).payload(counting(3000)).build().bytes();
        byte[] part = Arrays.copyOfRange(whole, 20 + offset, 20 + offset + length);
        return outer().fragment(7, offset, more).payload(17, part);
    }

    @Test
    void fragmentsAreOnePacketAtTheTimeOfTheLast() {
        ConnectionView row = new Traffic()
                .at("0", fragment(0, 1480, true))
                .at("1", fragment(1480, 1480, true))
                .at("2", fragment(2960, 48, false))
                .connection();

        assertEquals("A@2 - -/- S0 0 D 1/0", Traffic.text(row));
        assertEquals(3028, row.origIpBytes());
        assertEquals(3000, row.origBytes());
    }

    @Test
    void theOrderOfFragmentsDoesNotMatter() {
        ConnectionView row = new Traffic()
                .at("0", fragment(2960, 48, false))
                .at("1", fragment(0, 1480, true))
                .at("2", fragment(1480, 1480, true))
                .connection();

        assertEquals(3028, row.origIpBytes());
        assertEquals("D", row.history());
    }

    @Test
    void fragmentsThatAreNotCompleteAreNoConnection() {
        Traffic traffic = new Traffic().at("0", fragment(0, 1480, true)).at("1", fragment(2960, 48, false));

        assertEquals(List.of(), traffic.ends());
        assertEquals("{" + DropReason.FRAGMENT.meaning() + "=2}", traffic.untracked());
    }

    @Test
    void fragmentsAreForgottenAfterFiveMinutes() {
        Traffic traffic = new Traffic()
                .at("0", fragment(0, 1480, true))
                .at("1", fragment(1480, 1480, true))
                .at("300", fragment(2960, 48, false));

        assertEquals(List.of(), traffic.ends());
    }

    @Test
    void aFirstFragmentThatTheCaptureCutStandsForThePacket() {
        Traffic traffic = new Traffic()
                .at("0", fragment(0, 1480, true).captured(100))
                .at("1", fragment(1480, 1480, true).captured(100));

        assertEquals("A - -/- S0 0 D 1/0", Traffic.text(traffic.connection()));
    }
}
