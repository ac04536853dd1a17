package shad.model.service.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class FingerAnalyzerTest {
    private static Talk finger() {
        return Talk.tcp(79);
    }

    @Test
    void requestWithUserConfirms() {
        Talk talk = finger().client("joe\r\n");
        assertEquals("finger", talk.column());
        assertEquals(List.of("USER_NAME=joe"), talk.evidence());
        assertEquals("finger", finger().client(" /W\r\n").column());
        assertEquals("finger", finger().client("/W joe@host\r\n").column());
        assertEquals("finger", finger().client("/w\r\n").column());
    }

    @Test
    void requestWithoutUserDoesNotConfirm() {
        assertEquals("-", finger().client("\r\n").column());
        assertEquals("-", finger().client("@host\r\n").column());
        assertEquals("-", finger().client("joe").column());
    }

    @Test
    void endOfDataEndsTheRequest() {
        assertEquals("finger", finger().client("joe").fin(true).column());
        assertEquals("finger", finger().client("/").fin(true).column());
    }

    @Test
    void requestHoldsAtMost1024Bytes() {
        assertEquals("finger", finger().client("x".repeat(1024) + "\r\n").column());
        assertEquals("-", finger().client("x".repeat(1025) + "\r\n").column());
    }

    @Test
    void onlyTheFirstLineCounts() {
        Talk talk = finger().client("joe\r\n").client("x".repeat(2000)).lose(true, 5).server("x\r\n");
        assertEquals("finger", talk.column());
    }

    @Test
    void replyLineOfMoreThanTenCharactersConfirms() {
        assertEquals("-", finger().server("0123456789\r\n\r\n").column());
        assertEquals("finger", finger().server("0123456789x\n").column());
        assertEquals("-", finger().server("\u00c3\u00a4".repeat(10) + "\n").column());
    }

    @Test
    void malformedReplyViolates() {
        assertEquals("-", finger().client("joe\r\n").server("a\rb\r\n").column());
        assertEquals("-", finger().client("joe\r\n").server("x".repeat(1025)).column());
        assertEquals("finger", finger().client("joe\r\n").server("x".repeat(1024) + "\r\n").column());
    }

    @Test
    void endOfDataInsideReplyLineViolates() {
        assertEquals("-", finger().client("joe\r\n").server("Login: joe").fin(false).column());
        assertEquals("finger", finger().client("joe\r\n").server("Login: joe\n").fin(false).column());
    }

    @Test
    void gapEndsTheAnalysis() {
        assertEquals("-", finger().client("jo").lose(true, 1).client("e\r\n").column());
        assertEquals("-", finger().lose(false, 1).server("0123456789x\n").column());
    }

    @Test
    void worksMidstream() {
        assertEquals("finger", finger().partial().client("joe\r\n").server("a\rb").column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(" /W joe@host\r\n"), TalkFuzz.server("Login: joe\r\n", "x".repeat(900) + "\n"),
            TalkFuzz.client("more"), TalkFuzz.server("\u00ff\u00fe line\n"),
        };
        TalkFuzz.survives(finger(), turns);
        TalkFuzz.isTheSameInPieces(finger(), turns);
    }
}
