package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.EndReason;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// When connections end, and in which order. Rows are in the notation of [Traffic#text].
class TimersTest {
    private final Traffic traffic = new Traffic();

    private static Packet udp(int port) {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(port, 40002).payloadLength(1).build();
    }

    private static Packet tcp(String source, String destination, int port, String flags, long seq, long ack) {
        return Packets.ethernet().ipv4(source, destination).tcp(port, 40002).flags(flags).seq(seq).ack(ack).build();
    }

    private static Packet other() {
        return Packets.ethernet().ipv4("10.9.9.9", "10.9.9.8").icmp(8, 0).build();
    }

    private void rows(String... expected) {
        assertEquals(List.of(expected), traffic.rows());
    }

    @Test
    void silenceOfExactlyTheTimeoutEndsAConversation() {
        traffic.at("0", udp(1)).at("60", udp(1));

        rows("A - -/- S0 0 D 1/0", "A@60 - -/- S0 0 D 1/0");
    }

    @Test
    void silenceOfAMicrosecondLessDoesNot() {
        traffic.at("0", udp(1)).at("59.999999", udp(1));

        rows("A 59.999999 2/0 S0 0 D 2/0");
    }

    @Test
    void theTimeoutCountsFromTheLastPacket() {
        traffic.at("0", udp(1)).at("50", udp(1)).at("100", udp(1)).at("160", udp(1));

        rows("A 100 3/0 S0 0 D 3/0", "A@160 - -/- S0 0 D 1/0");
    }

    @Test
    void damagedPacketsDoNotKeepAConversationAlive() {
        Packet damaged =
                Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(1, 40002).payloadLength(1).badChecksum().build();
        traffic.at("0", udp(1)).at("50", damaged).at("60", udp(1));

        rows("A - -/- S0 0 DC 1/0", "A@60 - -/- S0 0 D 1/0");
    }

    @Test
    void pingsAndUnknownTransportsEndAfterAMinuteToo() {
        Packet ping = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").icmp(8, 0).build();
        Packet sctp = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").payload(132, new byte[12]);
        traffic.at("0", ping).at("0", sctp).at("60", ping).at("60", sctp);

        assertEquals(4, traffic.rows().size());
    }

    @Test
    void anEstablishedConnectionMayBeSilentForFiveMinutes() {
        assertEquals(
                List.of("A 300.019999 0/0 S1 0 ShAa 2/2"),
                Traffic.of(Conversation.of("HS; 300.019999 <A 1/1")).rows());
        assertEquals(
                List.of("A 0.02 0/0 S1 0 ShA 2/1", "B@300.02 - -/- OTH 0 A 1/0"),
                Traffic.of(Conversation.of("HS; 300.02 <A 1/1")).rows());
    }

    @Test
    void anEstablishedConnectionToASecureShellMayBeSilentForAnHour() {
        assertEquals(
                List.of("A 3600.019999 0/0 S1 0 ShAa 2/2"),
                Traffic.of(Conversation.of("HS; 3600.019999 <A 1/1").ports(40001, 22)).rows());
        assertEquals(
                List.of("A 0.02 0/0 S1 0 ShA 2/1", "A@3600.02 - -/- OTH 0 ^a 0/1"),
                Traffic.of(Conversation.of("HS; 3600.02 <A 1/1").ports(40001, 22)).rows());
    }

    @Test
    void theHourGoesByThePortOfTheResponder() {
        assertEquals(2, Traffic.of(Conversation.of("HS; 300.02 <A 1/1").ports(22, 40002)).rows().size());
    }

    @Test
    void anAttemptEndsAfterFiveSecondsAndNotBefore() {
        assertEquals(
                List.of("A 4.999999 0/0 S0 0 S 2/0"),
                Traffic.of(Conversation.of("0 >S 0; 4.999999 >S 0")).rows());
        assertEquals(
                List.of("A - -/- S0 0 S 1/0", "A@5 - -/- S0 0 S 1/0"),
                Traffic.of(Conversation.of("0 >S 0; 5 >S 0")).rows());
    }

    @Test
    void aPacketOfThePastDoesNotTurnTheClockBack() {
        traffic.at("0", udp(1)).at("59", udp(2)).at("20", udp(1)).at("60", udp(3)).at("79", udp(1));

        rows("A 79 3/0 S0 0 D 3/0", "A@59 - -/- S0 0 D 1/0", "A@60 - -/- S0 0 D 1/0");
    }

    @Test
    void aConversationMayEndBeforeItBegan() {
        traffic.at("10", udp(1)).at("5", udp(1));

        rows("A@10 - -/- S0 0 D 2/0");
    }

    @Test
    void aConversationFromThePastEndsWithTheNextFrame() {
        traffic.at("100", udp(1)).at("40", udp(2)).at("100", udp(2));

        rows("A@100 - -/- S0 0 D 1/0", "A@40 - -/- S0 0 D 1/0", "A@100 - -/- S0 0 D 1/0");
    }

    @Test
    void aFrameWithoutBytesDoesNotMoveTheClock() {
        traffic.at("0", udp(1)).at("70", new Packet(1, new byte[0], 60)).at("59", udp(1));

        rows("A 59 2/0 S0 0 D 2/0");
    }

    @Test
    void aFrameThatIsNotTrackedMovesTheClock() {
        Packet arp = Packets.ethernet().payload(0x0806, new byte[28]);
        traffic.at("0", udp(1)).at("70", arp).at("59", udp(1));

        rows("A - -/- S0 0 D 1/0", "A@59 - -/- S0 0 D 1/0");
    }

