package shad.model.service.industrial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class MqttAnalyzerTest {
    private static final byte[] CONNECT = packet(0x10, string("MQTT"), 4, 0x02, 0, 60, string("me"));

    private static Talk mqtt() {
        return Talk.tcp(1883);
    }

    private static byte[] packet(int header, Object... body) {
        byte[] bytes = Talk.bytes(body);
        return Talk.bytes(header, bytes.length, bytes);
    }

    private static byte[] string(String text) {
        return Talk.bytes(0, text.length(), text);
    }

    @Test
    void connectConfirms() {
        Talk talk = mqtt().client(CONNECT);
        assertEquals("mqtt", talk.column());
        assertEquals(List.of("DETAIL=me"), talk.evidence());
    }

    @Test
    void publishConfirms() {
        assertEquals("mqtt", mqtt().client(packet(0x30, string("a/b"), "value")).column());
        assertEquals("mqtt", mqtt().server(packet(0x32, string("a/b"), 0, 1)).column());
        assertEquals("-", mqtt().server(packet(0x32, string("a/b"), 0)).column());
    }

    @Test
    void otherPacketsDoNotConfirm() {
        assertEquals("-", mqtt().client(packet(0xc0)).server(packet(0xd0)).server(packet(0x20, 0, 0)).column());
    }

    @Test
    void optionalStringsFollowTheFlags() {
        Talk talk = mqtt().client(packet(
                0x10, string("MQTT"), 4, 0xc4, 0, 60, string("me"), string("t"), string("m"), string("joe"),
                string("x")));
        assertEquals("mqtt", talk.column());
        assertEquals(List.of("DETAIL=me", "USER_NAME=joe"), talk.evidence());
        assertEquals("-", mqtt().client(packet(0x10, string("MQTT"), 4, 0x80, 0, 60, string("me"))).column());
    }

    @Test
    void packetMustLieInOneChunk() {
        assertEquals("-", mqtt().byteByByte().client(CONNECT).column());
    }

    @Test
    void restOfTheChunkIsNotLookedAt() {
        assertEquals("mqtt", mqtt().client(Talk.bytes(CONNECT, "whatever")).column());
    }

    @Test
    void signatureFindsItOnAnyTcpPortOnly() {
        assertEquals("mqtt", Talk.tcp(4000).client(CONNECT).column());
        assertEquals("-", Talk.udp(4000).client(CONNECT).column());
    }

    @Test
    void packetsNeedTheirFields() {
        for (byte[] bad : new byte[][] {
            packet(0x20, 0), packet(0x40, 0), packet(0x50, 0), packet(0x60, 0), packet(0x70, 0), packet(0x90, 0, 0),
            packet(0xb0, 0), packet(0x82, 0, 1, string("a")), packet(0xa2, 0, 1, 0, 2, "a")
        }) {
            assertEquals("-", mqtt().client(CONNECT).client(bad).column());
        }
        for (byte[] good : new byte[][] {
            packet(0x20, 0, 0), packet(0x40, 0, 1), packet(0x90, 0, 1, 0), packet(0x82, 0, 1, string("a"), 0),
            packet(0xa2, 0, 1, string("a")), packet(0xe0), packet(0xf0), packet(0x00)
        }) {
            assertEquals("mqtt", mqtt().client(CONNECT).client(good).column());
        }
    }

    @Test
    void lengthOfFourBytesViolates() {
        byte[] huge = Talk.bytes(0x30, 0xff, 0xff, 0xff, 1);
        assertEquals("-", mqtt().client(CONNECT).client(huge).column());
        assertEquals("-", mqtt().client(CONNECT).client(Talk.bytes(0x30, 0x80, 0x80, 0x80, 0x80, 1)).column());
        assertEquals("mqtt", mqtt().client(CONNECT).client(Talk.bytes(0x30, 0x83, 0x80, 0, 0, 1, "a")).column());
    }

    @Test
    void worksMidstream() {
        assertEquals("mqtt", mqtt().partial().client(packet(0x30, string("a/b"))).client("x").column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.survives(
                mqtt(), TalkFuzz.client(CONNECT), TalkFuzz.server(packet(0x20, 0, 0)),
                TalkFuzz.client(packet(0x82, 0, 1, string("a"), 0)), TalkFuzz.server(packet(0x90, 0, 1, 0)),
                TalkFuzz.client(packet(0x32, string("a"), 0, 1, "x")),
                TalkFuzz.client(packet(0xa2, 0, 1, string("a"))));
    }
}
