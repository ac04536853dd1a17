package shad.model.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.conn.Side;
import shad.model.testing.Conversation;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;
import shad.model.testing.Tcp;

/// The payload of both ends, put together.
class FlowPayloadTest {
    private final PcapWriter capture = new PcapWriter();
    private int time;

    @Test
    void segmentsAreGivenInTheOrderOfTheStream() {
        handshake();
        add(fromA(1).payload("Hello, "));
        add(fromA(14).payload("again"));
        add(fromA(8).payload("world "));
        add(fromB(1, 19).payload("Hi"));

        FlowPayload payload = Stories.payloadOf(capture.toByteArray(), 1000);

        assertArrayEquals(bytes("Hello, world again"), payload.bytes(Side.ORIGINATOR));
        assertArrayEquals(bytes("Hi"), payload.bytes(Side.RESPONDER));
        assertEquals(
                List.of(
                        new FlowPayload.Piece(3, Side.ORIGINATOR, 0, 7, 0),
                        new FlowPayload.Piece(5, Side.ORIGINATOR, 7, 6, 0),
                        new FlowPayload.Piece(5, Side.ORIGINATOR, 13, 5, 0),
                        new FlowPayload.Piece(6, Side.RESPONDER, 0, 2, 0)),
                payload.pieces());
        assertFalse(payload.isCut());
    }

    @Test
    void bytesThatWereNotCapturedLeaveAHole() {
        handshake();
        add(fromA(1).payload("Hello"));
        add(fromA(16).payload("again"));
        add(fromB(1, 21));

        FlowPayload payload = Stories.payloadOf(capture.toByteArray(), 1000);

        assertArrayEquals(bytes("Helloagain"), payload.bytes(Side.ORIGINATOR));
        assertEquals(new FlowPayload.Piece(5, Side.ORIGINATOR, 5, 0, 10), payload.pieces().get(1));
    }

    @Test
    void aSideIsWrittenAsItIsPutTogether() {
        handshake();
        add(fromA(1).payload("Hello, "));
        add(fromA(14).payload("again"));
        add(fromA(8).payload("world "));
        add(fromB(1, 19).payload("Hi"));

        assertArrayEquals(bytes("Hello, world again"), Stories.written(capture.toByteArray(), Side.ORIGINATOR));
        assertArrayEquals(bytes("Hi"), Stories.written(capture.toByteArray(), Side.RESPONDER));
    }

    @Test
    void nothingIsKeptBeyondTheLimit() {
        handshake();
        add(fromA(1).payload("Hello, world"));

        FlowPayload payload = Stories.payloadOf(capture.toByteArray(), 5);

        assertArrayEquals(bytes("Hello"), payload.bytes(Side.ORIGINATOR));
        assertTrue(payload.isCut());
    }

    @Test
    void datagramsAreGivenAsTheyCame() {
        capture.packet(
                Conversation.nanos("0"),
                Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(5000, 6000).payload("ping").build());

        FlowPayload payload = Stories.payloadOf(capture.toByteArray(), 1000);

        assertArrayEquals(bytes("ping"), payload.bytes(Side.ORIGINATOR));
    }

    private void handshake() {
        add(tcp(true).flags("S").seq(0));
        add(tcp(false).flags("SA").seq(0).ack(1));
        add(fromA(1));
    }

    private void add(Tcp packet) {
        capture.packet(Conversation.nanos("0." + (10 + time++)), packet.build());
    }

    private static Tcp tcp(boolean fromA) {
        return fromA
                ? Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 40002)
                : Packets.ethernet().ipv4("10.0.0.2", "10.0.0.1").tcp(40002, 40001);
    }

    private static Tcp fromA(long seq) {
        return tcp(true).flags("A").seq(seq).ack(1);
    }

    private static Tcp fromB(long seq, long ack) {
        return tcp(false).flags("A").seq(seq).ack(ack);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
