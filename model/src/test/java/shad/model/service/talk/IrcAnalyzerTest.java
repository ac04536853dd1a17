package shad.model.service.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class IrcAnalyzerTest {
    private static Talk irc() {
        return Talk.tcp(6667);
    }

    private static @Nullable DirectTransfer transfer(String text) {
        return DirectTransfer.parse(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    @Test
    void knownCommandOfTheClientConfirms() {
        assertEquals("irc", irc().client("NICK a\r\n").column());
        assertEquals("irc", irc().client(":me join #x\n").column());
        assertEquals("irc", irc().client("@time=1;x=y WHO\r").column());
        assertEquals("-", irc().client("HELLO there\r\n").column());
        assertEquals("-", irc().server("NICK a\r\n").column());
    }

    @Test
    void shortLineBehindThePrefixViolates() {
        assertEquals("-", irc().client("NICK a\r\n").server(":srv ab\r\n").column());
        assertEquals("irc", irc().client("NICK a\r\n").server("ab\r\n").column());
        assertEquals("irc", irc().client("NICK a\r\n").server(":srv\r\n").column());
    }

    @Test
    void numberThatIsNoReplyViolates() {
        assertEquals("irc", irc().client("NICK a\r\n").server(":srv 001 a :hi\r\n").column());
        assertEquals("-", irc().client("NICK a\r\n").server(":srv 01 a :hi\r\n").column());
        assertEquals("-", irc().client("NICK a\r\n").server("001\r\n").column());
    }

    @Test
    void longLinesAreNotLookedAt() {
        assertEquals("-", irc().client("NICK " + "a".repeat(508) + "\r\n").column());
        assertEquals("irc", irc().client("NICK " + "a".repeat(507) + "\r\n").column());
    }

    @Test
    void whatIsLeftBehindACutIsALine() {
        assertEquals("irc", irc().client("x".repeat(1001) + "NICK a\r\n").column());
        assertEquals("-", irc().client("x".repeat(1000) + "NICK a\r\n").column());
    }

    @Test
    void twentyFirstLongCommandViolates() {
        Talk talk = irc().client("NICK a\r\n");
        for (int i = 0; i < 20; i++) {
            talk.server("x".repeat(21) + "\r\n");
        }
        assertEquals("irc", talk.column());
        assertEquals("-", talk.server("x".repeat(21) + "\r\n").column());
    }

    @Test
    void worksMidstreamAndAfterGaps() {
        assertEquals("irc", irc().partial().client("PING a\r\n").server("1\r\n22 33\r\n").column());
        assertEquals("irc", irc().lose(true, 5).client("rest\r\nPING a\r\n").column());
    }

    @Test
    void unfinishedLineCountsAtTheEnd() {
        assertEquals("-", irc().client("QUIT").column());
        assertEquals("irc", irc().client("QUIT").fin(true).column());
    }

    @Test
    void tlsEndsTheReadingOfLines() {
        Talk talk = irc().client("STARTTLS\r\n").server(":srv 670 * :go\r\n").server(":srv ab\r\n");
        assertEquals("irc", talk.client("1\r\n22 33\r\n").column());
    }

    @Test
    void signatureNeedsBothSides() {
        assertEquals("-", Talk.tcp(7000).client("NICK a\r\nUSER a b c :d\r\n").column());
        assertEquals("irc", Talk.tcp(7000)
                .client("NICK a\r\nUSER a b c :d\r\n").server(":srv 001 a :hi\r\nx\r\n").client("PING x\r\n").column());
    }

    @Test
    void offeredTransferIsRead() {
        DirectTransfer transfer = Objects.requireNonNull(transfer(":\u0001DCC SEND name 3232235777 5000 12\u0001"));
        assertEquals(0xffff_c0a8_0101L, transfer.addressLow());
        assertEquals(5000, transfer.port());
        assertNotNull(transfer("DCC SEND name 1 2"));
        assertNotNull(transfer("DCC SEND name 1 2 3 T"));
    }

    @Test
    void whatIsNoOfferOfAFileIsNotRead() {
        assertNull(transfer("DCC CHAT name 1 2"));
        assertNull(transfer("DCC SEND name 1"));
        assertNull(transfer("DCC SEND name x 2"));
        assertNull(transfer("DCC SEND name 1 65536"));
        assertNull(transfer("DCC SEND name 1 2 3 4"));
        assertNull(transfer("hello"));
        assertNull(transfer(""));
    }

    @Test
    void survivesAnything() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client("NICK a\r\nUSER a b c :d\r\n"), TalkFuzz.server(":srv 001 a :hi\r\n"),
            TalkFuzz.client("PRIVMSG b :\u0001DCC SEND f 1 2 3\u0001\r\n"), TalkFuzz.server(":srv 670 * :go\r\n"),
            TalkFuzz.client("@a;b :x y\r\n"),
        };
        TalkFuzz.survives(irc(), turns);
        TalkFuzz.isTheSameInPieces(irc(), turns);
    }
}
