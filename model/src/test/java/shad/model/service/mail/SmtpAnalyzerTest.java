package shad.model.service.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class SmtpAnalyzerTest {
    private static final String GREETING = "220 mx.example ESMTP\r\n";
    private static final String JUNK = "no code\r\n";

    private static Talk greeted() {
        return Talk.tcp(25).server(GREETING).client("EHLO a\r\n").server("250-mx.example\r\n250 PIPELINING\r\n");
    }

    private static Talk inData() {
        return greeted()
                .client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n")
                .server("250 OK\r\n250 OK\r\n354 Go on\r\n");
    }

    @Test
    void knownCommandConfirms() {
        assertEquals("smtp", Talk.tcp(25).client("ehlo a\r\n").column());
        assertEquals("smtp", Talk.tcp(25).client("QUIT\r\n").column());
        assertEquals("-", Talk.tcp(25).server(GREETING).client("FOO bar\r\n").column());
        assertEquals("-", Talk.tcp(25).server(GREETING).column());
    }

    @Test
    void signatureFindsItOnOtherPorts() {
        assertEquals("smtp", Talk.tcp(5000).server("220 x ESMTP\r\n").client("EHLO y\r\n").column());
        assertEquals("-", Talk.tcp(5000).client("EHLO y\r\n").column());
    }

    @Test
    void replyWithoutCodeViolates() {
        assertEquals("-", greeted().server(JUNK).column());
        assertEquals("-", greeted().server("600 x\r\n").column());
        assertEquals("-", greeted().server("099 x\r\n").column());
        assertEquals("-", greeted().server("\r\n").column());
        assertEquals("-", Talk.tcp(25).server("SSH-2.0-x\r\n").client("EHLO a\r\n").column());
    }

    @Test
    void partialConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(25).partial().server(GREETING).client("EHLO a\r\n").column());
    }

    @Test
    void commandsWithinMailAreNone() {
        Talk talk = Talk.tcp(25).client("DATA\r\nEHLO hidden\r\n.\r\nEHLO seen\r\n");
        assertEquals(List.of("CLIENT_NAME=seen"), talk.evidence());
    }

    @Test
    void refusedDataIsFollowedByCommands() {
        Talk talk = greeted().client("DATA\r\n").server("503 No\r\n").client("HELO again\r\n");
        assertEquals("CLIENT_NAME=again", talk.evidence().getLast());
        assertEquals("CLIENT_NAME=a", inData().client("HELO again\r\n").evidence().getLast());
    }

    @Test
    void chunksAreCounted() {
        Talk talk = greeted().client("BDAT 6\r\nHELO x").client("BDAT 8 LAST\r\nHELO y\r\n").client("HELO seen\r\n");
        assertEquals("CLIENT_NAME=seen", talk.evidence().getLast());
        assertEquals(3, talk.evidence().size());
        Talk bad = greeted().client("BDAT x\r\nHELO seen\r\n");
        assertEquals("CLIENT_NAME=seen", bad.evidence().getLast());
    }

    @Test
    void answersWithinAuthenticationAreNoCommands() {
        Talk talk = greeted().client("AUTH LOGIN\r\n").server("334 x\r\n").client("HELO\r\n").server("235 OK\r\n");
        talk.client("HELO seen\r\n");
        assertEquals(List.of("SERVER_SOFTWARE=220 mx.example ESMTP", "CLIENT_NAME=a", "CLIENT_NAME=seen"),
                talk.evidence());
    }

    @Test
    void turnExchangesRoles() {
        Talk talk = greeted().client("TURN\r\n").server("250 OK\r\n");
        talk.server("EHLO turned\r\n");
        assertEquals("CLIENT_NAME=turned", talk.evidence().getLast());
        assertEquals("smtp", talk.column());
        assertEquals("-", talk.client(JUNK).column());
    }

    @Test
    void nothingIsReadBehindGrantedTls() {
        assertEquals("smtp", greeted().client("STARTTLS\r\n").server("220 Go\r\n").server(JUNK).column());
        assertEquals("-", greeted().client("STARTTLS\r\n").server("454 No\r\n").server(JUNK).column());
        assertEquals("smtp", greeted().client("NOOP\r\nX-ANONYMOUSTLS\r\n")
                .server("250 OK\r\n220 Go\r\n")
                .server(JUNK)
                .column());
    }

    @Test
    void replyBehindGapConfirms() {
        Talk talk = Talk.tcp(25).server(GREETING).lose(true, 10).client("EHLO a\r\n");
        assertEquals("-", talk.column());
        assertEquals("smtp", talk.server("250 OK\r\n").column());
    }

    @Test
    void mailBehindGapIsKnownByItsReply() {
        Talk talk =
                greeted().lose(true, 10).server("250 OK\r\n354 Go on\r\n").client("HELO hidden\r\n.\r\nHELO seen\r\n");
        assertEquals("CLIENT_NAME=seen", talk.evidence().getLast());
        assertFalse(talk.evidence().contains("CLIENT_NAME=hidden"));
    }

    @Test
    void invalidTransactionsReachLimit() {
        Talk talk = greeted();
        for (int i = 0; i < 25; i++) {
            talk.client("RCPT TO:<a@b>\r\n");
        }
        assertFalse(talk.isLimitReached());
        assertTrue(talk.client("RCPT TO:<a@b>\r\n").isLimitReached());
        assertEquals("smtp", talk.server(JUNK).column());
    }

    @Test
    void validTransactionsDoNot() {
        Talk talk = greeted();
        for (int i = 0; i < 100; i++) {
            talk.client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nx\r\n.\r\n");
        }
        assertFalse(talk.isLimitReached());
    }

    @Test
    void limitOfMailHeadersShows() {
        Talk talk = inData().client("X: y\r\n");
        for (int i = 0; i < 66; i++) {
            talk.client(" " + "z".repeat(1000) + "\r\n");
        }
        assertFalse(talk.isLimitReached());
        assertTrue(talk.client(" z\r\n").isLimitReached());
    }

    @Test
    void anyBytesAreTakenAndPacketsDoNotMatter() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.server(GREETING),
            TalkFuzz.client("EHLO a\r\n"),
            TalkFuzz.server("250-a\r\n250 PIPELINING\r\n"),
            TalkFuzz.client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 5\r\nabc\r\nBDAT 3 LAST\r\na\r\n"),
            TalkFuzz.server("250 OK\r\n250 OK\r\n250 OK\r\n250 OK\r\n"),
            TalkFuzz.client("DATA\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n.\r\n"),
            TalkFuzz.server("354 OK\r\n250 OK\r\n"),
            TalkFuzz.client("AUTH PLAIN\r\n"),
            TalkFuzz.server("334 x\r\n"),
            TalkFuzz.client("xyz\r\nSTARTTLS\r\n"),
            TalkFuzz.server("235 OK\r\n220 Go\r\n"),
            TalkFuzz.client(new byte[] {0x16, 3, 1, 0, 1, 1})
        };
        TalkFuzz.survives(Talk.tcp(25), turns);
        TalkFuzz.isTheSameInPieces(Talk.tcp(25), turns);
    }
}
