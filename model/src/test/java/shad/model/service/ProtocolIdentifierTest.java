package shad.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The rules by which signatures attach analyzers (Zeek, D1 to D15).
class ProtocolIdentifierTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\n\r\n";

    @Test
    void aRequestIsFoundOnAnyPort() {
        assertEquals("http", Talk.tcp(5000).client(REQUEST).column());
    }

    @Test
    void aPatternGoesOnFromChunkToChunk() {
        assertEquals("http", Talk.tcp(5000).byteByByte().client(REQUEST).column());
    }

    @Test
    void theBufferIsFullAfter1024BytesOfBothSides() {
        assertEquals("http", Talk.tcp(5000).server("x".repeat(1024)).client(REQUEST).column());
        assertEquals("-", Talk.tcp(5000).server("x".repeat(1025)).client(REQUEST).column());
    }

    @Test
    void theChunkThatGoesBeyondTheBufferIsMatchedWhole() {
        String emptyLines = "\n".repeat(2000);
        assertEquals("http", Talk.tcp(5000).client(emptyLines + REQUEST).column());
    }

    @Test
    void aHundredChunksAreLookedAt() {
        Talk talk = Talk.tcp(5000);
        for (int i = 0; i < 99; i++) {
            talk.server("x");
        }
        assertEquals("http", talk.client(REQUEST).column());
        Talk longer = Talk.tcp(5000);
        for (int i = 0; i < 101; i++) {
            longer.server("x");
        }
        assertEquals("-", longer.client(REQUEST).column());
    }

    @Test
    void gapsCountAsChunks() {
        Talk talk = Talk.tcp(5000);
        for (int i = 0; i < 101; i++) {
            talk.lose(false, 1);
        }
        assertEquals("-", talk.client(REQUEST).column());
    }

    @Test
    void aRuleThatNeedsTheOtherSideWaitsForIt() {
        assertEquals("-", Talk.tcp(5000).client("EHLO y\r\n").column());
        assertEquals("smtp", Talk.tcp(5000).client("EHLO y\r\n").server("220 x ESMTP\r\n").column());
        assertEquals("smtp", Talk.tcp(5000).server("220 x ESMTP\r\n").client("EHLO y\r\n").column());
    }

    @Test
    void anAnalyzerThatWasAttachedLateGetsAllThatCameBefore() {
        assertEquals("ssh,", sshAfterBanners() + ",");
    }

    private static String sshAfterBanners() {
        byte[] newKeys = Talk.hex("0000000c 0a 15 00000000000000000000");
        return Talk.tcp(5000)
                .server("SSH-2.0-a\r\n")
                .client("SSH-2.0-b\r\n")
                .server(newKeys)
                .client(newKeys)
                .column();
    }

    @Test
    void aSignatureForTcpSaysNothingOverUdp() {
        assertEquals("-", Talk.udp(5000).client(REQUEST).column());
    }

    @Test
    void datagramsAreMatchedEachFromItsFirstByte() {
        byte[] half = Talk.bytes("INVITE sip:a SI");
        assertEquals("-", Talk.udp(5000).client(half).client("P/2.0\r\n\r\n").column());
    }

    @Test
    void aViolationTakesTheNameAwayUnlessMuchWasSaid() {
        Talk little = Talk.tcp(80).client(REQUEST).client("\u0001\u0002\u0003\r\n");
        assertEquals("-", little.column());
        Talk much = Talk.tcp(80)
                .client("POST / HTTP/1.1\r\nContent-Length: 10240\r\n\r\n" + "x".repeat(10_240))
                .client("\u0001\u0002\u0003\r\n");
        assertEquals("http", much.column());
    }

    @Test
    void violationsOfStreamsWithoutBeginningOrWithGapsDoNotCount() {
        assertEquals("-", Talk.tcp(514).client("5 hello").client("x").column());
        assertEquals("syslog_tcp", Talk.tcp(514).partial().client("5 hello").client("x").column());
    }
}
