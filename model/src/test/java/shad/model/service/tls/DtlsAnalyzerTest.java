package shad.model.service.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;
import static shad.model.service.tls.Tls.extension;
import static shad.model.service.tls.Tls.sized16;
import static shad.model.service.tls.Tls.sized8;
import static shad.model.service.tls.Tls.u16;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class DtlsAnalyzerTest {
    private static final int DTLS_1_2 = 0xfefd;
    private static final byte[] STUN = hex("000100002112a442000000000000000000000000 00");

    private static byte[] record(int version, int type, int epoch, int sequence, Object... content) {
        return bytes(type, u16(version), u16(epoch), u16(0), u16(0), u16(sequence), sized16(content));
    }

    private static byte[] u24(int value) {
        return bytes(value >> 16, u16(value));
    }

    private static byte[] fragment(int type, int message, byte[] body, int from, int to) {
        return bytes(
                type,
                u24(body.length),
                u16(message),
                u24(from),
                u24(to - from),
                Arrays.copyOfRange(body, from, to));
    }

    private static byte[] whole(int type, byte[] body) {
        return fragment(type, 0, body, 0, body.length);
    }

    private static byte[] helloBody(Object... extensions) {
        return bytes(
                u16(DTLS_1_2),
                new byte[32],
                sized8(),
                sized8("cookie"),
                sized16(u16(0xc02b)),
                sized8(0),
                sized16(extensions));
    }

    private static byte[] helloBody() {
        return helloBody(Tls.serverName("shad.example"), extension(10, sized16(u16(23))));
    }

    private static byte[] clientHello() {
        return record(DTLS_1_2, 22, 0, 0, whole(1, helloBody()));
    }

    private static byte[] serverHello(Object... extensions) {
        byte[] body = bytes(u16(DTLS_1_2), new byte[32], sized8(), u16(0xc02b), 0, sized16(extensions));
        return record(DTLS_1_2, 22, 0, 0, whole(2, body));
    }

    private static Talk confirmed() {
        return Talk.udp(443).client(clientHello());
    }

    @Test
    void clientHelloConfirms() {
        assertEquals("dtls", confirmed().column());
    }

    @Test
    void clientHelloIsRecognizedOnAnyPort() {
        assertEquals("dtls", Talk.udp(5684).client(clientHello()).column());
    }

    @Test
    void fragmentsAreReassembledInAnyOrder() {
        byte[] body = helloBody();
        Talk talk = Talk.udp(443)
                .client(record(DTLS_1_2, 22, 0, 7, fragment(1, 0, body, 40, body.length)))
                .client(record(DTLS_1_2, 22, 0, 7, fragment(1, 0, body, 40, body.length)));
        assertEquals("-", talk.column());

        assertEquals("dtls", talk.client(record(DTLS_1_2, 22, 0, 6, fragment(1, 0, body, 0, 40))).column());
    }

    @Test
    void fragmentsThatContradictThemselvesViolate() {
        byte[] body = helloBody();
        byte[] beyondItsEnd = bytes(1, u24(50), u16(9), u24(40), u24(20), new byte[20]);
        byte[] shorterThanItSays = bytes(1, u24(50), u16(9), u24(10), u24(20), new byte[19]);
        byte[] tooLong = bytes(1, u24(200_000), u16(9), u24(0), u24(4), new byte[4]);

        assertEquals("-", confirmed().client(record(DTLS_1_2, 22, 0, 3, beyondItsEnd)).column());
        assertEquals("-", confirmed().client(record(DTLS_1_2, 22, 0, 3, shorterThanItSays)).column());
        assertEquals("-", confirmed().client(record(DTLS_1_2, 22, 0, 3, tooLong)).column());
        assertEquals(
                "-",
                confirmed()
                        .client(record(DTLS_1_2, 22, 0, 3, fragment(1, 0, body, 0, 40)))
                        .client(record(DTLS_1_2, 22, 0, 40, fragment(1, 0, body, 40, body.length)))
                        .column());
    }

    @Test
    void otherVersionViolatesOnceConfirmed() {
        assertEquals("-", confirmed().client(record(0x0303, 22, 0, 1)).column());
    }

    @Test
    void otherVersionsAreSilentlyGivenUpBeforeThat() {
        Talk patient = Talk.udp(443);
        for (int i = 0; i < 10; i++) {
            patient.client("something else altogether");
        }
        assertEquals("dtls", patient.client(clientHello()).column());

        Talk tooLate = Talk.udp(443);
        for (int i = 0; i < 11; i++) {
            tooLate.client("something else altogether");
        }
        assertEquals("-", tooLate.client(clientHello()).column());
    }

    @Test
    void stunIsIgnored() {
        assertEquals("dtls", confirmed().client(STUN).server(STUN).column());
    }

    @Test
    void encryptedRecordsAreNotLookedAt() {
        assertEquals("dtls", confirmed().client(record(DTLS_1_2, 22, 1, 1, 99, 1)).column());
    }

    @Test
    void cutRecordViolates() {
        byte[] hello = clientHello();

        assertEquals("-", confirmed().client(Arrays.copyOf(hello, hello.length - 1)).column());
        assertEquals("-", confirmed().client(Arrays.copyOf(hello, 9)).column());
    }

    @Test
    void unknownHandshakeMessageViolates() {
        assertEquals("-", confirmed().client(record(DTLS_1_2, 22, 0, 1, whole(99, new byte[3]))).column());
    }

    @Test
    void unifiedHeadersBelongToDtls13() {
        Talk dtls13 = confirmed().server(serverHello(extension(43, u16(0xfefc))));
        assertEquals("dtls", dtls13.client(hex("2e 0001 0004 01020304")).column());

        assertEquals("-", confirmed().server(serverHello()).client(hex("2e 0001 0004 01020304 0506070809")).column());
    }

    @Test
    void serverNameAndVersionAreKept() {
        assertEquals(
                List.of("TLS_SERVER_NAME=shad.example", "TLS_VERSION=DTLS 1.2"),
                confirmed().server(serverHello()).evidence());
    }

    @Test
    void mutatedRecordsEndSomehow() {
        byte[] body = helloBody();
        byte[][] records = {
            record(DTLS_1_2, 22, 0, 1, fragment(1, 0, body, 0, 50)),
            serverHello(extension(43, u16(0xfefc))),
            record(DTLS_1_2, 22, 0, 2, fragment(1, 0, body, 50, body.length)),
            clientHello(),
            record(DTLS_1_2, 20, 0, 3, 1),
            hex("2e 0001 0004 01020304")
        };
        TalkFuzz.survivesInAnyOrder(Talk.udp(443), records);
    }
}
