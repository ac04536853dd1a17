package shad.model.tracker.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.conn.Evidence;
import shad.model.conn.EvidenceKind;
import shad.model.store.ConnectionView;
import shad.model.testing.Packets;
import shad.model.testing.Tcp;
import shad.model.tracker.Traffic;

/// What analyzers are given is the stream that the ends see: in order, each byte once, those that came first.
class StreamDeliveryTest {
    private static final int CLIENT_ISN = 1000;
    private static final int SERVER_ISN = 9000;

    private final Random random = new Random(11);
    private Traffic traffic = new Traffic();
    private int time;

    @Test
    void aRequestInPiecesThatComeInAnyOrderAndTwiceIsReadAsItWasSent() {
        for (int i = 0; i < 400; i++) {
            String host = "host" + random.nextInt(1_000_000) + "." + "long".repeat(random.nextInt(8)) + ".example";
            String request = "GET /index HTTP/1.1\r\nAccept: */*\r\nHost: " + host + "\r\n\r\n";
            begin();
            for (int[] piece : shuffledPieces(request.length())) {
                client(piece[0], request.substring(piece[0], piece[1]));
                if (random.nextInt(4) == 0) {
                    // Sent again with other content: the first copy counts.
                    client(piece[0], "#".repeat(piece[1] - piece[0]));
                }
            }
            ConnectionView row = traffic.connection();
            assertEquals("http", row.service());
            assertEquals(host, host(row));
        }
    }

    @Test
    void bytesThatWereNeverSeenAreNotMadeUp() {
        String request = "GET /index HTTP/1.1\r\nHost: whole.example\r\n\r\n";
        begin();
        client(0, request.substring(0, 26));
        client(30, request.substring(30));
        add(server().flags("A").seq(SERVER_ISN + 1).ack(CLIENT_ISN + 1 + request.length()));
        assertNotEquals("whole.example", host(traffic.connection()));
    }

    private static String host(ConnectionView row) {
        return row.evidence().stream()
                .filter(evidence -> evidence.kind() == EvidenceKind.HTTP_HOST)
                .map(Evidence::value)
                .findFirst()
                .orElse("");
    }

    /// Ranges that together cover everything, some of them overlapping.
    private List<int[]> shuffledPieces(int length) {
        List<int[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < length) {
            int end = Math.min(length, at + 1 + random.nextInt(20));
            pieces.add(new int[] {at, end});
            at = end;
        }
        Collections.shuffle(pieces, random);
        return pieces;
    }

    private void begin() {
        traffic = new Traffic();
        time = 0;
        add(client().flags("S").seq(CLIENT_ISN));
        add(server().flags("SA").seq(SERVER_ISN).ack(CLIENT_ISN + 1));
        add(client().flags("A").seq(CLIENT_ISN + 1).ack(SERVER_ISN + 1));
    }

    private void client(int offset, String text) {
        add(client().flags("A").seq(CLIENT_ISN + 1 + offset).ack(SERVER_ISN + 1).payload(text));
    }

    private void add(Tcp segment) {
        traffic.at("0." + String.format("%06d", time++), segment.build());
    }

    private static Tcp client() {
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40000, 8123);
    }

    private static Tcp server() {
        return Packets.ethernet().ipv4("10.0.0.2", "10.0.0.1").tcp(8123, 40000);
    }
}
