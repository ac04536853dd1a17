package shad.model.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class HttpAnalyzerTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String OK_EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final byte[] SOCKS_METHODS = {5, 1, 0};

    /// Goes on with another protocol.
    private static String andSocks(Talk talk) {
        return talk.client(SOCKS_METHODS)
                .server(new byte[] {5, 0})
                .client(new byte[] {5, 1, 0, 1, 10, 0, 0, 1, 0, 80})
                .server(new byte[] {5, 0, 0, 1, 10, 0, 0, 1, 0, 80})
                .column();
    }

    // What is a request line

    @Test
    void requestLineConfirmsOnPortOfHttpAndBySignature() {
        assertEquals("http", Talk.tcp(80).client("GET / HTTP/1.1\r\n").column());
        assertEquals("http", Talk.tcp(8081).client("GET / HTTP/1.1\r\n").column());
    }

    @Test
    void lineOfTwoWordsIsRequestOfFirstVersion() {
        assertEquals("http", Talk.tcp(80).client("USER anonymous\r\n").column());
        assertEquals("-", Talk.tcp(80).client("ab c\r\n").column());
        assertEquals("-", Talk.tcp(80).client("GET  \r\n").column());
        assertEquals("-", Talk.tcp(80).client("GET\r\n").column());
    }

    @Test
    void shortMethodIsFineWithVersion() {
        assertEquals("http", Talk.tcp(80).client("X / HTTP/1.1\r\n").column());
        assertEquals("http", Talk.tcp(80).client("X {HTTP/1.1\r\n").column());
        assertEquals("http", Talk.tcp(80).client("X HTTP/1.1\r\n").column());
        assertEquals("http", Talk.tcp(80).client("X / http/1\r\n").column());
    }

    @Test
    void secondLineOfPrefaceOfVersion2Violates() {
        assertEquals("-", Talk.tcp(80).client("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").column());
    }

    @Test
    void replyAloneNeitherConfirmsNorViolates() {
        Talk talk = Talk.tcp(80).server("HTTP/1.1 200 OK\r\n\r\n");
        assertEquals("-", talk.column());
        assertEquals("http", talk.client(GET).column());
    }

    @Test
    void replyThatIsNoneViolates() {
        assertEquals("-", Talk.tcp(80).client(GET).server("SSH-2.0-x\r\n").column());
        assertEquals("-", Talk.tcp(80).client(GET).server("HTTP/1.1\r\n").column());
        assertEquals("-", Talk.tcp(80).client(GET).server("HTTP/1.1 20\r\n").column());
        assertEquals("http", Talk.tcp(80).client(GET).server("\r\n\r\nhttp/1.1 abc\r\n").column());
    }

    @Test
    void partialConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(80).partial().client(GET).column());
    }

    @Test
    void lineWithoutEndCountsAtEndOfStream() {
        Talk talk = Talk.tcp(80).client("GET /");
        assertEquals("-", talk.column());
        assertEquals("http", talk.fin(true).column());
    }

    // Further requests

    @Test
    void junkBehindExchangeViolatesWherePersistent() {
        assertEquals("-", Talk.tcp(80).client(GET).server(OK_EMPTY).client("junk\r\n").column());
        assertEquals("http", Talk.tcp(80)
                .client("GET / HTTP/1.0\r\n\r\n")
                .server("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")
                .client("junk\r\n")
                .column());
        assertEquals("-", Talk.tcp(80)
                .client("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
                .client("junk\r\n")
                .column());
    }

    @Test
    void emptyLineBetweenRequestsIsFine() {
        assertEquals("http", Talk.tcp(80).client(GET).server(OK_EMPTY).client("\r\n" + GET).column());
    }

    @Test
    void violationBehindManyBytesIsIgnored() {
        String body = "x".repeat(10_300);
        assertEquals("http", Talk.tcp(80)
                .client(GET)
                .server("HTTP/1.1 200 OK\r\nContent-Length: 10300\r\n\r\n" + body)
                .client("junk\r\n")
                .column());
    }

    @Test
    void manyPendingRequestsReachLimit() {
        Talk talk = Talk.tcp(80);
        for (int i = 0; i < 101; i++) {
            talk.client(GET);
        }
        assertFalse(talk.isLimitReached());
        assertTrue(talk.client(GET).isLimitReached());
    }

    @Test
    void answeredRequestsAreNotPending() {
        Talk talk = Talk.tcp(80);
        for (int i = 0; i < 300; i++) {
            talk.client(GET).server("HTTP/1.1 100 Go on\r\n\r\n" + OK_EMPTY);
        }
        assertFalse(talk.isLimitReached());
        assertEquals("http", talk.column());
    }

    // Bodies: where a reply ends shows whether the next is understood

    private static String afterReply(String reply) {
        return Talk.tcp(80).client(GET).client(GET).server(reply).server("no reply\r\n").column();
    }

    private static String withinReply(String reply) {
        return Talk.tcp(80).client(GET).client(GET).server(reply + "no reply\r\n").column();
    }

    @Test
    void contentLengthBoundsBody() {
        assertEquals("-", afterReply("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody"));
        assertEquals("http", withinReply("HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\nbody"));
        assertEquals("-", afterReply("HTTP/1.1 200 OK\r\nContent-Length: none\r\n\r\n"));
        assertEquals("-", afterReply("HTTP/1.1 200 OK\r\nContent-Length:\r\n 4\r\n\r\nbody"));
    }

    @Test
    void chunksBoundBody() {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\nA; x=y\r\n0123456789\r\n";
        assertEquals("http", withinReply(chunked.replace("A;", "14;")));
        assertEquals("-", afterReply(chunked + "0\r\nTrailer: x\r\n\r\n"));
        assertEquals("http", withinReply(chunked + "0\r\nTrailer: x\r\n"));
    }

    @Test
    void chunksAreForVersion11Only() {
        assertEquals("http", Talk.tcp(80)
                .client("GET / HTTP/1.0\r\n\r\n")
                .server("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nno reply\r\n")
                .column());
    }

    @Test
    void someRepliesHaveNoBody() {
        assertEquals("-", afterReply("HTTP/1.1 304 Same\r\nContent-Length: 100\r\n\r\n"));
        assertEquals("-", afterReply("HTTP/1.1 204 None\r\nContent-Length: 100\r\n\r\n"));
        assertEquals("-", afterReply("HTTP/1.1 100 Go on\r\n\r\n"));
        assertEquals("-", Talk.tcp(80)
                .client("HEAD / HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nno reply\r\n")
                .column());
    }

    @Test
    void bodyWithoutLengthLastsToTheEnd() {
        assertEquals("http", withinReply("HTTP/1.1 200 OK\r\n\r\n"));
        assertEquals("http", withinReply("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void longerOfLengthAndRangeBoundsPartialBody() {
        String reply = "HTTP/1.1 206 Part\r\nContent-Range: bytes 0-9/100\r\nContent-Length: 4\r\n\r\n";
        assertEquals("-", afterReply(reply + "0123456789"));
        assertEquals("http", withinReply(reply));
    }

    @Test
    void closingBoundaryEndsMultipartBody() {
        String post = "POST / HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\"b\"\r\n";
        String parts = "--b\r\nContent-Disposition: form-data\r\n\r\nGET x\ny\r\n--b--\r\n";
        assertEquals("-", Talk.tcp(80).client(post + "\r\n" + parts + "junk\r\n").column());
        assertEquals("http", Talk.tcp(80).client(post + "\r\n" + parts + GET).column());
        assertEquals("http",
                Talk.tcp(80).client(post + "\r\n" + parts.replace("--b--", "--c--") + "junk\r\n").column());
        int length = parts.length() - 2;
        assertEquals("http", Talk.tcp(80)
                .client(post + "Content-Length: " + length + "\r\n\r\n")
                .client(parts.substring(0, length))
                .client(GET)
                .column());
    }

    @Test
    void requestBodyNeedsAnnouncement() {
        assertEquals("-", Talk.tcp(80).client("POST / HTTP/1.1\r\n\r\nabc\r\n").column());
        assertEquals("http", Talk.tcp(80).client("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc\r\n").column());
    }

    @Test
    void anythingAnswersRequestWithoutVersion() {
        assertEquals("http", Talk.tcp(80).client("GET /\r\n").server("junk\r\n").column());
    }

    @Test
    void limitsOfHeadersAndPartsShow() {
        Talk folded = Talk.tcp(80).client("GET / HTTP/1.1\r\nX: y\r\n");
        for (int i = 0; i < 66; i++) {
            folded.client(" " + "z".repeat(1000) + "\r\n");
        }
        assertFalse(folded.isLimitReached());
        assertTrue(folded.client(" z\r\n").isLimitReached());
        Talk nested = Talk.tcp(80).client("POST / HTTP/1.1\r\nContent-Type: message/rfc822\r\n\r\n");
        for (int i = 0; i < 98; i++) {
            nested.client("Content-Type: message/rfc822\r\n\r\n");
        }
        nested.client("Content-Type: message/rfc822\r\n\r\n");
        assertFalse(nested.isLimitReached());
        assertTrue(nested.client("Content-Type: message/rfc822\r\n\r\n").isLimitReached());
    }

    // Gaps

    @Test
    void gapWithinBodyIsPassedOver() {
        Talk talk = Talk.tcp(80).client("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nbody").lose(true, 96);
        talk.server(OK_EMPTY).client("CONNECT a:1 HTTP/1.1\r\n\r\n").server("HTTP/1.1 200 OK\r\n\r\n");
        assertEquals("http,socks", andSocks(talk));
    }

    @Test
    void gapElsewhereEndsParsing() {
        Talk talk = Talk.tcp(80).client(GET).lose(true, 1);
        talk.server(OK_EMPTY).client("CONNECT a:1 HTTP/1.1\r\n\r\n").server("HTTP/1.1 200 OK\r\n\r\n");
        assertEquals("http", andSocks(talk));
    }

    // What is carried

    @Test
    void grantedConnectCarriesOthers() {
        assertEquals("http,socks", andSocks(Talk.tcp(3128)
                .client("CONNECT a:25 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 200 OK\r\n\r\n")));
    }

    @Test
    void carriedBytesMayShareAPacketWithTheReply() {
        Talk talk = Talk.tcp(3128).client("CONNECT a:25 HTTP/1.1\r\n\r\n");
        talk.server("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 204 Inner\r\n");
        assertEquals("HTTP_STATUS=204 Inner", talk.evidence().getLast());
    }

    @Test
    void refusedConnectCarriesNothing() {
        assertEquals("-", andSocks(Talk.tcp(3128)
                .client("CONNECT a:25 HTTP/1.1\r\n\r\n")
                .server("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")));
    }

    @Test
    void upgradeToUnknownProtocolCarriesOthers() {
        assertEquals("http,socks", andSocks(Talk.tcp(80)
                .client("GET / HTTP/1.1\r\nUpgrade: x\r\n\r\n")
                .server("HTTP/1.1 101 Yes\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n")));
    }

    // The rest

    @Test
    void evidenceIsThatOfFirstMessages() {
        Talk talk = Talk.tcp(80)
                .client("GET /a?b HTTP/1.1\r\nHost: example.org\r\nUser-Agent: test\r\n 1.0\r\n\r\n")
                .server("HTTP/1.1 404 Not here\r\nServer: small\r\nContent-Length: 0\r\n\r\n")
                .client("GET /c HTTP/1.1\r\nHost: example.net\r\n\r\n");
        assertEquals(
                List.of(
                        "HTTP_REQUEST=GET /a?b",
                        "HTTP_HOST=example.org",
                        "HTTP_USER_AGENT=test 1.0",
                        "HTTP_STATUS=404 Not here",
                        "HTTP_SERVER=small"),
                talk.evidence());
    }

    @Test
    void evidenceIsCutAndWhatCannotBePrintedIsMasked() {
        String host = "h".repeat(300);
        Talk talk = Talk.tcp(80)
                .client("GET / HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: a\tb\u00e9~\r\n\r\n");
        assertEquals(
                List.of("HTTP_REQUEST=GET /", "HTTP_HOST=" + host.substring(0, 256), "HTTP_USER_AGENT=a.b.~"),
                talk.evidence());
    }

    @Test
    void anyBytesAreTakenAndPacketsDoNotMatter() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(
                    "POST /a HTTP/1.1\r\nContent-Type: multipart/mixed; boundary=b\r\nContent-Length: 40\r\n\r\n"),
            TalkFuzz.client("--b\r\nContent-Length: 3\r\n\r\nabc\r\n--b--\r\n\r\n"),
            TalkFuzz.server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
            TalkFuzz.client("GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"),
            TalkFuzz.server("HTTP/1.1 101 OK\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"),
            TalkFuzz.server(new byte[] {(byte) 0x81, 2, 'h', 'i'}),
            TalkFuzz.client(new byte[] {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, 'h', 'i'})
        };
        TalkFuzz.survives(Talk.tcp(80), turns);
        TalkFuzz.isTheSameInPieces(Talk.tcp(80), turns);
    }
}
