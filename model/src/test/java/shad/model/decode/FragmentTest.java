package shad.model.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.testing.Bytes.counting;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.model.testing.Ipv6;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.tracker.Traffic;

/// What fragments make together: a datagram of 3000 bytes in pieces.
class FragmentTest {
    private static Packet fragment(int offset, int length, boolean more) {
        byte[] whole =
                Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").udp(1000, 2000).payload(counting(3000)).build().bytes();
        byte[] part = Arrays.copyOfRange(whole, 20 + offset, 20 + offset + length);
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").fragment(7, offset, more).payload(17, part);
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

    private static Ipv6 ipv6() {
        return Packets.ethernet().ipv6("2001:db8::1", "2001:db8::2");
    }

    private static byte[] part6(int offset, int length) {
        byte[] whole =
                Packets.rawIp().ipv6("2001:db8::1", "2001:db8::2").udp(1000, 2000).payload(counting(3000)).build()
                        .bytes();
        return Arrays.copyOfRange(whole, 40 + offset, 40 + offset + length);
    }

    private static Packet fragment6(int offset, int length, boolean more) {
        return ipv6().fragment(7, offset, more).payload(17, part6(offset, length));
    }

    @Test
    void ipv6FragmentsAreOnePacketWithoutFragmentHeaders() {
        ConnectionView row = new Traffic()
                .at("0", fragment6(0, 1448, true))
                .at("1", fragment6(1448, 1448, true))
                .at("2", fragment6(2896, 112, false))
                .connection();

        assertEquals("2001:db8::1@2 - -/- S0 0 D 1/0", Traffic.text(row));
        assertEquals(3048, row.origIpBytes());
        assertEquals(3000, row.origBytes());
    }

    @Test
    void ipv6HeadersBeforeTheFragmentHeaderStayInTheWhole() {
        ConnectionView row = new Traffic()
                .at("0", ipv6().hopByHop().fragment(7, 1448, false).payload(17, part6(1448, 1560)))
                .at("1", ipv6().hopByHop().fragment(7, 0, true).payload(17, part6(0, 1448)))
                .connection();

        assertEquals("D", row.history());
        assertEquals(3056, row.origIpBytes());
    }

    @Test
    void theFirstIpv6FragmentSaysWhatTheWholeCarries() {
        ConnectionView row = new Traffic()
                .at("0", ipv6().fragment(7, 1448, false).payload(6, part6(1448, 1560)))
                .at("1", fragment6(0, 1448, true))
                .connection();

        assertEquals(17, row.ipProtocol());
        assertEquals("D", row.history());
    }

    @Test
    void anIpv6FragmentThatIsTheWholeIsAPacketAtOnce() {
        ConnectionView row = new Traffic().at("0", fragment6(0, 3008, false)).connection();

        assertEquals("D", row.history());
        assertEquals(3048, row.origIpBytes());
    }

    @Test
    void ipv6FragmentsOfOtherIdentificationsDoNotMix() {
        Traffic traffic = new Traffic()
                .at("0", fragment6(0, 1448, true))
                .at("1", ipv6().fragment(0x10007, 1448, false).payload(17, part6(1448, 1560)));

        assertEquals(List.of(), traffic.ends());
    }

    @Test
    void bytesThatCameFirstWinWhereFragmentsOverlap() {
        Packet wrong = ipv6().fragment(7, 1440, false).payload(17, new byte[1568]);

        assertEquals(
                "D",
                new Traffic().at("0", fragment6(1440, 1568, false)).at("1", wrong).at("2", fragment6(0, 1448, true))
                        .connection().history());
        assertEquals(
                "C",
                new Traffic().at("0", wrong).at("1", fragment6(1440, 1568, false)).at("2", fragment6(0, 1448, true))
                        .connection().history());
    }
}
