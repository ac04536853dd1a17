package shad.model.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import shad.model.service.Talk;

class WebSocketAnalyzerTest {
    private static final int FINAL_TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private static Talk upgraded() {
        return Talk.tcp(80)
                .client("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n")
                .server("HTTP/1.1 101 OK\r\nConnection: upgrade\r\nUpgrade: WebSocket\r\n\r\n");
    }

    private static byte[] text(String payload) {
        return Talk.bytes(FINAL_TEXT, payload.length(), payload);
    }

    @Test
    void wholeMessageConfirms() {
        assertEquals("http", upgraded().column());
        assertEquals("http,websocket", upgraded().server(text("hi")).column());
        assertEquals("http,websocket", upgraded().byteByByte().server(text("hi")).column());
    }

    @Test
    void messageOfSeveralFramesConfirmsAtItsLast() {
        Talk talk = upgraded().server(Talk.bytes(0x01, 1, "h"));
        assertEquals("http", talk.column());
        assertEquals("http,websocket", talk.server(Talk.bytes(0x80, 1, "i")).column());
    }

    @Test
    void framesOutOfSequenceViolate() {
        assertEquals("http", upgraded().server(Talk.bytes(0x80, 0)).server(text("hi")).column());
        assertEquals("http", upgraded().server(Talk.bytes(0x01, 1, "h", 0x89, 0)).server(text("hi")).column());
    }

    @Test
    void closeHoldsStatusOrNothing() {
        assertEquals("http,websocket", upgraded().server(Talk.bytes(CLOSE, 0)).column());
        assertEquals("http,websocket", upgraded().server(Talk.bytes(CLOSE, 2, 3, 0xe8)).column());
        assertEquals("http", upgraded().server(Talk.bytes(CLOSE, 1, 3)).column());
    }

    @Test
    void payloadIsUnmaskedAndLookedAt() {
        byte[] masked = Talk.bytes(FINAL_TEXT, 0x80 | 18, 0, 1, 0, 1, "GET / HTTP/1.1\r\n\r\n");
        for (int i = 0; i < 18; i++) {
            masked[6 + i] ^= (byte) (i & 1);
        }
        Talk talk = upgraded().client(masked);
        assertEquals("HTTP_REQUEST=GET /", talk.evidence().getLast());
        assertEquals("http,websocket", talk.column());
    }

    @Test
    void lengthsOfAnySizeAreTaken() {
        byte[] medium = Talk.bytes(FINAL_TEXT, 126, 0, 200, "x".repeat(200));
        assertEquals("http,websocket", upgraded().server(medium).column());
        byte[] large = Talk.bytes(FINAL_TEXT, 127, 0, 0, 0, 0, 0, 0, 0x40, 0, "x".repeat(0x4000));
        assertEquals("http,websocket", upgraded().server(large).column());
        byte[] absurd = Talk.bytes(FINAL_TEXT, 127, 255, 0, 0, 0, 0, 0, 0, 0, "x".repeat(0x4000));
        assertEquals("http", upgraded().server(absurd).column());
    }
}
