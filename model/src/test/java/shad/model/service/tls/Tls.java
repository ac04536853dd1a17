package shad.model.service.tls;

import static shad.model.service.Talk.bytes;

/// Messages of TLS for tests.
public final class Tls {
    public static final int TLS_1_2 = 0x0303;

    private static final byte[] RANDOM = new byte[32];
    private static final byte[] NO_BYTES = {};

    private Tls() {}

    public static byte[] u16(int value) {
        return bytes(value >> 8, value);
    }

    /// Content with its length in two bytes before it.
    public static byte[] sized16(Object... content) {
        byte[] inner = bytes(content);
        return bytes(u16(inner.length), inner);
    }

    /// Content with its length in one byte before it.
    public static byte[] sized8(Object... content) {
        byte[] inner = bytes(content);
        return bytes(inner.length, inner);
    }

    public static byte[] record(int type, Object... content) {
        return bytes(type, u16(0x0303), sized16(content));
    }

    public static byte[] message(int type, Object... content) {
        byte[] inner = bytes(content);
        return bytes(type, inner.length >> 16, inner.length >> 8, inner.length, inner);
    }

    public static byte[] extension(int type, Object... content) {
        return bytes(u16(type), sized16(content));
    }

    public static byte[] clientHello(int version, Object... extensions) {
        return message(1, u16(version), RANDOM, 0, sized16(u16(0x1301), u16(0xc02f)), sized8(0), list(extensions));
    }

    public static byte[] serverHello(int version, int cipherSuite, Object... extensions) {
        return message(2, u16(version), RANDOM, 0, u16(cipherSuite), 0, list(extensions));
    }

    /// A hello as browsers send it.
    public static byte[] usualClientHello() {
        return clientHello(
                TLS_1_2,
                serverName("shad.example"),
                extension(23),
                extension(10, sized16(u16(29), u16(23))),
                extension(11, sized8(0)),
                extension(13, sized16(u16(0x0403), u16(0x0804))),
                extension(16, sized16(sized8("h2"), sized8("http/1.1"))),
                extension(43, sized8(u16(0x0304), u16(0x0303))),
                extension(45, sized8(1)),
                extension(51, sized16(u16(29), sized16(RANDOM))));
    }

    public static byte[] serverName(String name) {
        return extension(0, sized16(0, sized16(name)));
    }

    public static byte[] clientHelloRecord() {
        return record(22, usualClientHello());
    }

    /// What a server of TLS 1.2 answers.
    public static byte[] serverFlight() {
        return record(
                22,
                serverHello(TLS_1_2, 0xc02f, extension(16, sized16(sized8("h2")))),
                message(11, bytes(0, 0, 7, 0, 0, 4, "cert")),
                message(12, 3, u16(29), sized8(RANDOM), u16(0x0804), sized16("signature")),
                message(14));
    }

    /// What a server of TLS 1.2 answers that asks for a certificate, with the list of its own.
    public static byte[] askingServerFlight(int cipherSuite, byte[] certificates) {
        return record(
                22,
                serverHello(TLS_1_2, cipherSuite),
                message(11, certificates),
                message(13, sized8(1), sized16(u16(0x0401)), sized16()),
                message(14));
    }

    /// What the client says then, up to its first encrypted record.
    public static byte[] askedClientFlight(byte[] certificates) {
        return bytes(record(22, message(11, certificates)), keyExchange(), changeCipherSpec(), finished());
    }

    /// The list in a Certificate message.
    public static byte[] certificates(Object... certificates) {
        byte[] list = {};
        for (Object certificate : certificates) {
            list = bytes(list, 0, sized16(certificate));
        }
        return bytes(0, sized16(list));
    }

    public static byte[] keyExchange() {
        return record(22, message(16, sized8(RANDOM)));
    }

    public static byte[] changeCipherSpec() {
        return record(20, 1);
    }

    public static byte[] finished() {
        return record(22, new byte[40]);
    }

    public static byte[] data(int length) {
        return record(23, new byte[length]);
    }

    private static byte[] list(Object... extensions) {
        return extensions.length == 0 ? NO_BYTES : sized16(extensions);
    }
}
