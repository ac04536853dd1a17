package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Talk.bytes;
import static shad.model.service.tls.Tls.TLS_1_2;
import static shad.model.service.tls.Tls.askedClientFlight;
import static shad.model.service.tls.Tls.askingServerFlight;
import static shad.model.service.tls.Tls.certificates;
import static shad.model.service.tls.Tls.changeCipherSpec;
import static shad.model.service.tls.Tls.clientHello;
import static shad.model.service.tls.Tls.finished;
import static shad.model.service.tls.Tls.record;
import static shad.model.service.tls.Tls.sized16;
import static shad.model.service.tls.Tls.sized8;
import static shad.model.service.tls.Tls.u16;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shad.model.inspect.FlowStory;
import shad.model.inspect.Oddity;
import shad.model.inspect.Stories;
import shad.model.store.ConnectionView;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// Packets in, rows out: when Zeek takes a connection for a data channel of GridFTP, and that what comes behind counts
/// nowhere. Of the data only the headers are captured, so that a gibibyte is small.
class GridFtpDataTest {
    private static final int RSA_WITH_NULL_SHA = 0x0002;
    private static final int RSA_WITH_AES_128_CBC_SHA = 0x002f;
    private static final int DTLS_1_2 = 0xfefd;
    private static final int HEADERS = 20 + 20;
    private static final int LARGEST = 65_535;
    private static final long GIB = 1L << 30;

    private final Traffic traffic = new Traffic();
    private BigDecimal seconds = BigDecimal.ZERO;
    private long nextOfA = 1;
    private long nextOfB = 1;
    private long sentByA;
    private long sentByB;

    private void packet(boolean fromA, String flags, byte... payload) {
        packet(fromA, flags, payload, HEADERS + payload.length);
    }

    /// A packet, captured without the payload that it has beyond `payload`; a millisecond later than the one before.
    private void packet(boolean fromA, String flags, byte[] payload, int totalLength) {
        Packet captured = Packets.rawIp()
                .ipv4(fromA ? "10.0.0.1" : "10.0.0.2", fromA ? "10.0.0.2" : "10.0.0.1")
                .totalLength(totalLength)
                .tcp(fromA ? 40001 : 50001, fromA ? 50001 : 40001)
                .flags(flags)
                .seq(fromA ? nextOfA : nextOfB)
                .ack(fromA ? nextOfB : nextOfA)
                .payload(payload)
                .build();
        traffic.at(seconds.toString(), new Packet(captured.linkType(), captured.bytes(), totalLength));
        seconds = seconds.add(new BigDecimal("0.001"));
        int consumed = totalLength - HEADERS + (flags.contains("S") || flags.contains("F") ? 1 : 0);
        if (fromA) {
            nextOfA += consumed;
            sentByA += totalLength;
        } else {
            nextOfB += consumed;
            sentByB += totalLength;
        }
    }

    private void open() {
        packet(true, "S");
        packet(false, "SA");
        packet(true, "A");
    }

    /// A handshake of TLS up to the last message before the one that completes it.
    private void begin(int cipherSuite, byte[] ofServer, byte[] ofClient) {
        open();
        packet(true, "PA", record(22, clientHello(TLS_1_2)));
        packet(false, "PA", askingServerFlight(cipherSuite, ofServer));
        packet(true, "PA", askedClientFlight(ofClient));
    }

    private void complete() {
        packet(false, "PA", bytes(changeCipherSpec(), finished()));
    }

    private void secure() {
        begin(RSA_WITH_NULL_SHA, certificates("server"), certificates("client"));
        complete();
    }

    /// Has a side send until its packets have so many bytes.
    private void send(boolean fromA, long upTo) {
        while ((fromA ? sentByA : sentByB) < upTo) {
            long rest = upTo - (fromA ? sentByA : sentByB);
            // What is left must be enough for the headers of one more packet.
            long length = rest <= LARGEST ? rest : Math.min(LARGEST, rest - HEADERS);
            packet(fromA, "A", new byte[0], (int) length);
        }
    }

    private String service() {
        return traffic.connection().service();
    }

    @Test
    void aGibibyteWithinTwoMinutesIsGridFtpData() {
        secure();
        send(false, GIB);

        assertEquals("ssl,gridftp-data", service());
    }

    @Test
    void eitherSideMaySendIt() {
        secure();
        send(true, GIB);

        assertEquals("ssl,gridftp-data", service());
    }

    @Test
    void theBytesOfIpPacketsCountForEachSideAlone() {
        secure();
        send(false, GIB - HEADERS);
        send(true, GIB / 2);
        assertEquals("ssl", service());

        packet(false, "A");
        assertEquals("ssl,gridftp-data", service());
    }

    @Test
    void aGibibyteInTheLastMomentCounts() {
        secure();
        send(false, GIB - HEADERS);
        seconds = new BigDecimal("120");
        packet(false, "A");

        assertEquals("ssl,gridftp-data", service());
    }

    @Test
    void aGibibyteAfterTwoMinutesCountsNeverMore() {
        secure();
        send(false, GIB - HEADERS);
        seconds = new BigDecimal("120.000001");
        packet(false, "A");
        packet(true, "A");

        assertEquals("ssl", service());
        assertEquals(sentByB, traffic.connection().respIpBytes());
    }

