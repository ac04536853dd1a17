package shad.model.service.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class RdpAnalyzerTest {
    private static final byte[] TLS_CLIENT_HELLO =
            bytes(hex("16 0301 002f 01 00002b 0303"), new byte[32], hex("00 0004 1301 c02f 01 00"));

    private static byte[] u16(int value) {
        return bytes(value >> 8, value);
    }

    private static byte[] u16le(int value) {
        return bytes(value, value >> 8);
    }

    private static byte[] u32le(int value) {
        return bytes(u16le(value), u16le(value >> 16));
    }

    private static byte[] tpkt(Object... content) {
        byte[] inner = bytes(content);
        return bytes(3, 0, u16(inner.length + 4), inner);
    }

    private static byte[] x224(int type, Object... content) {
        byte[] inner = bytes(content);
        return tpkt(inner.length + 1, type, inner);
    }

    private static byte[] request(Object... content) {
        return x224(0xe0, new byte[5], bytes(content));
    }

    private static byte[] confirm(Object... content) {
        return x224(0xd0, new byte[5], bytes(content));
    }

    private static byte[] negotiation(int type, int protocol) {
        return bytes(type, 0, u16le(8), u32le(protocol));
    }

    private static byte[] block(int type, Object... content) {
        byte[] inner = bytes(content);
        return bytes(u16le(type), u16le(inner.length + 4), inner);
    }

    private static byte[] clientSettings(Object... blocks) {
        byte[] parameters = hex("30 03 020122");
        return tpkt(
                2,
                0xf0,
                0x80,
                hex("7f65 820190"),
                hex("0401 01 0401 01 0101 ff"),
                parameters,
                parameters,
                parameters,
                hex("04820180"),
                hex("0005 0014 7c00 01 0000"),
                hex("00 08 00 10 00 01 c0 00"),
                "Duca",
                u16(0x8100),
                bytes(blocks));
    }

    private static byte[] serverSettings(Object... blocks) {
        return tpkt(
                2,
                0xf0,
                0x80,
                hex("7f66 820145"),
                hex("0a01 00 0201 00 3003 020122"),
                hex("0482011f"),
                hex("0005 0014 7c00 01 2a"),
                hex("14 760a 01 01 00 01 c0 00"),
                "McDn",
                u16(0x8108),
                bytes(blocks));
    }

    private static final byte[] CORE = block(0xc001, new byte[206]);

    private static byte[] security(int method, Object... certificate) {
        byte[] inner = bytes(certificate);
        return block(0x0c02, u32le(method), u32le(method), u32le(32), u32le(inner.length), new byte[32], inner);
    }

    private static final byte[] PROPRIETARY_CERTIFICATE = bytes(
            u32le(1),
            u32le(1),
            u32le(1),
            u16le(6),
            u16le(24),
            "RSA1",
            u32le(8),
            u32le(64),
            u32le(3),
            new byte[8],
            u16le(8),
            u16le(4),
            "sign");

    // What confirms.

    @Test
    void connectingDoesNotConfirm() {
        assertEquals("-", Talk.tcp(3389).client(request()).server(confirm()).column());
    }

    @Test
    void coreSettingsOfTheClientConfirm() {
        assertEquals("rdp", Talk.tcp(3389).client(request()).client(clientSettings(CORE)).column());
        assertEquals("-", Talk.tcp(3389).client(clientSettings(block(0xc004, new byte[8]))).column());
    }

    @Test
    void settingsOfTheServerConfirm() {
        assertEquals("rdp", Talk.tcp(3389).server(confirm()).server(serverSettings()).column());
    }

    @Test
    void rdpIsRecognizedOnAnyPort() {
        Talk talk = Talk.tcp(5000).client(request("Cookie: mstshash=joe\r\n")).server(confirm());

        assertEquals("rdp", talk.client(clientSettings(CORE)).column());
    }

    @Test
    void afterNegotiationOfTlsItIsSsl() {
        Talk talk = Talk.tcp(3389)
                .client(request(negotiation(1, 3)))
                .server(confirm(negotiation(2, 1)))
                .client(TLS_CLIENT_HELLO);

        assertEquals("ssl", talk.column());
    }

    @Test
    void withoutNegotiatedTlsItStaysRdp() {
        Talk talk = Talk.tcp(3389).client(request(negotiation(1, 0))).server(confirm(negotiation(2, 0)));

        assertEquals("rdp", talk.client(clientSettings(CORE)).column());
    }

    // What violates.

    @Test
    void negotiationOfAnotherLengthViolates() {
        byte[] wrong = request(bytes(1, 0, u16le(9), u32le(3)));
        byte[] unknown = confirm(bytes(4, 0, u16le(8), u32le(3)));

        assertEquals("-", Talk.tcp(3389).client(clientSettings(CORE)).client(wrong).column());
        assertEquals("-", Talk.tcp(3389).client(clientSettings(CORE)).server(unknown).column());
        assertEquals("rdp", Talk.tcp(3389).client(clientSettings(CORE)).server(confirm(negotiation(3, 5))).column());
    }

    @Test
    void cookieWithoutEndViolates() {
        assertEquals("-", Talk.tcp(3389).client(clientSettings(CORE)).client(request("Cookie: mstshash=joe")).column());
    }

    @Test
    void blocksThatAreTooShortViolate() {
        assertEquals("-", Talk.tcp(3389).client(clientSettings(block(0xc001, new byte[205]))).column());
        assertEquals("-", Talk.tcp(3389).client(clientSettings(CORE, block(0xc002, new byte[7]))).column());
        assertEquals("-", Talk.tcp(3389).client(clientSettings(CORE, block(0xc003, u32le(2), new byte[23]))).column());
        assertEquals("-", Talk.tcp(3389).client(clientSettings(CORE, u16le(0xc002), u16le(3))).column());
        assertEquals("rdp", Talk.tcp(3389).client(clientSettings(CORE, block(0xc077, 1))).column());
    }

    @Test
    void securitySettingsOfTheServerAreRead() {
        assertEquals("rdp", afterServer(security(1, PROPRIETARY_CERTIFICATE)));
        assertEquals("rdp", afterServer(security(1, u32le(2), u32le(1), u32le(3), "crt")));
        assertEquals("-", afterServer(security(1, u32le(2), u32le(1), u32le(4), "crt")));
        assertEquals("-", afterServer(security(1, u32le(3), "unknown certificate")));
        assertEquals("-", afterServer(block(0x0c02, u32le(1), u32le(1), u32le(16), u32le(0))));
    }

    private static String afterServer(byte[] block) {
        return Talk.tcp(3389).server(serverSettings(block)).column();
    }

    @Test
    void nothingIsParsedAfterRdpEncrypts() {
        Talk talk = Talk.tcp(3389).server(serverSettings(security(1, PROPRIETARY_CERTIFICATE)));

        assertEquals("rdp", talk.client("anything").server(bytes(0, 0, 0, 0)).column());
    }

    @Test
    void withoutEncryptionParsingGoesOn() {
        Talk talk = Talk.tcp(3389).server(serverSettings());

        assertEquals("-", talk.client(bytes(3, 0, 0, 2)).column());
    }

    @Test
    void midstreamConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(3389).partial().client(clientSettings(CORE)).column());
    }

    // Evidence.

    @Test
    void cookieIsKept() {
        assertEquals(
                List.of("USER_NAME=joe"),
                Talk.tcp(3389).client(request("Cookie: mstshash=joe\r\n", negotiation(1, 3))).evidence());
    }

    // Any input.

    @Test
    void byteByByteIsTheSame() {
        Talk talk = Talk.tcp(3389)
                .byteByByte()
                .client(request("Cookie: mstshash=joe\r\n"))
                .server(confirm())
                .client(clientSettings(CORE))
                .server(serverSettings(security(1, PROPRIETARY_CERTIFICATE)));

        assertEquals("rdp", talk.column());
    }

    @Test
    void mutatedConversationsEndSomehow() {
        TalkFuzz.survives(
                Talk.tcp(3389),
                TalkFuzz.client(request("Cookie: mstshash=joe\r\n", negotiation(1, 3))),
                TalkFuzz.server(confirm(negotiation(2, 0))),
                TalkFuzz.client(clientSettings(CORE, block(0xc003, u32le(1), new byte[12]))),
                TalkFuzz.server(serverSettings(security(1, PROPRIETARY_CERTIFICATE))),
                TalkFuzz.client(TLS_CLIENT_HELLO));
    }
}
