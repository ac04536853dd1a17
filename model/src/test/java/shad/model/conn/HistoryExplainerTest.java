package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryExplainerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ShADadFf   | handshake, data both ways, closed by the originator first, then by the responder
            ShADadfF   | handshake, data both ways, closed by the responder first, then by the originator
            ShADadtTfF | handshake, data both ways, closed by the responder first, then by the originator, payload sent again from both sides
            ShADadR    | handshake, data both ways, reset by the originator
            ShADadFfR  | handshake, data both ways, closed by the originator first, then by the responder, then reset by the originator
            ShADadRf   | handshake, data both ways, reset by the originator, then closed by the responder only
            ShAdDa     | handshake, data both ways, not closed
            ShADad^    | handshake, data both ways, not closed, direction reversed
            ShAFf      | handshake, no data, closed by the originator first, then by the responder
            Sh         | handshake not completed, no data
            ShR        | handshake not completed, no data, reset by the originator
            S          | SYN without an answer
            SW         | SYN without an answer, zero windows from the originator
            Sr         | SYN refused with a RST
            STr        | SYN refused with a RST, payload sent again from the originator
            SR         | SYN without an answer, reset by the originator
            SAD        | SYN without an answer, data from the originator only
            ^hADadf    | SYN-ACK whose SYN was not seen, data both ways, closed by the responder only, direction guessed
            H          | SYN-ACK whose SYN was not seen, no data
            DadA       | joined midstream, data both ways
            ^r         | joined midstream, no data, reset by the responder, direction guessed
            C          | nothing intact, bad checksums from the originator
            ShADaCCC   | handshake, data from the originator only, not closed, bad checksums from the originator (100 or more)
            ShADadgG   | handshake, data both ways, not closed, bytes missing in the capture from both sides
            QI         | joined midstream, no data, flags that do not go together
            """)
    void wholeHistoryOfTcpIsSummedUp(String history, String summary) {
        assertEquals(summary, HistoryExplainer.explain(history, TransportProtocol.TCP).summary());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            D    | datagrams from the originator only
            Dd   | datagrams both ways
            ^d   | datagrams from the responder only, direction guessed
            Cc   | nothing intact, bad checksums from both sides
            DdcX | datagrams both ways, bad checksums from the responder, analysis stopped at a limit
            """)
    void wholeHistoryOfUdpIsSummedUp(String history, String summary) {
        assertEquals(summary, HistoryExplainer.explain(history, TransportProtocol.UDP).summary());
    }

    @Test
    void emptyHistorySaysSo() {
        HistoryExplanation explanation = HistoryExplainer.explain("");

        assertEquals("no history", explanation.summary());
        assertTrue(explanation.isValid());
    }

    @Test
    void unknownTransportIsTcpWhereALetterShowsIt() {
        assertEquals("data both ways", HistoryExplainer.explain("Dd").summary());
        assertEquals("joined midstream, data both ways", HistoryExplainer.explain("DdA").summary());
    }

    @Test
    void eachLetterHasItsSideAndOneSentence() {
        List<HistoryStep> steps = HistoryExplainer.explain("ShADadFf", TransportProtocol.TCP).steps();

        assertEquals(
                List.of(
                        "The originator sent a SYN.",
                        "The responder sent a SYN-ACK.",
                        "The originator sent its first pure ACK.",
                        "The originator sent its first payload.",
                        "The responder sent its first pure ACK.",
                        "The responder sent its first payload.",
                        "The originator sent a FIN.",
                        "The responder sent a FIN."),
                steps.stream().map(HistoryStep::words).toList());
        assertEquals(Side.ORIGINATOR, steps.get(0).side());
        assertEquals(Side.RESPONDER, steps.get(1).side());
    }

    @Test
    void udpSpeaksOfDatagrams() {
        HistoryStep step = HistoryExplainer.explain("D", TransportProtocol.UDP).steps().getFirst();

        assertEquals("The originator sent its first datagram.", step.words());
    }

    @Test
    void scaledLettersCountByPowersOfTenForEachSide() {
        List<HistoryStep> steps = HistoryExplainer.explain("tTttt", TransportProtocol.TCP).steps();

        assertEquals(
                List.of(1L, 1L, 10L, 100L, 1000L),
                steps.stream().map(HistoryStep::occurrence).toList());
        assertEquals("The responder sent payload again, or late, for the 100th time.", steps.get(3).words());
        assertTrue(steps.get(3).rule().endsWith("The next t would stand for the 1\u00a0000th."));
    }

    @Test
    void countersOfScaledLettersChangeRolesWithTheirEnds() {
        HistoryStep afterFlip = HistoryExplainer.explain("Dt^T", TransportProtocol.TCP).steps().getLast();

        assertEquals(Side.ORIGINATOR, afterFlip.side());
        assertEquals(10, afterFlip.occurrence());
    }

    @Test
    void countThatZeekLosesIsNotClaimed() {
        HistoryStep eleventh = HistoryExplainer.explain("T".repeat(11), TransportProtocol.TCP).steps().getLast();

        assertEquals(0, eleventh.occurrence());
        assertEquals("The originator sent payload again, or late, yet again.", eleventh.words());
    }

    @Test
    void repeatedSynFinAndRstStandForAnotherSequenceNumber() {
        List<HistoryStep> steps = HistoryExplainer.explain("SHFfFRR", TransportProtocol.TCP).steps();

        assertEquals("The originator sent a SYN-ACK again, with another sequence number.", steps.get(1).words());
        assertEquals("The responder sent a FIN.", steps.get(3).words());
        assertEquals("The originator sent a FIN again, ending at another sequence number.", steps.get(4).words());
        assertEquals("The originator sent a RST again, with another sequence number.", steps.get(6).words());
    }

    @Test
    void synAckAfterGuessedDirectionMayBeTheSameOnceMore() {
        HistoryStep second = HistoryExplainer.explain("^hh", TransportProtocol.TCP).steps().getLast();

        assertEquals("The responder sent a SYN-ACK again.", second.words());
    }

    @Test
    void flipAtTheStartIsAGuessAndLaterAReversal() {
        List<HistoryStep> steps = HistoryExplainer.explain("^hs^", TransportProtocol.TCP).steps();

        assertEquals("direction guessed at the start", steps.getFirst().title());
        assertEquals("direction reversed", steps.getLast().title());
        assertNull(steps.getLast().side());
    }

    @Test
    void letterThatIsNoneIsNamedWithItsPlace() {
        assertEquals("‘z’ (character 3) is no history letter", HistoryExplainer.explain("Shz").fault());
        assertEquals("U+0007 (character 1) is no history letter", HistoryExplainer.explain("\u0007").fault());
        assertEquals(
                "‘x’ (character 1) is no history letter: X belongs to the connection and is upper case",
                HistoryExplainer.explain("x").fault());
        assertEquals("Shz".length(), HistoryExplainer.explain("Shz").steps().size());
    }

    @Test
    void letterOfAnotherTransportIsNone() {
        assertEquals(
                "‘S’ (character 1) is no letter of UDP histories",
                HistoryExplainer.explain("S", TransportProtocol.UDP).fault());
        assertFalse(HistoryExplainer.explain("D", TransportProtocol.ICMP).isValid());
        assertTrue(HistoryExplainer.explain("X", TransportProtocol.ICMP).isValid());
    }

    @ParameterizedTest
    @EnumSource(TransportProtocol.class)
    void anyStringHasOneStepForEachCharacter(TransportProtocol transport) {
        Random random = new Random(20_001);
        for (int i = 0; i < 20_000; i++) {
            String text = i % 2 == 0 ? lettersFrom("ShADadFfRrCcGgTtWwIiQqHs^X", random) : anyCharacters(random);
            assertExplained(text, HistoryExplainer.explain(text, transport));
            assertExplained(text, HistoryExplainer.explain(text));
        }
    }

    private static void assertExplained(String text, HistoryExplanation explanation) {
        assertEquals(text.length(), explanation.steps().size());
        assertFalse(explanation.summary().isBlank());
        assertEquals(
                explanation.isValid(), explanation.steps().stream().noneMatch(step -> step.meaning() == null));
        for (HistoryStep step : explanation.steps()) {
            assertEquals(text.charAt(step.index()), step.letter());
            assertTrue(step.words().endsWith("."));
            assertFalse(step.title().isEmpty());
        }
        if (!explanation.isValid()) {
            assertNotNull(explanation.fault());
        }
    }

    private static String lettersFrom(String letters, Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(16); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String anyCharacters(Random random) {
        char[] text = new char[random.nextInt(16)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) random.nextInt(0x10000);
        }
        return new String(text);
    }
}
