package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.analysis.AnalysisOptions;
import shad.model.conn.EndReason;
import shad.model.conn.Timeout;
import shad.model.conn.Timeouts;
import shad.model.store.ConnectionView;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// What each timeout decides when it has another value than Zeek's. Rows are in the notation of [Traffic#text].
class ChangedTimeoutsTest {
    private static AnalysisOptions with(Timeout timeout, double seconds) {
        return AnalysisOptions.DEFAULT.withTimeouts(Timeouts.DEFAULT.with(timeout, seconds));
    }

    private static Traffic conversation(Timeout timeout, double seconds, String packets) {
        return Traffic.of(Conversation.of(packets)).with(with(timeout, seconds));
    }

    private static int rowsOf(Packet packet, String secondTime, Timeout timeout, double seconds) {
        return new Traffic()
                .at("0", packet)
                .at(secondTime, packet)
                .with(with(timeout, seconds))
                .rows()
                .size();
    }

    private static EndReason firstEnd(Traffic traffic) {
        ConnectionView view = traffic.run().snapshot().view();
        return view.at(0).endReason();
    }

    @Test
    void anEstablishedConnectionEndsAfterTheChosenSilence() {
        assertEquals(1, conversation(Timeout.TCP_INACTIVITY, 1800, "HS; 1800.019 <A 1/1").rows().size());
        assertEquals(2, conversation(Timeout.TCP_INACTIVITY, 1800, "HS; 1800.02 <A 1/1").rows().size());
    }

    @Test
    void withoutInactivityTimeoutSilenceNeverEndsAnEstablishedConnection() {
        assertEquals(
                List.of("A 999999 0/0 S1 0 ShAa 2/2"),
                conversation(Timeout.TCP_INACTIVITY, 0, "HS; 999999 <A 1/1").rows());
    }

    @Test
    void datagramsAndMessagesHaveTimeoutsOfTheirOwn() {
        Packet udp = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(1, 40002).payloadLength(1).build();
        Packet ping = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").icmp(8, 0).build();
        Packet sctp = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").payload(132, new byte[12]);

        assertEquals(1, rowsOf(udp, "9.9", Timeout.UDP_INACTIVITY, 10));
        assertEquals(2, rowsOf(udp, "10", Timeout.UDP_INACTIVITY, 10));
        assertEquals(1, rowsOf(ping, "9.9", Timeout.ICMP_INACTIVITY, 10));
        assertEquals(2, rowsOf(ping, "10", Timeout.ICMP_INACTIVITY, 10));
        assertEquals(1, rowsOf(sctp, "9.9", Timeout.UNKNOWN_IP_INACTIVITY, 10));
        assertEquals(2, rowsOf(sctp, "10", Timeout.UNKNOWN_IP_INACTIVITY, 10));
        assertEquals(1, rowsOf(udp, "999999", Timeout.UDP_INACTIVITY, 0));
    }

    @Test
    void aSecureShellMayBeSilentForTheChosenTime() {
        Conversation ssh = Conversation.of("HS; 60.02 <A 1/1").ports(40001, 22);

        assertEquals(2, Traffic.of(ssh).with(with(Timeout.LONG_INACTIVITY, 60)).rows().size());
    }

    @Test
    void anAttemptWaitsForTheChosenTime() {
        assertEquals(1, conversation(Timeout.TCP_ATTEMPT, 20, "0 >S 0; 19.9 >S 0").rows().size());
        assertEquals(2, conversation(Timeout.TCP_ATTEMPT, 20, "0 >S 0; 20 >S 0").rows().size());
    }

    @Test
    void anAttemptWithoutDelayWaitsUntilItWasSilentForLong() {
        assertEquals(
                EndReason.INACTIVE,
                firstEnd(conversation(Timeout.TCP_ATTEMPT, 0, "0 >S 0; 59 >S 0; 119 >S 0")));
    }

    @Test
    void aClosedConnectionIsKeptForTheChosenTime() {
        String closed = "HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 7 >A 2/2";

        assertEquals(2, conversation(Timeout.TCP_CLOSE, 5, closed).rows().size());
        assertEquals(1, conversation(Timeout.TCP_CLOSE, 20, closed).rows().size());
    }

    @Test
    void aConnectionIsLookedAtAndLingersForTheChosenTimes() {
        // Half closed, with a reset that came from the wrong side: over as soon as a look finds it silent.
        String halfClosed = "HS; 0.03 >FA 1/1; 0.04 >R 2; 5.2 <A 1/2";

        assertEquals(EndReason.IDLE_AFTER_CLOSE, firstEnd(conversation(Timeout.TCP_SYN, 5, halfClosed)));
        assertEquals(EndReason.END_OF_INPUT, firstEnd(conversation(Timeout.TCP_LINGER, 20, halfClosed)));
        assertEquals(EndReason.END_OF_INPUT, firstEnd(conversation(Timeout.TCP_SYN, 20, halfClosed)));
    }

    @Test
    void theNextLookComesAfterTheChosenTime() {
        String halfClosed = "HS; 0.03 >FA 1/1; 0.04 >R 2; 4 <A 1/2; 5.2 <A 1/2; 11.5 <A 1/2";

        assertEquals(EndReason.IDLE_AFTER_CLOSE, firstEnd(conversation(Timeout.TCP_SESSION, 6, halfClosed)));
        assertEquals(EndReason.END_OF_INPUT, firstEnd(conversation(Timeout.TCP_SESSION, 20, halfClosed)));
    }

    @Test
    void aDnsExchangeIsLookedAtAsOftenAsChosen() {
        Packet query = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(40001, 53).payloadLength(1).build();

        assertEquals(2, rowsOf(query, "10", Timeout.DNS_SESSION, 10));
        assertEquals(1, rowsOf(query, "10", Timeout.DNS_SESSION, 30));
        assertEquals(2, rowsOf(query, "30", Timeout.DNS_SESSION, 30));
    }
}