    @Test
    void whatWasSentBeforeTlsWasEstablishedCounts() {
        begin(RSA_WITH_NULL_SHA, certificates("server"), certificates("client"));
        long next = nextOfA;
        for (int i = 0; i < GIB / LARGEST + 1; i++) {
            nextOfA = next - 100; // again and again, so that the stream has no hole
            packet(true, "A", new byte[0], LARGEST);
        }
        nextOfA = next;
        assertEquals("ssl", service());

        complete();
        packet(true, "A");
        assertEquals("ssl,gridftp-data", service());
        assertEquals(3, traffic.connection().respPackets());
        assertEquals(sentByA - HEADERS, traffic.connection().origIpBytes());
    }

    @Test
    void bothSidesMustShowACertificate() {
        begin(RSA_WITH_NULL_SHA, certificates("server"), certificates());
        complete();
        send(false, GIB);

        assertEquals("ssl", service());
        assertEquals(GIB, traffic.connection().respIpBytes());
    }

    @Test
    void encryptedDataIsNone() {
        begin(RSA_WITH_AES_128_CBC_SHA, certificates("server"), certificates("client"));
        complete();
        send(false, GIB);

        assertEquals("ssl", service());
    }

    @Test
    void dataWithoutTlsIsNone() {
        open();
        send(false, GIB);

        assertEquals("", service());
    }

    @Test
    void datagramsMayCarryItToo() {
        datagram(true, dtls(22, 0, dtlsMessage(1, u16(DTLS_1_2), new byte[32], 0, 0, sized16(u16(2)), sized8(0))));
        datagram(false, bytes(
                dtls(22, 0, dtlsMessage(2, u16(DTLS_1_2), new byte[32], 0, u16(RSA_WITH_NULL_SHA), 0)),
                dtls(22, 0, dtlsMessage(11, certificates("server")))));
        datagram(true, bytes(dtls(22, 0, dtlsMessage(11, certificates("client"))), dtls(20, 0, bytes(1))));
        datagram(false, bytes(dtls(20, 0, bytes(1)), dtls(22, 1, finished())));
        for (int i = 0; i < GIB / LARGEST + 1; i++) {
            Packet datagram =
                    Packets.rawIp().ipv4("10.0.0.2", "10.0.0.1").totalLength(LARGEST).udp(50001, 40001).build();
            traffic.at(seconds.toString(), new Packet(datagram.linkType(), datagram.bytes(), LARGEST));
        }
        String before = Traffic.text(traffic.connection());

        datagram(true, new byte[1]);
        assertEquals("dtls,gridftp-data", service());
        assertEquals(before, Traffic.text(traffic.connection()));
    }

    private void datagram(boolean fromA, byte[] payload) {
        traffic.at(seconds.toString(), Packets.rawIp()
                .ipv4(fromA ? "10.0.0.1" : "10.0.0.2", fromA ? "10.0.0.2" : "10.0.0.1")
                .udp(fromA ? 40001 : 50001, fromA ? 50001 : 40001)
                .payload(payload)
                .build());
    }

    /// A record of DTLS; sequence numbers do not matter.
    private static byte[] dtls(int type, int epoch, byte[] content) {
        return bytes(type, u16(DTLS_1_2), u16(epoch), new byte[6], sized16(content));
    }

    private static byte[] dtlsMessage(int type, Object... content) {
        byte[] body = bytes(content);
        byte[] length = bytes(0, u16(body.length));
        return bytes(type, length, u16(0), new byte[3], length, body);
    }

    @Test
    void packetsBehindItChangeNothingButTheLastFrame() {
        secure();
        send(false, GIB);
        ConnectionView row = traffic.connection();
        String before = Traffic.text(row);
        long lastFrame = row.lastFrame();

        packet(true, "A");
        packet(false, "A", new byte[9]);
        packet(true, "FA");
        packet(false, "FA");
        packet(true, "R");
        row = traffic.connection();

        assertEquals(before, Traffic.text(row));
        assertEquals(GIB, row.respIpBytes());
        assertEquals(lastFrame + 5, row.lastFrame());
    }

    @Test
    void itEndsAsIfItWereSilentAndWhatFollowsIsAnotherConnection() {
        secure();
        send(false, GIB);
        String before = Traffic.text(traffic.connection());
        for (int minute = 1; minute <= 6; minute++) {
            seconds = seconds.add(BigDecimal.valueOf(60));
            packet(false, "A", new byte[9]);
        }
        List<String> rows = traffic.rows();

        assertEquals(2, rows.size());
        assertEquals(before, rows.getFirst());
        assertEquals("B@316.396 60.001 18/0 OTH 0 D 2/0", rows.getLast());
    }

    @Test
    void aNewSynBeginsAnotherConnection() {
        secure();
        send(false, GIB);
        String before = Traffic.text(traffic.connection());
        nextOfA += 1_000_000;
        packet(true, "S");

        assertEquals(before, traffic.rows().getFirst());
        assertEquals(2, traffic.rows().size());
    }

    @Test
    void itsStorySaysWhichPacketsWereNotLookedAt() {
        secure();
        send(false, GIB);
        packet(true, "FA");
        FlowStory story = Stories.of(traffic.toByteArray()).getFirst();
        int last = story.size() - 1;

        assertEquals(Set.of(Oddity.SNAPPED), story.oddities(last - 1));
        assertEquals(Set.of(Oddity.NOT_FOLLOWED), story.oddities(last));
        assertEquals("", story.letters(last));
        assertEquals(FlowStory.Outcome.ALONE, story.outcome());
    }

    @Test
    void itIsListedAsWhatItsAnalyzerConfirmed() {
        secure();
        send(false, GIB);

        assertEquals(1, traffic.knownServices().size());
        assertEquals("10.0.0.2 50001 tcp SSL", traffic.knownServices().getFirst().split(" ", 2)[1]);
    }
}
