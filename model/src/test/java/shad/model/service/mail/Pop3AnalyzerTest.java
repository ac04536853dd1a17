package shad.model.service.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class Pop3AnalyzerTest {
    private static final String GREETING = "+OK ready\r\n";

    private static Talk user() {
        return Talk.tcp(5555).server(GREETING).client("USER joe\r\n");
    }

    private static Talk loggedIn() {
        return user().server("+OK\r\n").client("PASS x\r\n").server("+OK\r\n");
    }

    @Test
    void acceptedUserConfirms() {
        assertEquals("-", user().column());
        assertEquals("pop3", user().server("+OK\r\n").column());
        assertEquals("-", user().server("-ERR\r\n").column());
    }

    @Test
    void listOfCapabilitiesConfirms() {
        Talk talk = Talk.tcp(110).server(GREETING).client("CAPA\r\n").server("+OK\r\nUSER\r\nwhatever\r\n.\r\n");
        assertEquals("pop3", talk.column());
        assertEquals("-", talk.server("whatever\r\n").column());
    }

    @Test
    void otherLoginsDoNotConfirm() {
        assertEquals("-", Talk.tcp(110).server(GREETING).client("APOP a b\r\n").server("+OK\r\n").column());
        assertEquals("-", Talk.tcp(110)
                .server(GREETING)
                .client("AUTH PLAIN\r\n")
                .server("+ \r\n")
                .client("AGEAYg==\r\n")
                .server("+OK\r\n")
                .column());
    }

    @Test
    void userWithoutGreetingDoesNotConfirm() {
        Talk talk = Talk.tcp(110).client("USER joe\r\n").server("+OK\r\n");
        assertFalse(talk.names().contains("POP3"));
    }

    @Test
    void partialConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(5555)
                .partial()
                .server(GREETING)
                .client("USER joe\r\n")
                .server("+OK\r\n")
                .column());
    }

    @Test
    void unknownWordOfServerViolates() {
        assertEquals("-", user().server("+OK\r\n").server("HTTP/1.1 200\r\n").column());
        assertEquals("-", user().server("+OK\r\n").server("\r\n").column());
        assertEquals("pop3", user().server("+OK\r\n").server("--ERR\r\n").column());
    }

    @Test
    void unknownWordIsFineWithinAuthentication() {
        Talk talk = user().server("+OK\r\n").client("AUTH PLAIN\r\n").server("+ go\r\n");
        assertEquals("pop3", talk.column());
    }

    @Test
    void manyUnknownCommandsViolate() {
        Talk talk = loggedIn();
        for (int i = 0; i < 10; i++) {
            talk.client("HUH\r\n").server("-ERR\r\n");
        }
        assertEquals("pop3", talk.column());
        assertEquals("-", talk.client("HUH\r\n").column());
    }

    @Test
    void commandsWaitForAnswers() {
        Talk talk = Talk.tcp(110).server(GREETING).client("NOOP\r\n").client("USER joe\r\n");
        assertEquals("-", talk.server("-ERR\r\n").column());
        assertEquals("pop3", talk.server("+OK\r\n").column());
    }

    @Test
    void contentOfMailsIsNoAnswer() {
        Talk talk = loggedIn().client("RETR 1\r\n").server("+OK\r\nSubject: x\r\n\r\nHello\r\n");
        assertEquals("pop3", talk.column());
        assertEquals("-", talk.server(".\r\nHello\r\n").column());
    }

    @Test
    void limitOfMailHeadersShows() {
        Talk talk = loggedIn().client("RETR 1\r\n").server("+OK\r\nX: y\r\n");
        for (int i = 0; i < 66; i++) {
            talk.server(" " + "z".repeat(1000) + "\r\n");
        }
        assertFalse(talk.isLimitReached());
        assertTrue(talk.server(" z\r\n").isLimitReached());
    }

    @Test
    void nothingIsReadBehindGrantedTls() {
        Talk talk = Talk.tcp(110).server(GREETING).client("STLS\r\n").server("+OK\r\n");
        assertEquals("pop3", talk.column());
        assertEquals("pop3", talk.server("whatever\r\n").column());
    }

    @Test
    void evidenceIsGreetingAndUser() {
        assertEquals(List.of("SERVER_SOFTWARE=+OK ready", "USER_NAME=joe"), user().evidence());
    }

    @Test
    void anyBytesAreTakenAndPacketsDoNotMatter() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.server(GREETING),
            TalkFuzz.client("CAPA\r\nUSER joe\r\n"),
            TalkFuzz.server("+OK\r\nUSER\r\n.\r\n+OK\r\n"),
            TalkFuzz.client("PASS x\r\nLIST\r\nRETR 1\r\n"),
            TalkFuzz.server("+OK\r\n+OK\r\n1 100\r\n.\r\n+OK\r\nSubject: x\r\n\r\nHello\r\n.\r\n"),
            TalkFuzz.client("STLS\r\n"),
            TalkFuzz.server("+OK\r\n"),
            TalkFuzz.client(new byte[] {0x16, 3, 1, 0, 1, 1})
        };
        TalkFuzz.survives(Talk.tcp(110), turns);
        TalkFuzz.isTheSameInPieces(Talk.tcp(110), turns);
    }
}
