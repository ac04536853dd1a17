package shad.model.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class SocksAnalyzerTest {
    private static final byte[] METHODS = {5, 1, 0};
    private static final byte[] SELECTED = {5, 0};
    private static final byte[] REQUEST = Talk.bytes(5, 1, 0, 3, 3, "a.b", 0, 80);
    private static final byte[] REPLY = Talk.bytes(5, 0, 0, 1, 127, 0, 0, 1, 0, 80);

    private static Talk asked(int port) {
        return Talk.tcp(port).client(METHODS).server(SELECTED).client(REQUEST);
    }

    @Test
    void replyToRequestConfirms() {
        Talk talk = asked(1080);
        assertEquals("-", talk.column());
        assertEquals("socks", talk.server(REPLY).column());
        assertEquals(List.of("DETAIL=a.b"), talk.evidence());
    }

    @Test
    void signatureFindsItOnOtherPorts() {
        assertEquals("socks", asked(10080).server(REPLY).column());
    }

    @Test
    void refusalConfirmsToo() {
        byte[] refusal = REPLY.clone();
        refusal[1] = 1;
        assertEquals("socks", asked(10080).server(refusal).column());
    }

    @Test
    void whatFollowsIsLookedAt() {
        String get = "GET / HTTP/1.1\r\n\r\n";
        assertEquals("socks,http", asked(10080).server(REPLY).client(get).column());
        // There HTTP is attached by port as well, meets something else, and takes the name along.
        assertEquals("socks", asked(1080).server(REPLY).client(get).column());
    }

    @Test
    void userMayLogIn() {
        Talk talk = Talk.tcp(10080)
                .client(new byte[] {5, 1, 2})
                .server(new byte[] {5, 2})
                .client(Talk.bytes(1, 2, "me", 2, "pw"))
                .server(new byte[] {1, 0})
                .client(REQUEST)
                .server(REPLY);
        assertEquals("socks", talk.column());
        assertEquals("USER_NAME=me", talk.evidence().getFirst());
    }

    @Test
    void impossibleRequestsViolate() {
        byte[] reserved = REQUEST.clone();
        reserved[2] = 1;
        byte[] command = REQUEST.clone();
        command[1] = 4;
        byte[] address = REQUEST.clone();
        address[3] = 2;
        for (byte[] bad : List.of(reserved, command, address)) {
            assertEquals("-", Talk.tcp(10080).client(METHODS).server(SELECTED).client(bad).server(REPLY).column());
        }
    }

    @Test
    void olderVersionHasItsVersionBeforeTheZeroByte() {
        byte[] request = Talk.bytes(4, 1, 0, 80, 10, 0, 0, 1, "me", 0);
        byte[] reply = Talk.bytes(4, 0, 0x5a, 0, 80, 10, 0, 0, 1);
        assertEquals("socks", Talk.tcp(1080).client(request).server(reply).column());
        byte[] usual = Talk.bytes(0, 0x5a, 0, 80, 10, 0, 0, 1);
        assertEquals("-", Talk.tcp(1080).client(request).server(usual).column());
    }

    @Test
    void partialConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(1080)
                .partial()
                .client(METHODS)
                .server(SELECTED)
                .client(REQUEST)
                .server(REPLY)
                .column());
    }

    @Test
    void anyBytesAreTaken() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(METHODS),
            TalkFuzz.server(SELECTED),
            TalkFuzz.client(REQUEST),
            TalkFuzz.server(REPLY),
            TalkFuzz.client("GET / HTTP/1.1\r\n\r\n")
        };
        TalkFuzz.survives(Talk.tcp(10080), turns);
    }
}
