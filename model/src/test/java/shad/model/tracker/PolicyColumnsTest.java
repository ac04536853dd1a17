package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.hex;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shad.model.analysis.AnalysisOptions;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Link;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// What the columns say that Zeek's policy scripts add.
class PolicyColumnsTest {
    private static final AnalysisOptions KEPT = AnalysisOptions.DEFAULT.withLinkLayer(true);
    private static final String MAC_A = "02000000000a";
    private static final String MAC_B = "02000000000b";

    private static Link fromA() {
        return Packets.ethernet().macs(MAC_A, MAC_B);
    }

    private static Link fromB() {
        return Packets.ethernet().macs(MAC_B, MAC_A);
    }

    private static Packet datagram(Link link) {
        return link.ipv4("10.0.0.1", "10.0.0.2").udp(1000, 2000).build();
    }

    /// VLANs and MAC addresses of the last row, as a log prints them.
    private static String link(Traffic traffic) {
        StoreSnapshot snapshot = traffic.with(KEPT).run().snapshot();
        return text(snapshot, ConnectionColumn.VLAN, ConnectionColumn.INNER_VLAN, ConnectionColumn.ORIG_L2_ADDR,
                ConnectionColumn.RESP_L2_ADDR);
    }

    private static String text(StoreSnapshot snapshot, ConnectionColumn... columns) {
        ConnectionView view = snapshot.view().at(snapshot.size() - 1);
        return List.of(columns).stream()
                .map(column -> ColumnText.of(column, view))
                .collect(Collectors.joining(" "));
    }

    @Test
    void untaggedEthernetHasAddressesOnly() {
        assertEquals("- - 02:00:00:00:00:0a 02:00:00:00:00:0b", link(new Traffic().at("0", datagram(fromA()))));
    }

    @Test
    void tagsAreTheOutermostAndTheInnermost() {
        assertEquals("5 - 02:00:00:00:00:0a 02:00:00:00:00:0b", link(new Traffic().at("0", datagram(fromA().vlan(5)))));
        assertEquals(
                "100 4095 02:00:00:00:00:0a 02:00:00:00:00:0b",
                link(new Traffic().at("0", datagram(fromA().vlan(100).vlan(200).vlan(4095)))));
    }

    @Test
    void vlanZeroIsAVlan() {
        assertEquals("0 0 02:00:00:00:00:0a 02:00:00:00:00:0b",
                link(new Traffic().at("0", datagram(fromA().vlan(0).vlan(0)))));
    }

    @Test
    void theFirstPacketDecides() {
        Traffic traffic = new Traffic()
                .at("0", datagram(fromA().vlan(5)))
                .at("1", datagram(Packets.ethernet().macs("02000000000c", "02000000000d").vlan(6)))
                .at("2", fromB().vlan(7).ipv4("10.0.0.2", "10.0.0.1").udp(2000, 1000).build());

        assertEquals("5 - 02:00:00:00:00:0a 02:00:00:00:00:0b", link(traffic));
    }

    @Test
    void addressesFollowTheRolesThatAFirstPacketFromAServersPortSwaps() {
        Traffic traffic =
                new Traffic().at("0", fromA().vlan(5).ipv4("10.0.0.1", "10.0.0.2").udp(53, 2000).build());

        assertEquals("5 - 02:00:00:00:00:0b 02:00:00:00:00:0a", link(traffic));
    }

    @Test
    void addressesFollowTheRolesThatALateSynSwaps() {
        Traffic traffic = new Traffic()
                .at("0", fromA().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 40002).flags("SA").seq(9).ack(1).build())
                .at("0.1", fromB().ipv4("10.0.0.2", "10.0.0.1").tcp(40002, 40001).flags("S").seq(0).build());

        assertEquals("- - 02:00:00:00:00:0b 02:00:00:00:00:0a", link(traffic));
        assertEquals("Hs^", traffic.connection().history());
    }

    @Test
    void aLinkLayerThatKnowsTheSenderOnlyGivesOneAddress() {
        Traffic traffic = new Traffic().at("0", datagram(Packets.linuxCooked().macs(MAC_A, MAC_B)));

        assertEquals("- - 02:00:00:00:00:0a -", link(traffic));
    }

    @Test
    void rawIpGivesNothing() {
        assertEquals("- - - -", link(new Traffic().at("0", datagram(Packets.rawIp()))));
    }

    @Test
    void insideATunnelOnlyTheInnerLinkLayerCounts() {
        byte[] ip = datagram(Packets.rawIp()).bytes();
        byte[] frame = datagram(Packets.ethernet().macs("02000000000c", "02000000000d").vlan(9)).bytes();
        Packet ipInIp = fromA().vlan(5).ipv4("10.9.0.1", "10.9.0.2").payload(4, ip);
        Packet vxlan = fromA().vlan(5).ipv4("10.9.0.1", "10.9.0.2").udp(40001, 4789)
                .payload(concat(hex("0800000000000100"), frame)).build();

        assertEquals("- - - -", link(new Traffic().at("0", ipInIp)));
        assertEquals("9 - 02:00:00:00:00:0c 02:00:00:00:00:0d", link(new Traffic().at("0", vxlan)));
    }

    @Test
    void nothingOfTheLinkLayerIsKeptUnlessAskedFor() {
        StoreSnapshot snapshot = new Traffic().at("0", datagram(fromA().vlan(5))).run().snapshot();

        assertEquals("- -", text(snapshot, ConnectionColumn.VLAN, ConnectionColumn.ORIG_L2_ADDR));
    }

    @Test
    void communityIdAndProtocolNameNeedNoAsking() {
        StoreSnapshot snapshot = new Traffic()
                .at("0", Packets.ethernet().ipv4("8.8.8.8", "192.168.1.52").udp(53, 54585).build())
                .run().snapshot();

        assertEquals("1:d/FP5EW3wiY1vCndhwleRRKHowQ= udp",
                text(snapshot, ConnectionColumn.COMMUNITY_ID, ConnectionColumn.IP_PROTO_NAME));
    }

    @Test
    void protocolsWithoutANameAreUnset() {
        assertEquals("sctp", protocolName(132));
        assertEquals("homa", protocolName(146));
        assertEquals("-", protocolName(147));
        assertEquals("-", protocolName(255));
    }

    private static String protocolName(int number) {
        Packet packet = fromA().ipv4("10.0.0.1", "10.0.0.2").payload(number, new byte[20]);
        return text(new Traffic().at("0", packet).run().snapshot(), ConnectionColumn.IP_PROTO_NAME);
    }
}