    @Test
    void theTimersLeftOverRunBeforeTheNextFrame() {
        for (int i = 0; i < 400; i++) {
            traffic.at("0.%06d".formatted(i), udp(i + 1));
        }
        traffic.at("100", udp(300)).at("100", udp(301));

        List<String> rows = traffic.rows();

        // The 300th timer ran before the first frame, the 301st before the second: both begin anew.
        assertEquals(402, rows.size());
        assertEquals("A@0.000299 - -/- S0 0 D 1/0", rows.get(299));
        assertEquals("A@0.0003 - -/- S0 0 D 1/0", rows.get(300));
    }

    @Test
    void aConversationWhoseTimerIsTheThreeHundredAndFirstTakesThePacket() {
        for (int i = 0; i < 400; i++) {
            traffic.at("0.%06d".formatted(i), udp(i + 1));
        }
        traffic.at("100", udp(301));

        List<String> rows = traffic.rows();

        assertEquals(400, rows.size());
        assertEquals("A@0.0003 99.9997 2/0 S0 0 D 2/0", rows.get(300));
    }

    @Test
    void endedConversationsAreLoggedByTheTimeOfTheirTimers() {
        traffic.at("0", udp(1)).at("1", udp(2)).at("2", udp(3)).at("3", udp(1)).at("60.5", other()).at("200", other());

        // The timer of the first was armed for 60, and when that time came, for 63.
        assertEquals(
                List.of(2, 3, 1, 8, 8),
                traffic.logOrder().stream().map(TimersTest::origPort).toList());
    }

    @Test
    void atTheEndAttemptsComeFirstByTimeAndTheRestByAddress() {
        Packet answer = Packets.ethernet()
                .ipv4("10.0.0.2", "10.0.0.3").tcp(40002, 6).flags("SA").seq(1).ack(2).build();
        traffic.at("0", tcp("10.0.0.9", "10.0.0.2", 1, "A", 1, 1))
                .at("1", tcp("10.0.0.7", "10.0.0.2", 2, "S", 1, 0))
                .at("2", udp(3))
                .at("2.5", tcp("10.0.0.5", "10.0.0.2", 4, "S", 1, 0))
                .at("3", tcp("10.0.0.1", "10.0.0.2", 5, "A", 1, 1))
                .at("3", tcp("10.0.0.3", "10.0.0.2", 6, "S", 1, 0))
                .at("3", answer);

        assertEquals(
                List.of(2, 4, 3, 5, 6, 1),
                traffic.logOrder().stream().map(TimersTest::origPort).toList());
    }

    @Test
    void atTheEndEqualAddressesAreOrderedByPortsAsTheKeyHasThem() {
        Packet one = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.1").udp(2, 256).build();
        Packet two = Packets.ethernet().ipv4("10.0.0.1", "10.0.0.1").udp(100, 3).build();
        traffic.at("0", one).at("1", two);

        // The low ends are 256 and 3: as bytes of memory 01 00 lies below 00 02, as bytes of the key 00 03 below 01 00.
        assertEquals(
                List.of("10.0.0.1 100 > 10.0.0.1 3", "10.0.0.1 2 > 10.0.0.1 256"), traffic.logOrder());
    }

    @Test
    void aRowSaysWhyItEnded() {
        assertEquals(
                Map.of(
                        "HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 9 >S 0", EndReason.CLOSED,
                        "0 >S 0; 9 >A 1/1", EndReason.ATTEMPT_UNANSWERED,
                        "HS; 0.03 >FA 1/1; 0.04 >R 2; 5.2 <A 1/2", EndReason.IDLE_AFTER_CLOSE,
                        "HS; 400 >A 1/1", EndReason.INACTIVE,
                        "0 >S 0; 1 >S 5", EndReason.REUSED,
                        "HS", EndReason.END_OF_INPUT),
                Map.of(
                        "HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 9 >S 0", firstEnd("HS; 0.03 >FA 1/1; 0.04 <FA 1/2; 9 >S 0"),
                        "0 >S 0; 9 >A 1/1", firstEnd("0 >S 0; 9 >A 1/1"),
                        "HS; 0.03 >FA 1/1; 0.04 >R 2; 5.2 <A 1/2", firstEnd("HS; 0.03 >FA 1/1; 0.04 >R 2; 5.2 <A 1/2"),
                        "HS; 400 >A 1/1", firstEnd("HS; 400 >A 1/1"),
                        "0 >S 0; 1 >S 5", firstEnd("0 >S 0; 1 >S 5"),
                        "HS", firstEnd("HS")));
    }

    private static EndReason firstEnd(String packets) {
        return Traffic.of(Conversation.of(packets)).run().snapshot().view().at(0).endReason();
    }

    @Test
    void identifiersAreDrawnInTheOrderOfTheFirstPackets() {
        IntStream.range(0, 4).forEach(i -> traffic.at("0.5", udp(i + 1)));
        StoreSnapshot snapshot = traffic.run().snapshot();
        ConnectionView view = snapshot.view();

        assertEquals(
                List.of("CJKFoj4bpHEhTeaRoj", "CRdT6w4PA64qWKmBk3", "Cj5C653qaTXsxKtqD2", "CJioLj2aEkGc9R3T0b"),
                IntStream.range(0, 4).mapToObj(row -> view.at(row).uid()).toList());
    }

    private static int origPort(String ends) {
        return Integer.parseInt(ends.split(" ", -1)[1]);
    }
}
