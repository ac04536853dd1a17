package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.model.testing.Bytes;
import shad.model.testing.Ipv4;
import shad.model.testing.Ipv6;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.Udp;

/// UDP, ICMP and transports that Zeek does not know. Rows are in the notation of [Traffic#text].
class DatagramTest {
    private final Traffic traffic = new Traffic();

    private static Ipv4 fromA() {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2");
    }

    private static Ipv4 fromB() {
        return Packets.ethernet().ipv4("10.0.0.2", "10.0.0.1");
    }

    private static Ipv6 fromA6() {
        return Packets.ethernet().ipv6("fd00::1", "fd00::2");
    }

    private static Udp request() {
        return fromA().udp(40001, 40002).payloadLength(10);
    }

    private static Udp answer() {
        return fromB().udp(40002, 40001).payloadLength(30);
    }

    private void rows(String... expected) {
        assertEquals(List.of(expected), traffic.rows());
    }

    @Test
    void oneDatagramHasNoDuration() {
        traffic.at("0", request().build());

        rows("A - -/- S0 0 D 1/0");
    }

    @Test
    void anAnsweredDatagramIsAConversation() {
        traffic.at("0", request().build()).at("1.5", answer().build()).at("2", request().build());

        rows("A 2 20/30 SF 0 Dd 2/1");
    }

    @Test
    void twoDatagramsAtOneTimeHaveNoDuration() {
        traffic.at("3", request().build()).at("3", answer().build());

        rows("A@3 - -/- SF 0 Dd 1/1");
    }

    @Test
    void aServersPortThatSpeaksFirstIsTheResponder() {
        traffic.at("0", fromA().udp(53, 40002).build()).at("1", fromB().udp(40002, 53).payloadLength(4).build());

        rows("B 1 4/0 SF 0 ^dD 1/1");
    }

    @Test
    void onlyTheResponderSpoke() {
        traffic.at("0", fromA().udp(53, 40002).build());

        rows("B - -/- SHR 0 ^d 0/1");
    }

    @Test
    void betweenTwoServersPortsTheFirstSenderIsTheOriginator() {
        traffic.at("0", fromA().udp(53, 53).build());

        rows("A - -/- S0 0 D 1/0");
    }

    @Test
    void aBroadcastNeverTurnsTheRolesAround() {
        traffic.at("0", Packets.ethernet().ipv4("10.0.0.1", "255.255.255.255").udp(67, 40002).build());

        rows("A - -/- S0 0 D 1/0");
    }

    @Test
    void aServersPortBelongsToOneTransport() {
        traffic.at("0", fromA().udp(80, 40002).build());

        rows("A - -/- S0 0 D 1/0");
    }

    @Test
    void theLengthFieldCountsWhateverTheIpHeaderSays() {
        traffic.at("0", request().length(8 + 7).build()).at("1", answer().length(8 + 500).build());

        rows("A 1 7/500 SF 0 Dd 1/1");
    }

    @Test
    void aSideWhoseLengthFieldIsZeroStaysSilent() {
        traffic.at("0", request().length(0).build()).at("1", request().length(0).build());

        rows("A 1 0/0 OTH 0 D 2/0");
    }

    @Test
    void aSideThatWasBelowZeroStartsAgain() {
        traffic.at("0", request().length(0).build()).at("1", request().build());

        rows("A 1 10/0 S0 0 D 2/0");
    }

    @Test
    void damagedDatagramsWriteCAndCountNowhere() {
        traffic.at("0", request().badChecksum().build()).at("1", answer().badChecksum().build());

        rows("A - -/- OTH 0 Cc 0/0");
    }

    @Test
    void damageDoesNotMatterWhenChecksumsAreIgnored() {
        traffic.at("0", request().badChecksum().build()).at("1", answer().badChecksum().build()).ignoringChecksums();

        rows("A 1 10/30 SF 0 Dd 1/1");
    }

    @Test
    void ipv4MayLeaveTheChecksumOut() {
        traffic.at("0", request().noChecksum().build());

        rows("A - -/- S0 0 D 1/0");
    }

    @Test
    void ipv6MayNotLeaveTheChecksumOut() {
        traffic.at("0", fromA6().udp(40001, 40002).noChecksum().build());

        rows("fd00::1 - -/- OTH 0 C 0/0");
    }

    @Test
    void aChecksumIsNotVerifiedWhenTheCaptureCutTheFrame() {
        Packet whole = Packets.ethernet().trailer(new byte[4])
                .ipv4("10.0.0.1", "10.0.0.2").udp(40001, 40002).payloadLength(10).badChecksum().build();
        traffic.at("0", whole.captured(whole.bytes().length - 4));

        rows("A - -/- S0 0 D 1/0");
    }

    @Test
    void aChecksumIsVerifiedWhenTheFrameIsWhole() {
        traffic.at("0", Packets.ethernet().trailer(new byte[4])
                .ipv4("10.0.0.1", "10.0.0.2").udp(40001, 40002).payloadLength(10).badChecksum().build());

        rows("A - -/- OTH 0 C 0/0");
    }

    @Test
    void aCutDatagramCountsAsIfWhole() {
        traffic.at("0", request().captured(14 + 20 + 8)).at("1", answer().captured(14 + 20 + 8));

        rows("A 1 10/30 SF 0 Dd 1/1");
    }

