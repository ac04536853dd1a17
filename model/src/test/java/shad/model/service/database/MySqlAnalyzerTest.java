package shad.model.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class MySqlAnalyzerTest {
    private static final byte[] GREETING = packet(
            0, 10, "8.0.1\0", "idid", "saltsalt", 0, 0xff, 0xff, 33, 2, 0, 0x00, 0x00, 21, "\0\0\0\0\0\0\0\0\0\0",
            "saltsaltsalt\0");
    private static final byte[] LOGIN = login(0, "joe\0", 4, "pass");
    private static final byte[] OK = packet(2, 0, 0, 0, 2, 0, 0, 0);

    private static Talk mysql() {
        return Talk.tcp(3306);
    }

    private static byte[] packet(int sequence, Object... body) {
        byte[] bytes = Talk.bytes(body);
        return Talk.bytes(bytes.length & 0xff, bytes.length >> 8, 0, sequence, bytes);
    }

    private static byte[] login(int capabilities, Object... rest) {
        return packet(
                1, capabilities & 0xff, capabilities >> 8 & 0xff, capabilities >> 16 & 0xff, capabilities >> 24 & 0xff,
                "size", 33, new byte[23], Talk.bytes(rest));
    }

    private static Talk loggedIn() {
        return mysql().server(GREETING).client(LOGIN).server(OK);
    }

    @Test
    void clientsAnswerToTheGreetingConfirms() {
        Talk talk = mysql().server(GREETING).client(LOGIN);
        assertEquals("mysql", talk.column());
        assertEquals(List.of("SERVER_SOFTWARE=8.0.1", "USER_NAME=joe"), talk.evidence());
    }

    @Test
    void eitherSideAloneDoesNotConfirm() {
        assertEquals("-", mysql().server(GREETING).column());
        assertEquals("-", mysql().client(LOGIN).column());
    }

    @Test
    void clientThatSpeaksFirstViolates() {
        assertEquals("-", mysql().client(LOGIN).server(GREETING).client(LOGIN).column());
    }

    @Test
    void version9IsUnderstood() {
        byte[] greeting = packet(0, 9, "3.20\0", "idid", "salt\0");
        assertEquals("mysql", mysql().server(greeting).client(packet(1, 0, 0, 0, 0, 0, "joe\0", "\0")).column());
    }

    @Test
    void authenticationDataOfTheGreetingIsNoneOrAtLeast21Bytes() {
        byte[] greeting = GREETING.clone();
        int at = 4 + 1 + 6 + 4 + 8 + 1 + 2 + 1 + 2 + 2;
        greeting[at] = 20;
        assertEquals("-", mysql().server(greeting).client(LOGIN).column());
        greeting[at] = 0;
        assertEquals("mysql", mysql().server(greeting).client(LOGIN).column());
        greeting[at] = 22;
        assertEquals("-", mysql().server(greeting).client(LOGIN).column());
    }

    @Test
    void answerThatIsTooShortViolates() {
        assertEquals("-", mysql().server(GREETING).client(login(0, "joe\0", 5, "pass")).column());
        assertEquals("-", mysql().server(GREETING).client(login(8, "joe\0", 4, "pass")).column());
        assertEquals("mysql", mysql().server(GREETING).client(login(8, "joe\0", 4, "pass", "db\0")).column());
    }

    @Test
    void capabilitiesSayWhatTheAnswerHolds() {
        int all = 0x4180008;
        assertEquals("mysql", mysql().server(GREETING)
                .client(login(all, "joe\0", 1, "p", "db\0", "plugin\0", 4, 1, "a", 1, "b", 3)).column());
        assertEquals("-", mysql().server(GREETING)
                .client(login(all, "joe\0", 1, "p", "db\0", "plugin\0", 4, 1, "a", 2, "b", 3)).column());
    }

    @Test
    void tlsRequestConfirmsAndEndsTheParsing() {
        assertEquals("mysql", mysql().server(GREETING).client(login(0x800)).client("junk of any kind").column());
    }

    @Test
    void sessionIsFollowed() {
        Talk talk = loggedIn().client(packet(0, 3, "select a"))
                .server(packet(1, 1))
                .server(packet(2, 3, "def", 0, 0, 0, 1, "a", 0, 12, "1234567890", "12"))
                .server(packet(3, 0xfe, 0, 0, 2, 0))
                .server(packet(4, 2, "xx"))
                .server(packet(5, 0xfe, 0, 0, 2, 0))
                .client(packet(0, 1));
        assertEquals("mysql", talk.column());
    }

    @Test
    void packetShorterThanItsFieldsViolates() {
        assertEquals("-", loggedIn().client(packet(0, 3, "select a")).server(packet(1, 1)).server(packet(2, 9, "def"))
                .column());
        assertEquals("-", loggedIn().client(packet(0)).column());
    }

    @Test
    void newAuthenticationIsFollowed() {
        Talk talk = loggedIn().client(packet(0, 0x11, "ann\0", 0, "\0", 33, 0))
                .server(packet(1, 0xfe, "plugin\0", "salt"))
                .client(packet(2, "anything"))
                .server(packet(3, 0, 0, 0, 2, 0, 0, 0))
                .client(packet(0, 0x0e))
                .server(packet(1, 0, 0, 0, 2, 0, 0, 0));
        assertEquals("mysql", talk.column());
        assertEquals("-", loggedIn().client(packet(0, 0x11, "ann\0", 1, "\0", 33, 0)).column());
    }

    @Test
    void queryAttributesAreRead() {
        byte[] greeting = packet(
                0, 10, "8.0.1\0", "idid", "saltsalt", 0, 0xff, 0xff, 33, 2, 0, 0x00, 0x08, 21, "\0\0\0\0\0\0\0\0\0\0",
                "saltsaltsalt\0");
        byte[] login = login(0x8000000, "joe\0", 0);
        byte[] good = packet(0, 3, 2, 1, 2, 1, 8, 0, 1, "a", 6, 0, 1, "b", "12345678", "select 1");
        byte[] bad = packet(0, 3, 2, 1, 2, 1, 14, 0, 1, "a", 6, 0, 1, "b", "12345678", "select 1");
        assertEquals("mysql", mysql().server(greeting).client(login).server(OK).client(good).column());
        assertEquals("-", mysql().server(greeting).client(login).server(OK).client(bad).column());
    }

    @Test
    void partialConnectionsAndThoseWithGapsAreNotLookedAt() {
        assertEquals("-", mysql().partial().server(GREETING).client(LOGIN).column());
        assertEquals("-", mysql().server(GREETING).lose(false, 3).client(LOGIN).column());
    }

    @Test
    void hugePacketsArePassedOver() {
        byte[] row = Talk.bytes(0xff, 0xff, 0xff, 3, new byte[0xffffff]);
        assertEquals("mysql", mysql().server(row).server(GREETING).client(LOGIN).column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.server(GREETING),
            TalkFuzz.client(login(0x8180008, "joe\0", 1, "p", "db\0", "x\0", 4, 1, "a", 1, "b")),
            TalkFuzz.server(OK), TalkFuzz.client(packet(0, 3, "select a")),
            TalkFuzz.server(packet(1, 1), packet(2, 3, "def", 0, 0, 0, 1, "a", 0, 12, "1234567890", "12")),
            TalkFuzz.server(packet(3, 0xfe, 0, 0, 2, 0), packet(4, 2, "xx"), packet(5, 0xfe, 0, 0, 2, 0)),
            TalkFuzz.client(packet(0, 0x11, "ann\0", 0, "\0", 33, 0, "plugin\0", 4, 1, "a", 1, "b")),
            TalkFuzz.server(packet(1, 0xfe, "plugin\0", "salt")),
        };
        TalkFuzz.survives(mysql(), turns);
        TalkFuzz.isTheSameInPieces(mysql(), turns);
    }
}
