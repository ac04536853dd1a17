package shad.model.service.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;
import static shad.model.service.tls.QuicPackets.CLIENT_FRAME;
import static shad.model.service.tls.QuicPackets.CLIENT_V1;
import static shad.model.service.tls.QuicPackets.CLIENT_V2;
import static shad.model.service.tls.QuicPackets.DESTINATION;
import static shad.model.service.tls.QuicPackets.SERVER_FRAMES;
import static shad.model.service.tls.QuicPackets.SERVER_PACKET_V1;
import static shad.model.service.tls.QuicPackets.SERVER_PACKET_V2;
import static shad.model.service.tls.QuicPackets.SERVER_V1;
import static shad.model.service.tls.QuicPackets.crypto;
import static shad.model.service.tls.Tls.usualClientHello;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class QuicAnalyzerTest {
    private static final byte[] HANDSHAKE_PACKET = hex("e0 00000001 00 00 05 0102030405");
    private static final byte[] RETRY_PACKET = hex("f0 00000001 00 00 aabb 00112233445566778899aabbccddeeff");
    private static final byte[] SHORT_HEADER_PACKET = hex("40 0102030405060708");

    // The RFCs' own packets.

    @Test
    void clientPacketsForTestsAreThoseOfTheRfcs() {
        byte[] v1 = CLIENT_V1.paddedPacket(CLIENT_FRAME);
        assertArrayEquals(
                hex("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11"), Arrays.copyOf(v1, 32));
        assertArrayEquals(hex("e221af44860018ab0856972e194cd934"), Arrays.copyOfRange(v1, 1184, 1200));

        byte[] v2 = CLIENT_V2.paddedPacket(CLIENT_FRAME);
        assertArrayEquals(
                hex("d76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6abcdb4298b485"), Arrays.copyOf(v2, 32));
        assertArrayEquals(hex("a18b2faa745b6fe189cf772a9f84cbfc"), Arrays.copyOfRange(v2, 1184, 1200));
    }

    @Test
    void serverPacketsOfTheRfcsAreDecrypted() {
        assertArrayEquals(SERVER_FRAMES, open(QuicVersion.V1, SERVER_PACKET_V1));
        assertArrayEquals(SERVER_FRAMES, open(QuicVersion.V2, SERVER_PACKET_V2));
        assertNull(open(QuicVersion.V1, SERVER_PACKET_V2));
    }

    private static byte @Nullable [] open(QuicVersion version, byte[] packet) {
        return new InitialProtection(version, DESTINATION).open(false, packet, 0, 18, packet.length);
    }

    // What confirms.

    @Test
    void initialPacketWithAClientHelloIsQuicAndSsl() {
        assertEquals("quic,ssl", Talk.udp(443).client(CLIENT_V1.paddedPacket(CLIENT_FRAME)).column());
        assertEquals("quic,ssl", Talk.udp(443).client(CLIENT_V2.paddedPacket(CLIENT_FRAME)).column());
    }

    @Test
    void bothVersionsAreRecognizedOnAnyPort() {
        assertEquals("quic,ssl", Talk.udp(4433).client(CLIENT_V1.paddedPacket(CLIENT_FRAME)).column());
        assertEquals("quic,ssl", Talk.udp(4433).client(CLIENT_V2.paddedPacket(CLIENT_FRAME)).column());
    }

    @Test
    void serverNameAndVersionAreKept() {
        Talk talk = Talk.udp(443).client(CLIENT_V1.paddedPacket(CLIENT_FRAME)).server(SERVER_PACKET_V1);

        assertEquals("quic,ssl", talk.column());
        assertEquals(
                List.of("TLS_SERVER_NAME=example.com", "TLS_ALPN_OFFERED=alpn", "TLS_VERSION=TLS 1.3"),
                talk.evidence());
    }

    @Test
    void clientHelloMaySpanDatagramsInAnyOrder() {
        byte[] hello = usualClientHello();
        byte[] end = crypto(60, Arrays.copyOfRange(hello, 60, hello.length));
        byte[] begin = crypto(0, Arrays.copyOf(hello, 70));
        Talk talk = Talk.udp(443).client(CLIENT_V1.packet(end));
        assertEquals("quic", talk.column());

        assertEquals("quic,ssl", talk.client(CLIENT_V1.packet(begin)).column());
    }

    @Test
    void packetsMayShareADatagram() {
        byte[] hello = usualClientHello();
        byte[] datagram = bytes(
                CLIENT_V1.packet(crypto(0, Arrays.copyOf(hello, 70))),
                HANDSHAKE_PACKET,
                CLIENT_V1.packet(crypto(70, Arrays.copyOfRange(hello, 70, hello.length))),
                SHORT_HEADER_PACKET);

        assertEquals("quic,ssl", Talk.udp(443).client(datagram).column());
    }

    @Test
    void serverAloneIsNothing() {
        assertEquals("-", Talk.udp(443).server(SERVER_PACKET_V1).server(SHORT_HEADER_PACKET).column());
    }

    @Test
    void afterARetryTheClientChoosesAnew() {
        byte[] packet = CLIENT_V1.paddedPacket(CLIENT_FRAME);
        Talk talk = Talk.udp(443).client(packet).server(RETRY_PACKET).client(packet).server(SERVER_PACKET_V1);

        assertEquals("quic,ssl", talk.column());
    }

    // What violates.

    @Test
    void unknownVersionViolates() {
        Talk talk = Talk.udp(443).client(CLIENT_V1.packet(1)).server(hex("c0 00000000 00 00 00000001"));

        assertEquals("-", talk.column());
    }

    @Test
    void packetThatIsNotAuthenticViolates() {
        byte[] packet = CLIENT_V1.paddedPacket(CLIENT_FRAME);
        packet[600] ^= 1;
        Talk talk = Talk.udp(443).client(packet);
        assertEquals("-", talk.column());

        assertEquals("-", talk.client(CLIENT_V1.paddedPacket(CLIENT_FRAME)).column(), "nothing more is looked at");
    }

    @Test
    void packetThatIsLongerThanItsDatagramViolates() {
        byte[] cut = hex("e0 00000001 00 00 05 01020304");

        assertEquals("-", Talk.udp(443).client(CLIENT_V1.packet(1)).client(cut).column());
    }

    @Test
    void unexpectedFrameViolates() {
        assertEquals("-", Talk.udp(443).client(CLIENT_V1.packet(8, 0, 0, 0)).column());
    }

    @Test
    void framesOfInitialPacketsAreUnderstood() {
        byte[] acks = bytes(2, 5, 0, 1, 1, 0, 1, 3, 5, 0, 0, 1, 9, 9, 9);
        byte[] close = bytes(0x1c, 0x41, 0, 0, 2, "no");

        assertEquals("quic", Talk.udp(443).client(CLIENT_V1.packet(1, 0, acks, close)).column());
        assertEquals("-", Talk.udp(443).client(CLIENT_V1.packet(1, 0, acks, bytes(2, 5, 0, 9, 1))).column());
    }

    @Test
    void moreThanTheHelloViolates() {
        byte[] hello = usualClientHello();
        byte[] more = crypto(hello.length, new byte[10]);

        assertEquals("ssl", Talk.udp(443).client(CLIENT_V1.packet(crypto(0, hello), more)).column());
    }

    @Test
    void helloThatIsTooLongIsNotPassedOn() {
        byte[] hello = bytes(1, 0, 0x50, 0, new byte[100]);

        assertEquals("quic", Talk.udp(443).client(CLIENT_V1.packet(crypto(0, hello))).column());
    }

    @Test
    void violationBehindManyBytesIsTooLate() {
        Talk talk = Talk.udp(443).client(CLIENT_V1.paddedPacket(CLIENT_FRAME));
        talk.server(bytes(SHORT_HEADER_PACKET, new byte[11_000]));

        assertEquals("quic,ssl", talk.server(hex("c0 00000000 00 00 00000001")).column());
    }

    @Test
    void withoutTheFixedBitItIsSomethingElse() {
        assertEquals("quic", Talk.udp(443).client(CLIENT_V1.packet(1)).client(hex("80 00000000 0000")).column());
    }

    // Any input.

    @Test
    void mutatedPacketsEndSomehow() {
        TalkFuzz.survives(
                Talk.udp(443),
                TalkFuzz.client(CLIENT_V1.packet(crypto(0, usualClientHello()))),
                TalkFuzz.server(SERVER_PACKET_V1),
                TalkFuzz.client(HANDSHAKE_PACKET),
                TalkFuzz.client(RETRY_PACKET),
                TalkFuzz.client(SHORT_HEADER_PACKET));
    }

    @Test
    void arbitraryFramesEndSomehow() {
        Random random = new Random(4);
        for (int round = 0; round < 2000; round++) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                noise[i] &= random.nextBoolean() ? (byte) 0x0f : (byte) 0x7f;
            }
            noise[0] = (byte) (random.nextBoolean() ? 6 : 2);
            assertNotNull(Talk.udp(443)
                    .client(CLIENT_V1.packet(noise, crypto(random.nextInt(9), noise)))
                    .server(SERVER_V1.packet(crypto(0, noise)))
                    .end()
                    .names());
        }
    }
}