    @Test
    void protocolsWithEqualPortsAreDifferentConnections() {
        traffic.at("0", request().build()).at("1", fromA().tcp(40001, 40002).flags("S").build());

        assertEquals(
                List.of("17 10.0.0.1 40001 > 10.0.0.2 40002", "6 10.0.0.1 40001 > 10.0.0.2 40002"), traffic.ends());
    }

    @Test
    void equalEndsMakeEverythingTheOriginators() {
        traffic.at("0", Packets.ethernet().ipv4("10.0.0.1", "10.0.0.1").udp(7, 7).payloadLength(1).build())
                .at("1", Packets.ethernet().ipv4("10.0.0.1", "10.0.0.1").udp(7, 7).payloadLength(2).build());

        rows("A 1 3/0 S0 0 D 2/0");
    }

    @Test
    void anEchoAndItsReplyAreOneExchange() {
        traffic.at("0", fromA().icmp(8, 0).echo(1, 1).payloadLength(56).build())
                .at("1", fromB().icmp(0, 0).echo(1, 1).payloadLength(56).build())
                .at("2", fromA().icmp(8, 0).echo(77, 5).payloadLength(10).build());

        rows("A 2 66/56 OTH 0 - 2/1");
        assertEquals(List.of("1 10.0.0.1 8 > 10.0.0.2 0"), traffic.ends());
    }

    @Test
    void aReplyThatComesFirstIsFromTheOriginator() {
        traffic.at("0", fromA().icmp(0, 0).build());

        assertEquals(List.of("1 10.0.0.1 0 > 10.0.0.2 8"), traffic.ends());
    }

    @Test
    void messagesThatGoOneWayAreAConnectionForEachDirectionAndCode() {
        traffic.at("0", fromA().icmp(3, 1).build())
                .at("1", fromB().icmp(3, 1).build())
                .at("2", fromA().icmp(3, 3).build())
                .at("3", fromA().icmp(3, 1).build());

        assertEquals(
                List.of("1 10.0.0.1 3 > 10.0.0.2 1", "1 10.0.0.2 3 > 10.0.0.1 1", "1 10.0.0.1 3 > 10.0.0.2 3"),
                traffic.ends());
        rows("A 3 0/0 OTH 0 - 2/0", "B@1 - -/- OTH 0 - 1/0", "A@2 - -/- OTH 0 - 1/0");
    }

    @Test
    void neighbourDiscoveryIsOneExchange() {
        traffic.at("0", fromA6().icmpv6(135, 0).payloadLength(16).build())
                .at("1", Packets.ethernet().ipv6("fd00::2", "fd00::1").icmpv6(136, 0).payloadLength(16).build());

        assertEquals(List.of("58 fd00::1 135 > fd00::2 136"), traffic.ends());
        rows("fd00::1 1 16/16 OTH 0 - 1/1");
    }

    @Test
    void thePairsOfTypesGoByTheProtocolNumberAlone() {
        traffic.at("0", fromA().icmpv6(8, 5).build()).at("1", fromA6().icmp(8, 5).build()).ignoringChecksums();

        assertEquals(List.of("58 10.0.0.1 8 > 10.0.0.2 5", "1 fd00::1 8 > fd00::2 0"), traffic.ends());
    }

    @Test
    void cutMessagesHaveBytesButNoPackets() {
        traffic.at("0", fromA().icmp(8, 0).payloadLength(100).captured(60))
                .at("1", fromB().icmp(0, 0).payloadLength(100).captured(60));

        rows("A 1 100/100 OTH 0 - 0/0");
    }

    @Test
    void aDamagedMessageMakesARowAndNothingElse() {
        traffic.at("0", fromA().icmp(8, 0).badChecksum().build())
                .at("1", fromA().icmp(8, 0).badChecksum().build());

        rows("A - -/- OTH 0 - 0/0");
    }

    @Test
    void otherTransportsHaveAddressesOnly() {
        traffic.at("0", fromA().payload(132, new byte[20])).at("1", fromB().payload(132, new byte[30]))
                .at("2", fromA().payload(89, Bytes.counting(3)));

        assertEquals(List.of("132 10.0.0.1 0 > 10.0.0.2 0", "89 10.0.0.1 0 > 10.0.0.2 0"), traffic.ends());
        rows("A 1 0/0 OTH 0 - 1/1", "A@2 - -/- OTH 0 - 1/0");
    }

    @Test
    void ipBytesAreTheTotalLengths() {
        ConnectionView row = traffic.at("0", request().build()).at("1", answer().build()).connection();

        assertEquals(38, row.origIpBytes());
        assertEquals(58, row.respIpBytes());
        assertEquals(55, new Traffic().at("0", fromA6().udp(1, 2).payloadLength(7).build()).connection().origIpBytes());
    }

    @Test
    void localEndsAreMarked() {
        ConnectionView row = traffic
                .at("0", Packets.ethernet().ipv4("10.0.0.1", "8.8.8.8").udp(40001, 53).build()).connection();

        assertEquals(true, row.isLocalityKnown());
        assertEquals(true, row.isOrigLocal());
        assertEquals(false, row.isRespLocal());
    }
}
