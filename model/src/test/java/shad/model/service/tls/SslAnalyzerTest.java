package shad.model.service.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shad.model.service.Talk.bytes;
import static shad.model.service.tls.Tls.TLS_1_2;
import static shad.model.service.tls.Tls.askedClientFlight;
import static shad.model.service.tls.Tls.askingServerFlight;
import static shad.model.service.tls.Tls.certificates;
import static shad.model.service.tls.Tls.changeCipherSpec;
import static shad.model.service.tls.Tls.clientHello;
import static shad.model.service.tls.Tls.clientHelloRecord;
import static shad.model.service.tls.Tls.data;
import static shad.model.service.tls.Tls.extension;
import static shad.model.service.tls.Tls.finished;
import static shad.model.service.tls.Tls.keyExchange;
import static shad.model.service.tls.Tls.message;
import static shad.model.service.tls.Tls.record;
import static shad.model.service.tls.Tls.serverFlight;
import static shad.model.service.tls.Tls.serverHello;
import static shad.model.service.tls.Tls.sized16;
import static shad.model.service.tls.Tls.sized8;
import static shad.model.service.tls.Tls.u16;
import static shad.model.service.tls.Tls.usualClientHello;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class SslAnalyzerTest {
    private static final byte[] SSL2_CLIENT_HELLO =
            Talk.hex("80 2e 01 0301 0015 0000 0010 010080 020080 030080 000004 000005 00000a 000009"
                    + "00112233445566778899aabbccddeeff");

    /// A handshake of TLS 1.2 up to the point where both sides encrypt, some data, and then what is no record.
    private static Talk established() {
        return handshake().client(data(100)).server(data(1000));
    }

    private static Talk handshake() {
        return Talk.tcp(443)
                .client(clientHelloRecord())
                .server(serverFlight())
                .client(bytes(keyExchange(), changeCipherSpec(), finished()))
                .server(bytes(changeCipherSpec(), finished()));
    }

    // What confirms.

    @Test
    void completeClientHelloConfirms() {
        assertEquals("ssl", Talk.tcp(443).client(clientHelloRecord()).column());
    }

    @Test
    void clientHelloIsRecognizedOnAnyPort() {
        assertEquals("ssl", Talk.tcp(4711).client(clientHelloRecord()).column());
    }

    @Test
    void unfinishedClientHelloDoesNotConfirm() {
        byte[] hello = clientHelloRecord();

        assertEquals("-", Talk.tcp(443).client(Arrays.copyOf(hello, hello.length - 1)).column());
    }

    @Test
    void clientHelloWithoutExtensionsConfirms() {
        assertEquals("ssl", Talk.tcp(443).client(record(22, clientHello(0x0301))).column());
    }

    @Test
    void clientHelloMaySpanRecords() {
        byte[] hello = usualClientHello();
        Talk talk = Talk.tcp(443).client(record(22, Arrays.copyOf(hello, 50)));
        assertEquals("-", talk.column());

        talk.client(record(22, Arrays.copyOfRange(hello, 50, hello.length)));
        assertEquals("ssl", talk.column());
    }

    @Test
    void serverAloneDoesNotConfirm() {
        assertEquals("-", Talk.tcp(443).server(serverFlight()).server(data(10)).column());
    }

    @Test
    void clientHelloOfTheResponderConfirms() {
        assertEquals("ssl", Talk.tcp(443).server(clientHelloRecord()).client(serverFlight()).column());
    }

    @Test
    void ssl2ClientHelloConfirms() {
        assertEquals("ssl", Talk.tcp(443).client(SSL2_CLIENT_HELLO).column());
    }

    @Test
    void ssl2ClientHelloMayBeAnsweredWithTls() {
        Talk talk = Talk.tcp(443).client(SSL2_CLIENT_HELLO).server(serverFlight()).client(keyExchange());

        assertEquals("ssl", talk.column());
    }

    @Test
    void midstreamConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(443).partial().client(clientHelloRecord()).column());
    }

    @Test
    void nothingIsLookedAtBehindAGap() {
        assertEquals("-", Talk.tcp(443).lose(false, 10).client(clientHelloRecord()).column());
    }

    // What violates.

    @Test
    void clearTextViolates() {
        Talk talk = Talk.tcp(443).client("GET / HTTP/1.0\r\n\r\n").client(clientHelloRecord());

        assertFalse(talk.names().contains("SSL"));
    }

    @Test
    void recordOfAnotherVersionLaterViolates() {
        assertEquals("-", Talk.tcp(443).client(clientHelloRecord()).client(bytes(23, u16(0x0505), u16(0))).column());
    }

    @Test
    void violationBehindManyBytesIsTooLate() {
        Talk talk = Talk.tcp(443).client(clientHelloRecord()).client(data(20_000)).client("no record");

        assertEquals("ssl", talk.column());
    }

    @Test
    void unknownRecordTypeViolates() {
        assertEquals("-", Talk.tcp(443).client(clientHelloRecord()).client(record(25, 0)).column());
    }

    @Test
    void unknownHandshakeMessageViolates() {
        assertEquals("-", Talk.tcp(443).client(clientHelloRecord()).client(record(22, message(99, 1))).column());
    }

    @Test
    void clientHelloOfUnknownVersionViolates() {
        assertEquals("-", Talk.tcp(443).client(record(22, clientHello(0x0505))).column());
    }

    @Test
    void serverHelloOfUnknownVersionViolates() {
        Talk talk = Talk.tcp(443).client(clientHelloRecord()).server(record(22, serverHello(0x0505, 0xc02f)));

        assertEquals("-", talk.column());
    }

    @Test
    void halfAnAlertViolates() {
        assertEquals("-", Talk.tcp(443).client(clientHelloRecord()).server(record(21, 2)).column());
    }

    @Test
    void alertIsPartOfTheProtocol() {
        assertEquals("ssl", Talk.tcp(443).client(clientHelloRecord()).server(record(21, 2, 40)).column());
    }

    @Test
    void heartbeatWithoutLengthViolates() {
        assertEquals("ssl", Talk.tcp(443).client(clientHelloRecord()).client(record(24, 1, 0, 0)).column());
        assertEquals("-", Talk.tcp(443).client(clientHelloRecord()).client(record(24, 1, 0)).column());
    }

    @Test
    void listThatIsLongerThanItsExtensionViolates() {
        assertEquals("-", helloWith(extension(0, u16(20), 0, sized16("a"))));
        assertEquals("-", helloWith(extension(10, u16(4), u16(23))));
        assertEquals("-", helloWith(extension(11, 2, 0)));
        assertEquals("-", helloWith(extension(16, sized16(9, "h2"))));
        assertEquals("-", helloWith(extension(18, sized16(sized16(0)))));
        assertEquals("-", helloWith(extension(41, sized16(sized16("id")))));
        assertEquals("-", helloWith(extension(51, sized16(u16(29), u16(8), 1))));
        assertEquals("-", helloWith(extension(54, 1)));
        assertEquals("-", helloWith(extension(65037, 0, u16(1))));
    }

    @Test
    void listThatIsShorterThanItsExtensionDoesNotViolate() {
        assertEquals("ssl", helloWith(extension(10, sized16(u16(23)), 7)));
        assertEquals("ssl", helloWith(extension(11, sized8(0), 7)));
        assertEquals("ssl", helloWith(extension(43, sized8(u16(0x0304)), 7)));
    }

    @Test
    void oddListOfPairsViolates() {
        assertEquals("-", helloWith(extension(13, sized16(1, 2, 3))));
        assertEquals("-", helloWith(extension(43, sized8(1, 2, 3))));
        assertEquals("ssl", helloWith(extension(10, sized16(1, 2, 3))));
    }

    @Test
    void emptyAndUnknownExtensionsMayHoldAnything() {
        assertEquals("ssl", helloWith(extension(0)));
        assertEquals("ssl", helloWith(extension(51)));
        assertEquals("ssl", helloWith(extension(4711, "anything")));
    }

    private static String helloWith(byte[] extension) {
        return Talk.tcp(443).client(record(22, clientHello(TLS_1_2, extension))).column();
    }

    @Test
    void serverKeyExchangeIsReadByTheCipherSuite() {
        byte[] unsigned = message(12, 3, u16(29), sized8("point"));

        assertEquals("-", serverSends(0xc02f, unsigned));
        assertEquals("ssl", serverSends(0xc018, unsigned));
        assertEquals("ssl", serverSends(0x002f, message(12, "anything")));
        assertEquals("-", serverSends(0x0033, message(12, sized16("p"), sized16("g"), u16(9))));
        assertEquals("ssl", serverSends(0x0034, message(12, sized16("p"), sized16("g"), sized16("y"))));
    }

    @Test
    void certificateThatIsLongerThanItsMessageViolates() {
        assertEquals("-", serverSends(0xc02f, message(11, 0, 0, 9, 0, 0, 6, "cert")));
        assertEquals("-", serverSends(0xc02f, message(11, 0, 0, 7, 0, 0, 6, "cert")));
    }

    private static String serverSends(int cipherSuite, byte[] message) {
        return Talk.tcp(443)
                .client(clientHelloRecord())
                .server(record(22, serverHello(TLS_1_2, cipherSuite), message))
                .column();
    }

    // What is encrypted.

    @Test
    void nothingViolatesOnceBothSidesEncrypt() {
        assertEquals("ssl", established().client("no record").server("no record").column());
    }

    @Test
    void encryptedHandshakeMessagesAreNotLookedAt() {
        byte[] unknown = record(22, message(99, 1));

        assertEquals("ssl",
                Talk.tcp(443).client(clientHelloRecord()).client(bytes(changeCipherSpec(), unknown)).column());
    }

    @Test
    void changeCipherSpecMeansNothingInTls13() {
        byte[] hello13 = record(22, serverHello(TLS_1_2, 0x1301, extension(43, u16(0x0304))));
        Talk talk = Talk.tcp(443).client(clientHelloRecord()).server(bytes(hello13, changeCipherSpec()));

        assertEquals("-", talk.server(record(22, message(99, 1))).column());
    }

    @Test
    void applicationDataBeginEncryptionInTls13() {
        byte[] hello13 = record(22, serverHello(TLS_1_2, 0x1301, extension(43, u16(0x0304))));
        Talk talk = Talk.tcp(443)
                .client(clientHelloRecord())
                .server(bytes(hello13, changeCipherSpec(), data(50)))
                .client(bytes(changeCipherSpec(), data(60)));

        assertEquals("ssl", talk.client("no record").server("no record").column());
    }

    @Test
    void ssl2SessionIsEstablishedByTheMasterKey() {
        byte[] serverHello = Talk.hex("80 0f 04 00 01 0002 0000 0003 0001 010080 2a");
        byte[] masterKey = Talk.hex("80 0c 02 010080 0000 0001 0001 aabb");
        Talk talk = Talk.tcp(443).client(SSL2_CLIENT_HELLO).server(serverHello).client(masterKey);

        assertEquals("ssl", talk.client(new byte[] {1}).server("no record").column());
    }

    // Limits.

    @Test
    void hundredLettersOfHistoryReachALimit() {
        Talk talk = Talk.tcp(443).client(clientHelloRecord());
        for (int i = 0; i < 98; i++) {
            talk.client(record(21, 1, 0));
        }
        assertFalse(talk.isLimitReached());

        talk.client(record(21, 1, 0));
        assertTrue(talk.isLimitReached());
    }

    @Test
    void onlyTenAlertsOfARecordAreLookedAt() {
        Talk talk = Talk.tcp(443).client(clientHelloRecord()).client(record(21, new byte[31]));

        assertEquals("ssl", talk.column());
    }

    @Test
    void endlessHandshakeMessageIsGivenUp() {
        Talk talk = Talk.tcp(443).client(record(22, 1, 255, 255, 255));
        for (int i = 0; i < 10; i++) {
            talk.client(record(22, new byte[60_000]));
        }
        assertEquals("-", talk.client(clientHelloRecord()).column());
    }

    // What data channels of GridFTP do.

    /// A handshake with what the two sides show, up to the first encrypted record of the server.
    private static Talk mutual(int cipherSuite, byte[] serverCertificates, byte[] clientCertificates) {
        return Talk.tcp(4711)
                .client(record(22, clientHello(TLS_1_2)))
                .server(askingServerFlight(cipherSuite, serverCertificates))
                .client(askedClientFlight(clientCertificates))
                .server(bytes(changeCipherSpec(), finished()));
    }

    @Test
    void certificatesOfBothSidesWithoutEncryptionMayBeGridFtp() {
        for (int cipherSuite : new int[] {0, 2, 0x3b, 0xc006, 0xc010, 0xc03b}) {
            assertTrue(mutual(cipherSuite, certificates("a"), certificates("b", "c")).isGridFtpPossible());
        }
    }

    @Test
    void encryptionIsNotWhatGridFtpDoes() {
        // TLS_RSA_PSK_WITH_NULL_SHA has no name in Zeek, TLS_SHA256_SHA256 one without the word.
        for (int cipherSuite : new int[] {3, 0x2f, 0x2e, 0xc007, 0xc0b4, 0x1301}) {
            assertFalse(mutual(cipherSuite, certificates("a"), certificates("b")).isGridFtpPossible());
        }
    }

    @Test
    void aCertificateOfOneSideIsNotWhatGridFtpDoes() {
        assertFalse(mutual(2, certificates("a"), certificates()).isGridFtpPossible());
        assertFalse(mutual(2, certificates("a"), certificates("")).isGridFtpPossible());
        assertFalse(mutual(2, certificates(), certificates("b")).isGridFtpPossible());
        assertTrue(mutual(2, certificates("a"), certificates("", "b")).isGridFtpPossible());
    }

    @Test
    void gridFtpNeedsTheWholeHandshake() {
        Talk talk = Talk.tcp(4711)
                .client(record(22, clientHello(TLS_1_2)))
                .server(askingServerFlight(2, certificates("a")))
                .client(askedClientFlight(certificates("b")))
                .server(changeCipherSpec());
        assertFalse(talk.isGridFtpPossible());

        assertTrue(talk.server(finished()).isGridFtpPossible());
    }

    @Test
    void gridFtpMayRunAgainstTheConnection() {
        Talk talk = Talk.tcp(443)
                .server(record(22, clientHello(TLS_1_2)))
                .client(askingServerFlight(2, certificates("a")))
                .server(askedClientFlight(certificates("b")))
                .client(bytes(changeCipherSpec(), finished()));

        assertTrue(talk.isGridFtpPossible());
    }

    // Evidence.

    @Test
    void serverNameVersionAndProtocolAreKept() {
        assertEquals(
                List.of(
                        "TLS_SERVER_NAME=shad.example",
                        "TLS_ALPN_OFFERED=h2,http/1.1",
                        "TLS_ALPN=h2",
                        "TLS_VERSION=TLS 1.2"),
                established().evidence());
    }

    @Test
    void negotiatedVersionIsThatOfTheExtension() {
        byte[] hello13 = record(22, serverHello(TLS_1_2, 0x1301, extension(43, u16(0x0304))));

        assertEquals(List.of("TLS_VERSION=TLS 1.3"), Talk.tcp(443).server(hello13).evidence());
    }

    // Any input.

    @Test
    void columnDoesNotDependOnSegmentation() {
        byte[][] client = {clientHelloRecord(), bytes(keyExchange(), changeCipherSpec(), finished()), data(3000)};
        byte[][] server = {serverFlight(), bytes(changeCipherSpec(), finished()), data(70)};
        Talk talk = Talk.tcp(443).byteByByte();
        for (int i = 0; i < client.length; i++) {
            talk.client(client[i]).server(server[i]);
        }
        assertEquals("ssl", talk.client("no record").column());
        assertEquals(established().evidence(), talk.evidence());
    }

    @Test
    void mutatedConversationsEndSomehow() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(clientHelloRecord()),
            TalkFuzz.server(serverFlight()),
            TalkFuzz.client(keyExchange(), changeCipherSpec(), finished()),
            TalkFuzz.server(changeCipherSpec(), finished()),
            TalkFuzz.client(SSL2_CLIENT_HELLO)
        };
        TalkFuzz.survives(Talk.tcp(443), turns);
        TalkFuzz.isTheSameInPieces(Talk.tcp(443), turns);
    }

    @Test
    void arbitraryBytesEndSomehow() {
        Random random = new Random(2);
        for (int round = 0; round < 4000; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            byte[] framed = random.nextBoolean() ? noise : record(22, message(random.nextInt(23), noise));
            Talk.tcp(443).say(random.nextBoolean(), framed).say(random.nextBoolean(), noise).end();
        }
    }
}
