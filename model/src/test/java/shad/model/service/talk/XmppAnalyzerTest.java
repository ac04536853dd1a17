package shad.model.service.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class XmppAnalyzerTest {
    private static final String HEADER = "<?xml version='1.0'?>\n<stream:stream to='x' xmlns='jabber:client'>";

    private static Talk xmpp() {
        return Talk.tcp(5222);
    }

    @Test
    void streamHeaderOfTheClientConfirms() {
        assertEquals("xmpp", xmpp().client(HEADER).column());
        assertEquals("-", xmpp().server(HEADER).column());
    }

    @Test
    void whatIsNoTagViolates() {
        assertEquals("-", xmpp().client(HEADER).client("hello").column());
        assertEquals("-", xmpp().client(HEADER).client("<a<b>").column());
        assertEquals("-", xmpp().client(HEADER).client("<>").column());
        assertEquals("-", xmpp().client(HEADER).client(" \r\n").column());
        assertEquals("xmpp", xmpp().client(HEADER).client(" \r\n<iq id='1'>text</iq>tail").column());
    }

    @Test
    void tagMustLieInOneChunk() {
        assertEquals("-", xmpp().client("<stream:stream ").client("to='x'>").column());
    }

    @Test
    void messagesEndTheAnalysis() {
        assertEquals("xmpp", xmpp().client(HEADER).server("<success/>").client("junk").column());
        assertEquals("-", xmpp().client("<message>").client(HEADER.substring(22)).column());
    }

    @Test
    void tlsEndsTheReadingOfTags() {
        Talk talk = xmpp().client(HEADER).client("<starttls xmlns='x'/>").server("<a:proceed/>");
        assertEquals("xmpp", talk.column());
        assertEquals("-", xmpp().client(HEADER).server("<proceed/>").client("junk").column());
    }

    @Test
    void partialConnectionsAndThoseWithGapsAreNotLookedAt() {
        assertEquals("-", xmpp().partial().client(HEADER).column());
        assertEquals("-", xmpp().lose(false, 1).client(HEADER.replace("jabber", "x")).column());
    }

    @Test
    void signatureFindsItOnAnyPort() {
        assertEquals("xmpp", Talk.tcp(7000).client(HEADER).column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.survives(
                xmpp(), TalkFuzz.client(HEADER), TalkFuzz.server("<stream:features><a/></stream:features>"),
                TalkFuzz.client("<starttls/>"), TalkFuzz.server("<proceed/>"), TalkFuzz.client("<presence/>"));
    }
}
