package shad.model.service.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class DnsAnalyzerTest {
    private static final byte[] NAME = bytes(3, "www", 7, "example", 3, "com", 0);
    private static final byte[] QUERY = bytes(header(0x0100, 1, 0, 0), NAME, hex("0001 0001"));
    private static final byte[] ANSWER = bytes(
            header(0x8180, 1, 1, 0), NAME, hex("0001 0001"), record(hex("c00c"), 1, hex("c0000201")));

    private static byte[] header(int flags, int questions, int answers, int authorities) {
        return bytes(0x12, 0x34, short2(flags), short2(questions), short2(answers), short2(authorities), 0, 0);
    }

    private static byte[] short2(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] record(byte[] name, int type, byte[] data) {
        return bytes(name, short2(type), hex("0001 0000 0e10"), short2(data.length), data);
    }

    private static byte[] answerWith(int type, byte[] data) {
        return bytes(header(0x8180, 0, 1, 0), record(NAME, type, data));
    }

    private static byte[] framed(byte[] message) {
        return bytes(short2(message.length), message);
    }

    @Test
    void aQueryAloneIsDns() {
        assertEquals("dns", Talk.udp(53).client(QUERY).column());
    }

    @Test
    void anAnswerAloneIsDnsAndTurnsTheRolesOnce() {
        Talk talk = Talk.udp(53).client(ANSWER).client(ANSWER);
        assertEquals("dns", talk.column());
        assertEquals(1, talk.flips());
    }

    @Test
    void anAnswerThatFollowsAQueryTurnsNothing() {
        assertEquals(0, Talk.udp(53).client(QUERY).server(ANSWER).flips());
    }

    @Test
    void junkIsNotDnsAndTwelveZerosAre() {
        assertEquals("-", Talk.udp(53).client("x".repeat(40)).column());
        assertEquals("dns", Talk.udp(53).client(new byte[12]).column());
        assertEquals("-", Talk.udp(53).client(new byte[11]).column());
    }

    @Test
    void aQueryToAnotherPortIsNotFound() {
        assertEquals("-", Talk.udp(5454).client(QUERY).column());
    }

    @Test
    void multicastDnsAndNamesOfNetbiosAndLinkLocalOnesAreDns() {
        for (int port : new int[] {137, 5353, 5355}) {
            assertEquals("dns", Talk.udp(port).client(QUERY).column());
        }
    }

    @Test
    void theNameAskedForIsKept() {
        assertEquals(List.of("DNS_QUERY=www.example.com"), Talk.udp(53).client(QUERY).server(ANSWER).evidence());
    }

    @Test
    void anUnknownOperationIsNoMessageAndReachesALimit() {
        Talk talk = Talk.udp(53).client(bytes(header(0x0800, 1, 0, 0), NAME, hex("0001 0001")));
        assertEquals("-", talk.column());
        assertTrue(talk.isLimitReached());
    }

    @Test
    void moreThan25QuestionsAreAViolationAndReachALimit() {
        Talk talk = Talk.udp(53).client(QUERY).client(header(0x0100, 26, 0, 0)).client(QUERY);
        assertEquals("-", talk.column());
        assertTrue(talk.isLimitReached());
    }

    @Test
    void messagesOverTcpHaveTheirLengthBeforeThem() {
        assertEquals("dns", Talk.tcp(53).client(framed(QUERY)).column());
        assertEquals("dns", Talk.tcp(53).byteByByte().client(framed(QUERY)).column());
        assertEquals("dns", Talk.tcp(53).partial().client(framed(QUERY)).column());
    }

    @Test
    void aMessageOverTcpThatIsCutIsParsedWhenASideCloses() {
        byte[] longer = bytes(short2(QUERY.length + 5), QUERY);
        assertEquals("-", Talk.tcp(53).client(longer).column());
        assertEquals("dns", Talk.tcp(53).client(longer).fin(true).column());
    }

    @Test
    void addressesMustHaveFourBytesAndNamesMustEnd() {
        assertEquals("dns", Talk.udp(53).server(answerWith(1, hex("c0000201"))).column());
        assertEquals("-", Talk.udp(53).server(answerWith(1, hex("c00002"))).column());
        assertEquals("-", Talk.udp(53).server(answerWith(5, bytes(9, "short"))).column());
        assertEquals("dns", Talk.udp(53).server(answerWith(5, bytes(5, "short", 0))).column());
    }

    @Test
    void stringsMustFillTheirRecord() {
        assertEquals("dns", Talk.udp(53).server(answerWith(16, bytes(2, "ab", 1, "c"))).column());
        assertEquals("-", Talk.udp(53).server(answerWith(16, bytes(2, "ab", 9, "c"))).column());
    }

    @Test
    void aNamingAuthorityThatIsTooShortIsAViolation() {
        byte[] good = answerWith(35, bytes(hex("0001 0002"), 1, "u", 1, "s", 1, "r", 0));
        assertEquals("dns", Talk.udp(53).server(good).column());
        byte[] bad = answerWith(35, hex("0001 0002"));
        assertEquals("-", Talk.udp(53).server(good).server(bad).column());
    }

    @Test
    void aPointerMustLeadBack() {
        byte[] forward = bytes(header(0x0100, 1, 0, 0), hex("c00c 0001 0001"));
        assertEquals("-", Talk.udp(53).client(forward).column());
    }

    @Test
    void aLongChainOfPointersReachesALimit() {
        byte[] chain = new byte[80];
        for (int i = 0; i < 26; i++) {
            int target = i == 0 ? 12 : 12 + 1 + 2 * (i - 1);
            chain[1 + 2 * i] = (byte) 0xc0;
            chain[2 + 2 * i] = (byte) target;
        }
        byte[] message = bytes(header(0x8180, 0, 2, 0), record(new byte[] {0}, 99, bytes()), new byte[0]);
        assertFalse(Talk.udp(53).server(message).isLimitReached());
        byte[] strings = bytes(1, "x");
        byte[] withChain = bytes(
                header(0x8180, 0, 2, 0),
                record(new byte[] {0}, 10, Arrays.copyOf(rebased(chain, 12 + 11), 54)),
                record(hex("c04a"), 16, strings));
        assertTrue(Talk.udp(53).server(withChain).isLimitReached());
    }

    /// Pointers of a chain that begins at `start`: the first to a zero byte, every other to the one before it.
    private static byte[] rebased(byte[] chain, int start) {
        byte[] moved = new byte[chain.length];
        for (int i = 0; i < 26; i++) {
            int target = i == 0 ? start : start + 1 + 2 * (i - 1);
            moved[1 + 2 * i] = (byte) 0xc0;
            moved[2 + 2 * i] = (byte) target;
        }
        return moved;
    }

    @Test
    void aDynamicUpdateHasOneZone() {
        byte[] zone = bytes(NAME, hex("0006 0001"));
        byte[] update = bytes(header(0x2800, 1, 0, 1), zone, record(NAME, 1, hex("c0000201")));
        assertEquals("dns", Talk.udp(53).client(update).column());
        assertEquals("-", Talk.udp(53).client(bytes(header(0x2800, 1, 0, 0), NAME, hex("0001 0001"))).column());
    }

    @Test
    void whateverComesNothingIsThrown() {
        byte[][] messages = {
            QUERY,
            ANSWER,
            answerWith(35, bytes(hex("0001 0002"), 1, "u", 1, "s", 1, "r", 0)),
            answerWith(41, hex("000a 0008 0102030405060708")),
            answerWith(46, bytes(new byte[18], NAME, new byte[20])),
            answerWith(47, bytes(NAME, hex("0006 400000000003"))),
            answerWith(50, hex("01 00 000a 02 aabb 02 ccdd 0001 40")),
            answerWith(250, bytes(NAME, new byte[16])),
            bytes(header(0x2800, 1, 1, 1), NAME, hex("0006 0001"), record(NAME, 1, hex("c0000201")),
                    record(NAME, 6, NAME))
        };
        for (int port : new int[] {53, 137}) {
            TalkFuzz.survivesInAnyOrder(Talk.udp(port), messages);
        }
        byte[][] framed = Arrays.stream(messages).map(DnsAnalyzerTest::framed).toArray(byte[][]::new);
        TalkFuzz.survivesInAnyOrder(Talk.tcp(53), framed);
    }

    @Test
    void aStreamIsTheSameInPieces() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(framed(QUERY), framed(QUERY)),
            TalkFuzz.server(framed(ANSWER), framed(new byte[3]), framed(ANSWER))
        };
        TalkFuzz.isTheSameInPieces(Talk.tcp(53), turns);
        TalkFuzz.mutatedIsTheSameInPieces(Talk.tcp(53), turns);
    }
}
