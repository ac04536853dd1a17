package shad.model.inspect;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.EndReason;
import shad.model.conn.HistoryRule;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;

/// What is told of the packets of a connection.
class FlowStoryTest {
    private static final String HEALTHY =
            "HS; 0.03 >A 1/1 L100; 0.04 <A 1/101 L300; 0.05 >A 101/301; 0.06 >FA 101/301; 0.07 <FA 301/102; 0.08 >A 102/302";

    @Test
    void everyLetterBelongsToThePacketThatWroteIt() {
        FlowStory story = Stories.of(Conversation.of(HEALTHY));

        assertEquals("S h A D d - F f -", letters(story));
        assertEquals("ShADdFf", story.history());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 6, 7}, story.letterIndexes());
    }

    @Test
    void aPacketWithoutALetterSaysWhy() {
        FlowStory story = Stories.of(Conversation.of(HEALTHY));

        assertEquals(List.of(new LetterNote('A', HistoryRule.ALREADY_NOTED, 0)), story.notes(5));
    }

    @Test
    void aFlagSentAgainSaysWhetherItsPositionIsNew() {
        FlowStory story = Stories.of(Conversation.of("0 >S 0; 1 >S 0; 2 <SA 0/1; 2.1 >R 1; 2.2 >R 1; 2.3 >R 500"));

        assertEquals("S - h R - R", letters(story));
        assertEquals(HistoryRule.SAME_POSITION, story.notes(1).getFirst().rule());
        assertEquals(HistoryRule.NEW_POSITION, story.notes(5).getFirst().rule());
    }

    @Test
    void countedLettersSayWhichPacketTheyStandFor() {
        StringBuilder packets = new StringBuilder("HS; 0.1 >A 1/1 L10");
        for (int i = 1; i <= 11; i++) {
            packets.append("; 0.").append(i + 10).append(" >A 1/1 L10");
        }
        FlowStory story = Stories.of(Conversation.of(packets.toString()));

        assertEquals("S h A D T - - - - - - - - T -", letters(story));
        assertEquals(
                new LetterNote('T', HistoryRule.POWER_OF_TEN, 10),
                story.notes(13).stream().filter(LetterNote::isWritten).findFirst().orElseThrow());
        assertTrue(story.notes(14).contains(new LetterNote('T', HistoryRule.NOT_POWER_OF_TEN, 11)));
        assertEquals(Set.of(Oddity.RETRANSMISSION), story.oddities(13));
    }

    @Test
    void rolesGuessedByPortsAreTheFirstLetterOfTheFirstPacket() {
        FlowStory story = Stories.of(Conversation.of("0 <SA 0/1; 0.1 >A 1/1").ports(40001, 80));

        assertEquals("^h A", letters(story));
        assertEquals(HistoryRule.FLIPPED_BY_PORTS, story.notes(0).getFirst().rule());
        assertEquals(Side.RESPONDER, story.side(0));
    }

    @Test
    void aHistoryThatIsWrittenAnewKeepsItsLettersWithTheirPackets() {
        FlowStory story = Stories.of(Conversation.of("0 <SA 0/1; 0.1 >A 1/1; 0.2 >A 1/1 L5"));

        assertEquals("^h A D", letters(story));
        assertEquals(HistoryRule.FLIPPED_AFTER_SYN_ACK, story.notes(0).getFirst().rule());
    }

    @Test
    void aSynBehindItsAnswerFlipsTheRoles() {
        FlowStory story = Stories.of(Conversation.of("0 <SA 0/1; 0.1 >S 0"));

        assertEquals("H s^", letters(story));
        assertEquals(Side.RESPONDER, story.side(0));
        assertEquals(HistoryRule.FLIPPED_BY_LATE_SYN, story.notes(1).getLast().rule());
    }

    @Test
    void statesAreToldByTheEndsThatChangeThem() {
        FlowStory story = Stories.of(Conversation.of("HS; 0.1 >FA 1/1; 0.2 <A 1/2; 0.3 <R 1"));

        assertEquals(
                List.of(
                        new StateStep(0, Side.ORIGINATOR, TcpEndpointState.INACTIVE, TcpEndpointState.SYN_SENT),
                        new StateStep(1, Side.ORIGINATOR, TcpEndpointState.SYN_SENT, TcpEndpointState.ESTABLISHED),
                        new StateStep(1, Side.RESPONDER, TcpEndpointState.INACTIVE, TcpEndpointState.ESTABLISHED),
                        new StateStep(3, Side.ORIGINATOR, TcpEndpointState.ESTABLISHED, TcpEndpointState.CLOSED),
                        new StateStep(5, Side.RESPONDER, TcpEndpointState.ESTABLISHED, TcpEndpointState.RESET)),
                story.states());
    }

    @Test
    void bytesThatWereNotCapturedAreToldWhereTheyAreAcknowledged() {
        FlowStory story = Stories.of(Conversation.of("HS; 0.1 >A 1/1 L10; 0.2 <A 1/111"));

        assertEquals(List.of(new GapNote(4, Side.ORIGINATOR, 100, true)), story.gaps());
        assertEquals("S h A D aG", letters(story));
        assertTrue(story.oddities(4).contains(Oddity.UNSEEN_BYTES_ACKED));
    }

    @Test
    void lateBytesAreNoRetransmission() {
        FlowStory story =
                Stories.of(Conversation.of("HS; 0.1 >A 11/1 L10; 0.2 >A 1/1 L10; 0.3 >A 11/1 L10; 0.4 >A 20/1"));

        assertEquals(Set.of(Oddity.HOLE_BEFORE), story.oddities(3));
        assertEquals(Set.of(Oddity.OUT_OF_ORDER), story.oddities(4));
        assertEquals(Set.of(Oddity.RETRANSMISSION), story.oddities(5));
        assertEquals(Set.of(Oddity.KEEP_ALIVE), story.oddities(6));
    }

    @Test
    void damageIsToldAndCountsNowhere() {
        FlowStory story =
                Stories.of(Conversation.of("HS; 0.1 >A 1/1 L10 badck; 0.2 >A 1/1 L10 doff15; 0.3 <A 1/1 w0 L9 cap3"));

        assertEquals("S h A C - dw", letters(story));
        assertEquals(Set.of(Oddity.BAD_CHECKSUM), story.oddities(3));
        assertEquals(Set.of(Oddity.BAD_HEADER), story.oddities(4));
        assertEquals(EnumSet.of(Oddity.ZERO_WINDOW, Oddity.SNAPPED), story.oddities(5));
    }

    @Test
    void theEndNamesItsTimer() {
        FlowStory attempt = Stories.of(Conversation.of("0 >S 0"));
        assertEquals(EndReason.ATTEMPT_UNANSWERED, attempt.end().reason());
        assertEquals(Conversation.START_SECONDS + 5.0, attempt.end().dueSeconds());

        FlowStory open = Stories.of(Conversation.of("HS"));
        assertEquals(EndReason.END_OF_INPUT, open.end().reason());
        assertEquals(300, open.end().inactivitySeconds());
    }

    @Test
    void roundTripsOfTheHandshakeAreMeasured() {
        FlowStory story = Stories.of(Conversation.of("HS"));

        assertEquals(10_000_000, story.synToSynAckNanos().orElseThrow());
        assertEquals(10_000_000, story.synAckToAckNanos().orElseThrow());
        assertTrue(Stories.of(Conversation.of("0 >S 0")).synToSynAckNanos().isEmpty());
    }

    @Test
    void positionsAndWhatIsInFlightAreTheTrackers() {
        FlowStory story = Stories.of(Conversation.of("HS; 0.1 >A 1/1 L100; 0.2 >A 101/1 L50; 0.3 <A 1/101"));

        assertEquals(101, story.relativeSeq(4));
        assertEquals(150, story.inFlight(4));
        assertEquals(101, story.relativeAck(5));
    }

    @Test
    void aPacketWhoseFragmentsCameBeforeTheConnectionNeedsTheWholeCapture() {
        byte[] second = Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").udp(5000, 6000).payloadLength(64).build().bytes();
        PcapWriter capture = new PcapWriter().linkType(101);
        capture.packet(Conversation.nanos("0"), fragment(second, 0, 32, true));
        capture.packet(
                Conversation.nanos("1"),
                Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").udp(5000, 6000).payloadLength(9).build());
        capture.packet(Conversation.nanos("2"), fragment(second, 32, 40, false));

        FlowStory story = Stories.of(capture.toByteArray()).getFirst();

        assertEquals(FlowStory.Outcome.AMONG_ALL, story.outcome());
        assertEquals(2, story.size());
        assertEquals(Set.of(Oddity.FROM_FRAGMENTS), story.oddities(1));
    }

    /// Some of the payload of an IPv4 packet without options, as a fragment.
    private static Packet fragment(byte[] whole, int from, int length, boolean more) {
        byte[] payload = Arrays.copyOfRange(whole, 20 + from, 20 + from + length);
        return Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").fragment(7, from, more).payload(17, payload);
    }

    private static String letters(FlowStory story) {
        return IntStream.range(0, story.size())
                .mapToObj(index -> story.letters(index).isEmpty() ? "-" : story.letters(index))
                .collect(joining(" "));
    }
}
