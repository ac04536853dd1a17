package shad.model.service.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class ImapAnalyzerTest {
    private static Talk imap() {
        return Talk.tcp(143);
    }

    @Test
    void greetingConfirms() {
        assertEquals("imap", imap().server("* OK hello\r\n").column());
        assertEquals("imap", imap().server("* ok\n").column());
        assertEquals("-", imap().server("* BYE\r\n").column());
        assertEquals("-", imap().client("* OK\r\n").column());
    }

    @Test
    void lowerCaseCapabilityConfirms() {
        assertEquals("-", imap().client("a1 CAPABILITY\r\n").column());
        assertEquals("imap", imap().client("a1 capability\r\n").column());
        assertEquals("imap", imap().client("a1 StartTLS\r\n").column());
    }

    @Test
    void commandsBeyondTlsConfirmAndEndTheAnalysis() {
        for (String command : new String[] {"authenticate", "login", "examine", "create", "list", "fetch"}) {
            assertEquals("imap", imap().client("a1 " + command + " x\r\n").client("junk").column());
            assertEquals("imap", imap().server("a1 " + command + " x\r\n").column());
        }
        assertEquals("-", imap().client("a1 LOGIN x y\r\n").column());
    }

    @Test
    void lineMustLieInOneChunk() {
        assertEquals("-", imap().server("* OK hel").server("lo\r\n").column());
        assertEquals("-", imap().server("* OK\r\n").client("tag\r\n").column());
        assertEquals("-", imap().server("* OK\r\n").client("\r\n").column());
    }

    @Test
    void capabilitiesAreWords() {
        assertEquals("imap", imap().server("* OK\r\n").server("* CAPABILITY IMAP4rev1 STARTTLS\r\na OK\r\n").column());
        assertEquals("-", imap().server("* OK\r\n").server("* CAPABILITY\r\n").column());
    }

    @Test
    void tlsEndsTheReadingOfLines() {
        assertEquals("imap", imap().client("a1 STARTTLS\r\n").server("a1 OK go\r\n").column());
        assertEquals("-", imap().client("a1 STARTTLS\r\n").server("a2 OK go\r\n").client("junk").column());
        assertEquals("-", imap().client("a1 STARTTLS\r\n").server("a1 NO\r\n").client("junk").column());
    }

    @Test
    void partialConnectionsAndThoseWithGapsAreNotLookedAt() {
        assertEquals("-", imap().partial().server("* OK\r\n").column());
        assertEquals("-", imap().lose(true, 1).server("* OK\r\n").column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.survives(
                imap(), TalkFuzz.server("* OK hi\r\n"), TalkFuzz.client("a1 CAPABILITY\r\n"),
                TalkFuzz.server("* CAPABILITY A B\r\na1 OK\r\n"), TalkFuzz.client("a2 STARTTLS\r\n"),
                TalkFuzz.server("a2 OK\r\n"), TalkFuzz.client("a3 login x\r\n"));
    }
}
