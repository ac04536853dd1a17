package shad.model.service.windows;

import shad.model.service.Ber;
import shad.model.service.Talk;

/// Tokens of authentications, and the LDAP bind that carries them in tests.
public final class Tokens {
    private static final int UNICODE = 1;
    private static final int DOMAIN = 2;
    private static final int USER = 3;

    private Tokens() {}

    public static byte[] ldapBind(byte[] token) {
        return Ber.sequence(
                Ber.integer(1),
                Ber.of(0x60, Ber.integer(3), Ber.text(""), Ber.context(3, Ber.text("GSSAPI"), Ber.of(4, token))));
    }

    /// SPNEGO's first token with a token of the mechanism in it.
    public static byte[] initial(byte[] mechanismToken) {
        byte[] mechanisms = Ber.context(0, Ber.sequence(Ber.of(6, 0x2a, 3)));
        return Ber.of(
                0x60,
                Ber.of(6, 0x2b, 6, 1, 5, 5, 2),
                Ber.context(0, Ber.sequence(mechanisms, Ber.context(2, Ber.of(4, mechanismToken)))));
    }

    /// SPNEGO's answer with a token of the mechanism in it.
    public static byte[] answer(byte[] mechanismToken) {
        return Ber.context(
                1, Ber.sequence(Ber.context(0, Ber.enumerated(1)), Ber.context(2, Ber.of(4, mechanismToken))));
    }

    /// Kerberos inside of its mechanism's own wrapping.
    public static byte[] kerberosToken(byte[] message) {
        return Ber.of(0x60, Ber.of(6, 0x2a, 3), 1, 0, message);
    }

    public static byte[] ntlmNegotiate() {
        return Talk.bytes("NTLMSSP", 0, 1, 0, 0, 0, new byte[20]);
    }

    public static byte[] ntlmChallenge(byte[] targetInfo) {
        return Talk.bytes(
                "NTLMSSP", 0, 2, 0, 0, 0, new byte[8], 1, 0, 0x80, 0, new byte[16],
                targetInfo.length, 0, 0, 0, 48, 0, 0, 0, targetInfo);
    }

    public static byte[] ntlmAuthenticate(String domain, String user) {
        byte[] names = Talk.bytes(utf16(domain), utf16(user));
        byte[] fields = new byte[48];
        string(fields, DOMAIN, domain.length() * 2, 64);
        string(fields, USER, user.length() * 2, 64 + domain.length() * 2);
        return Talk.bytes("NTLMSSP", 0, 3, 0, 0, 0, fields, UNICODE, 0, 0, 0, names);
    }

    private static void string(byte[] fields, int index, int length, int offset) {
        fields[index * 8] = (byte) length;
        fields[index * 8 + 4] = (byte) offset;
    }

    private static byte[] utf16(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    }

    /// AS-REQ of a client.
    public static byte[] asRequest(String client) {
        byte[] body = Ber.sequence(
                Ber.context(0, Ber.of(3, new byte[5])),
                Ber.context(1, principal(client)),
                Ber.context(2, Ber.text("REALM")),
                Ber.context(7, Ber.integer(7)),
                Ber.context(8, Ber.sequence(Ber.integer(18), Ber.integer(17))));
        return Ber.of(0x6a, Ber.sequence(versionAndType(1, 10), Ber.context(4, body)));
    }

    /// AP-REQ.
    public static byte[] apRequest() {
        return Ber.of(0x6e, Ber.sequence(
                versionAndType(0, 14), Ber.context(2, Ber.of(3, new byte[5])), Ber.context(3, ticket()), encrypted(4)));
    }

    /// TGS-REQ with an AP-REQ in front.
    public static byte[] tgsRequest(byte[] body) {
        byte[] padata = Ber.context(3, Ber.sequence(Ber.sequence(
                Ber.context(1, Ber.integer(1)), Ber.context(2, Ber.of(4, apRequest())))));
        return Ber.of(0x6c, Ber.sequence(versionAndType(1, 12), padata, Ber.context(4, body)));
    }

    /// KRB-ERROR.
    public static byte[] error(int code, byte[]... more) {
        return Ber.of(0x7e, Ber.sequence(
                versionAndType(0, 30), Ber.context(4, Ber.of(24, "20260101000000Z")), Ber.context(5, Ber.integer(1)),
                Ber.context(6, Ber.integer(code)), Talk.bytes((Object[]) more)));
    }

    private static byte[] versionAndType(int first, int type) {
        return Talk.bytes(Ber.context(first, Ber.integer(5)), Ber.context(first + 1, Ber.integer(type)));
    }

    private static byte[] principal(String name) {
        return Ber.sequence(
                Ber.context(0, Ber.integer(1)), Ber.context(1, Ber.sequence(Ber.of(27, name))));
    }

    private static byte[] ticket() {
        return Ber.of(0x61, Ber.sequence(
                Ber.context(0, Ber.integer(5)), Ber.context(1, Ber.text("REALM")), Ber.context(2, principal("krbtgt")),
                encrypted(3)));
    }

    private static byte[] encrypted(int number) {
        return Ber.context(
                number, Ber.sequence(Ber.context(0, Ber.integer(18)), Ber.context(2, Ber.text("ciphertext"))));
    }
}
