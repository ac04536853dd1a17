package shad.model.service.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shad.model.service.Talk.bytes;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class SshAnalyzerTest {
    private static final String CURVE = "curve25519-sha256,diffie-hellman-group14-sha1";
    private static final byte[] NEWKEYS = packet(21);
    private static final byte[] ENCRYPTED = new byte[64];

    private static byte[] u32(int value) {
        return bytes(value >> 24, value >> 16, value >> 8, value);
    }

    private static byte[] string(String text) {
        return bytes(u32(text.length()), text);
    }

    /// A packet of SSH 2 with four bytes of padding.
    private static byte[] packet(int message, Object... payload) {
        byte[] content = bytes(payload);
        return bytes(u32(content.length + 6), 4, message, content, new byte[4]);
    }

    private static byte[] keyExchangeInit(String algorithms) {
        byte[] others = bytes(
                string("ssh-ed25519"),
                string("aes128-ctr"),
                string("aes128-ctr"),
                string("hmac-sha1"),
                string("hmac-sha1"),
                string("none"),
                string("none"),
                string(""),
                string(""));
        return packet(20, new byte[16], string(algorithms), others, 0, u32(0));
    }

    private static Talk banners() {
        return banners("SSH-2.0-client", "SSH-2.0-server");
    }

    private static Talk banners(String client, String server) {
        return Talk.tcp(22).server(server + "\r\n").client(client + "\r\n");
    }

    /// Both sides' lists of key exchange algorithms.
    private static Talk agreed(String client, String server) {
        return banners().client(keyExchangeInit(client)).server(keyExchangeInit(server));
    }

    // What confirms.

    @Test
    void newKeysConfirm() {
        Talk talk = agreed(CURVE, CURVE)
                .client(packet(30, string("point")))
                .server(packet(31, string("key"), string("point"), string("signature")));
        assertEquals("-", talk.column());

        assertEquals("ssh", talk.server(NEWKEYS).column());
    }

    @Test
    void newKeysAtOnceConfirm() {
        assertEquals("ssh", banners().client(NEWKEYS).column());
        assertEquals("ssh", agreed("unknown", "unknown").client(NEWKEYS).column());
    }

    @Test
    void sshIsRecognizedOnAnyPort() {
        Talk talk = Talk.tcp(80).server("SSH-2.0-s\n").client("SSH-2.0-c\n").server(NEWKEYS);

        assertEquals("ssh", talk.column());
    }

    @Test
    void oneSideAloneDoesNotConfirm() {
        assertEquals("-", Talk.tcp(22).client("SSH-2.0-c\r\n").client(NEWKEYS).column());
        assertEquals("-", Talk.tcp(22).server("SSH-2.0-s\r\n").server(NEWKEYS).column());
    }

    @Test
    void serverMayTalkBeforeItsBanner() {
        Talk talk = Talk.tcp(22).server("Welcome\r\n\r\nto [this]\rhost\nSSH-2.0-s\r").client("SSH-2.0-c\r\n");

        assertEquals("ssh", talk.server(bytes("\n", NEWKEYS)).column());
    }

    @Test
    void banner199GoesWithBothVersions() {
        assertEquals("ssh", banners("SSH-1.99-c", "SSH-2.0-s").client(NEWKEYS).column());
        assertEquals("ssh", banners("SSH-1.99-c", "SSH-1.99-s").client(NEWKEYS).column());
        assertEquals("ssh", banners("SSH-1.5-c", "SSH-1.99-s").client(ssh1SessionKey()).column());
        assertEquals("-", banners("SSH-1.5-c", "SSH-2.0-s").client(NEWKEYS).column());
    }

    @Test
    void sessionKeyOfSsh1Confirms() {
        Talk talk = banners("SSH-1.5-c", "SSH-1.5-s").server(ssh1PublicKey());
        assertEquals("-", talk.column());

        assertEquals("ssh", talk.client(ssh1SessionKey()).column());
    }

    private static byte[] ssh1PublicKey() {
        byte[] number = bytes(0, 16, 1, 2);
        return ssh1Packet(2, new byte[8], u32(16), number, number, u32(16), number, number, new byte[12]);
    }

    private static byte[] ssh1SessionKey() {
        return ssh1Packet(3, 3, new byte[8], 0, 16, 1, 2, u32(0));
    }

    private static byte[] ssh1Packet(int message, Object... content) {
        byte[] data = bytes(content);
        int length = 1 + data.length + 4;
        return bytes(u32(length), new byte[8 - length % 8], message, data, u32(0));
    }

    // What violates.

    @Test
    void clientThatSpeaksSomethingElseViolates() {
        Talk talk = Talk.tcp(22).client("hello\r\n").client("SSH-2.0-c\r\n").server("SSH-2.0-s\r\n");

        assertEquals("-", talk.server(NEWKEYS).column());
    }

    @Test
    void packetBeforeTheOthersBannerViolates() {
        Talk talk = Talk.tcp(22).client(bytes("SSH-2.0-c\r\n", keyExchangeInit(CURVE))).server("SSH-2.0-s\r\n");

        assertEquals("-", talk.server(NEWKEYS).client(NEWKEYS).column());
    }

    @Test
    void anythingBeforeAgreementIsReadAsKeyExchangeInit() {
        assertEquals("-", banners().client(packet(30, string("point"))).client(NEWKEYS).column());
        assertEquals("ssh", banners().client(packet(99, keyExchangeContent())).client(NEWKEYS).column());
    }

    private static byte[] keyExchangeContent() {
        byte[] packet = keyExchangeInit(CURVE);
        return Arrays.copyOfRange(packet, 6, packet.length - 4);
    }

    @Test
    void messagesAreReadByTheFirstCommonAlgorithm() {
        byte[] unknown = packet(77, "anything");
        byte[] reply = packet(31, string("key"), string("f"), string("signature"));

        assertEquals("-", after(CURVE, unknown));
        assertEquals("ssh", after(CURVE, reply));
        assertEquals("-", after(CURVE, packet(31, string("key"))));
        assertEquals("ssh", after("diffie-hellman-group14-sha1", unknown));
        assertEquals("ssh", after("diffie-hellman-group14-sha1", reply));
        assertEquals("-", after("diffie-hellman-group14-sha1", packet(31, string("key"))));
        assertEquals("ssh", after("diffie-hellman-group-exchange-sha256", packet(31, string("p"), string("g"))));
        assertEquals("-", after("diffie-hellman-group-exchange-sha256", packet(34, u32(1), u32(2))));
        assertEquals("ssh", after("diffie-hellman-group-exchange-sha256", unknown));
        assertEquals("ssh", after("mlkem768x25519-sha256", reply));
        assertEquals("ssh", after("gss-gex-sha1-abc", packet(32, string("f"), string("token"), 0)));
        assertEquals("-", after("gss-gex-sha1-abc", packet(32, string("f"), string("token"), 1)));
        assertEquals("-", after("gss-gex-sha1-abc", unknown));
        assertEquals("ssh", after("rsa2048-sha256", packet(30, string("key"), string("transient"))));
        assertEquals("-", after("rsa2048-sha256", unknown));
    }

    private static String after(String algorithm, byte[] message) {
        return agreed("other," + algorithm, algorithm + ",more").server(message).server(NEWKEYS).column();
    }

    @Test
    void paddingThatIsLongerThanThePacketViolates() {
        assertEquals("-", banners().client(bytes(u32(6), 9, 21, new byte[4])).server(NEWKEYS).column());
    }

    // What is not looked at.

    @Test
    void nothingMattersOnceBothSidesEncrypt() {
        Talk talk = agreed(CURVE, CURVE).server(NEWKEYS).client(bytes(NEWKEYS, ENCRYPTED));

        assertEquals("ssh", talk.server("no packet").client("no packet").column());
    }

    @Test
    void midstreamConnectionIsNotLookedAt() {
        assertEquals("-", banners().partial().client(NEWKEYS).column());
    }

    @Test
    void nothingIsLookedAtBehindAGap() {
        assertEquals("-", banners().lose(true, 10).client(NEWKEYS).column());
    }

    // Limits.

    @Test
    void moreThanHundredAlgorithmsReachALimit() {
        String hundred = "a" + ",a".repeat(99);
        Talk talk = banners().client(keyExchangeInit(hundred));
        assertFalse(talk.isLimitReached());

        assertTrue(banners().client(keyExchangeInit(hundred + ",a")).isLimitReached());
    }

    @Test
    void algorithmsBehindTheHundredthAreNotAgreedOn() {
        String hundred = "a" + ",a".repeat(99);
        byte[] unknown = packet(77, "anything");
        Talk talk = agreed(hundred + ",diffie-hellman-group14-sha1", "diffie-hellman-group14-sha1").client(unknown);

        assertEquals("-", talk.client(NEWKEYS).column());
    }

    @Test
    void excessiveLengthsReachALimit() {
        assertTrue(banners().client(u32(0x0080_0001)).isLimitReached());
        assertFalse(banners().client(u32(0x0080_0000)).isLimitReached());
        assertTrue(banners().client(packet(20, new byte[16], u32(0x0020_0001))).isLimitReached());
    }

    // Evidence.

    @Test
    void bannersAreKept() {
        assertEquals(
                List.of("SERVER_SOFTWARE=SSH-2.0-server", "CLIENT_SOFTWARE=SSH-2.0-client"), banners().evidence());
    }

    // Any input.

    @Test
    void columnDoesNotDependOnSegmentation() {
        TalkFuzz.isTheSameInPieces(Talk.tcp(22), conversation());
    }

    @Test
    void mutatedConversationsEndSomehow() {
        TalkFuzz.survives(Talk.tcp(22), conversation());
    }

    private static TalkFuzz.Turn[] conversation() {
        return new TalkFuzz.Turn[] {
            TalkFuzz.server("hello\nSSH-2.0-server\r\n"),
            TalkFuzz.client("SSH-2.0-client\r\n", keyExchangeInit(CURVE)),
            TalkFuzz.server(keyExchangeInit(CURVE)),
            TalkFuzz.client(packet(30, string("point"))),
            TalkFuzz.server(packet(31, string("key"), string("point"), string("signature")), NEWKEYS, ENCRYPTED),
            TalkFuzz.client(NEWKEYS, ENCRYPTED)
        };
    }

    @Test
    void byteByByteIsTheSame() {
        Talk talk = Talk.tcp(22)
                .byteByByte()
                .server("one\r\ntwo\nSSH-2.0-s\r\n")
                .client("SSH-2.0-c\r\n")
                .client(keyExchangeInit(CURVE))
                .server(keyExchangeInit(CURVE))
                .client(packet(30, string("point")))
                .server(NEWKEYS);

        assertEquals("ssh", talk.column());
        assertEquals(List.of("SERVER_SOFTWARE=SSH-2.0-s", "CLIENT_SOFTWARE=SSH-2.0-c"), talk.evidence());
    }
}
