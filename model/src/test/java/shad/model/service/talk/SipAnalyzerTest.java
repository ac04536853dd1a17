package shad.model.service.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class SipAnalyzerTest {
    private static final String INVITE =
            "INVITE sip:joe@host SIP/2.0\r\nUser-Agent: phone\r\nContent-Length: 4\r\n\r\nbody";
    private static final String TRYING = "SIP/2.0 100 Trying\r\nContent-Length: 0\r\n\r\n";

    private static Talk sip() {
        return Talk.udp(5060);
    }

    @Test
    void replyConfirms() {
        Talk talk = sip().client(INVITE).server(TRYING);
        assertEquals("sip", talk.column());
        assertEquals(List.of("CLIENT_SOFTWARE=phone"), talk.evidence());
        assertEquals("sip", sip().client(TRYING).column());
    }

    @Test
    void requestAloneDoesNotConfirm() {
        assertEquals("-", sip().client(INVITE).column());
    }

    @Test
    void foldedHeaderViolates() {
        Talk talk = sip().server(TRYING).client("INVITE sip:joe SIP/2.0\r\nVia: x\r\n more\r\n\r\n");
        assertEquals("-", talk.column());
    }

    @Test
    void shortKeepAliveIsIgnored() {
        assertEquals("sip", sip().client("\r\n").server(TRYING).client("\r\n").column());
        assertEquals("-", sip().server(TRYING).client("\r\n\r\n").column());
    }

    @Test
    void bodyIsCountedOffOverDatagrams() {
        assertEquals("sip", sip().client(INVITE + INVITE).server(TRYING).column());
        int cut = INVITE.length() - 2;
        assertEquals("sip", sip().server(TRYING).client(INVITE.substring(0, cut)).client("dy" + INVITE).column());
        assertEquals("-", sip().server(TRYING).client(INVITE + "more\r\n").column());
    }

    @Test
    void lengthOfTheBodyStaysInForce() {
        String bye = "BYE sip:joe SIP/2.0\r\n\r\n";
        assertEquals("sip", sip().server(TRYING).client(INVITE).client(bye + "body" + bye).column());
        assertEquals("sip", sip().server(TRYING).client(bye + bye).column());
    }

    @Test
    void linesOfRequestsAndRepliesHaveTheirForm() {
        for (String bad : new String[] {
            "INVITE\r\n", "INVITE sip:joe\r\n", "INVITE sip:joe HTTP/1.1\r\n", "INVITE sip:joe SIP/2\r\n",
            "INVITE sip:joe SIP/2.0\r\nno header\r\n", "INVITE sip:joe SIP/2.0\r\n: x\r\n", "SIP/2.0 20\r\n",
            "SIP/x.0 200\r\n", "INVITE sip:joe SIP/2.0\r\nL: -1\r\n\r\n"
        }) {
            assertEquals("-", sip().server(TRYING).client(bad).column(), bad);
        }
        String odd = "\u0001(INVITE sip:joe SIP/2.0 x\r\nVia : x\r\n\r\n";
        assertEquals("sip", sip().server(TRYING).client(odd).column());
    }

    @Test
    void signatureFindsItOnAnyPort() {
        assertEquals("sip", Talk.udp(7000).client(INVITE).server(TRYING).column());
    }

    @Test
    void otherSignatureMeetsTheSameViolationAgain() {
        Talk talk = Talk.udp(7000).client("A b SIP/2.0\r\n junk\r\n\r\n").server(TRYING).server(TRYING);
        assertEquals("-", talk.column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.survives(
                sip(), TalkFuzz.client(INVITE), TalkFuzz.server(TRYING), TalkFuzz.client("\r\n"),
                TalkFuzz.server("SIP/2.0 200 OK\r\nL: 5\r\n\r\nbody."), TalkFuzz.client("ACK sip:joe SIP/2.0\r\n\r\n"));
    }
}
