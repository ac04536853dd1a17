package shad.model.samples;

import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;
import static shad.model.service.tls.Tls.TLS_1_2;
import static shad.model.service.tls.Tls.extension;
import static shad.model.service.tls.Tls.sized16;
import static shad.model.service.tls.Tls.sized8;
import static shad.model.service.tls.Tls.u16;

import shad.model.service.tls.QuicPackets;
import shad.model.service.tls.Tls;

/// TLS, DTLS, QUIC and SSH.
final class SecureTalks {
    private static final int DTLS_1_2 = 0xfefd;
    private static final int HANDSHAKE = 22;

    private SecureTalks() {}

    static void addTo(SampleCapture capture) {
        tls(capture.tcp("198.51.100.10", 443, "ssl")).client(Tls.data(300)).server(Tls.data(2900)).close();
        tls13(capture.tcp("2001:db8:100::10", 4443, "ssl"));
        dtls(capture);
        quic(capture);
        ssh(capture);
    }

    /// A handshake of TLS 1.2 and the first data.
    static TcpTalk tls(TcpTalk talk) {
        return talk.clientInTwo(Tls.clientHelloRecord())
                .server(Tls.serverFlight())
                .client(Tls.keyExchange(), Tls.changeCipherSpec(), Tls.finished())
                .server(Tls.changeCipherSpec(), Tls.finished())
                .client(Tls.data(120))
                .server(Tls.data(240));
    }

    private static void tls13(TcpTalk talk) {
        byte[] hello = Tls.serverHello(
                TLS_1_2, 0x1301, extension(43, u16(0x0304)), extension(51, u16(29), sized16(new byte[32])));
        talk.client(Tls.clientHelloRecord())
                .serverOutOfOrder(Tls.record(HANDSHAKE, hello), Tls.changeCipherSpec(), Tls.data(900))
                .client(Tls.changeCipherSpec(), Tls.data(60), Tls.data(100))
                .server(Tls.data(500))
                .close();
    }

    private static void dtls(SampleCapture capture) {
        byte[] hello = bytes(
                u16(DTLS_1_2), new byte[32], sized8(), sized8("cookie"), sized16(u16(0xc02b)), sized8(0),
                sized16(Tls.serverName("dtls.example.com"), extension(10, sized16(u16(23)))));
        byte[] answer = bytes(u16(DTLS_1_2), new byte[32], sized8(), u16(0xc02b), 0);
        capture.udp("198.51.100.10", 5684, "dtls")
                .client(dtlsRecord(HANDSHAKE, 0, 0, dtlsMessage(1, 0, hello)))
                .server(dtlsRecord(HANDSHAKE, 0, 0, dtlsMessage(2, 0, answer)),
                        dtlsRecord(HANDSHAKE, 0, 1, dtlsMessage(14, 1, new byte[0])))
                .client(dtlsRecord(20, 0, 1, bytes(1)), dtlsRecord(HANDSHAKE, 1, 0, new byte[40]))
                .server(dtlsRecord(20, 0, 2, bytes(1)), dtlsRecord(HANDSHAKE, 1, 0, new byte[40]))
                .client(dtlsRecord(23, 1, 1, new byte[80]));
    }

    private static byte[] dtlsRecord(int type, int epoch, int sequence, byte[] content) {
        return bytes(type, u16(DTLS_1_2), u16(epoch), u16(0), u16(0), u16(sequence), sized16(content));
    }

    private static byte[] dtlsMessage(int type, int number, byte[] body) {
        byte[] length = bytes(0, u16(body.length));
        return bytes(type, length, u16(number), new byte[3], length, body);
    }

    private static void quic(SampleCapture capture) {
        capture.udp("198.51.100.10", 443, "quic,ssl")
                .client(QuicPackets.CLIENT_V1.paddedPacket(QuicPackets.CLIENT_FRAME))
                .server(QuicPackets.SERVER_PACKET_V1)
                .client(hex("40 8394c8f03e515708"), new byte[60])
                .server(hex("40 0102030405060708"), new byte[90]);
        capture.udp("2001:db8:100::10", 4433, "quic,ssl")
                .client(QuicPackets.CLIENT_V2.paddedPacket(QuicPackets.CLIENT_FRAME))
                .server(QuicPackets.SERVER_PACKET_V2);
    }

    private static void ssh(SampleCapture capture) {
        byte[] lists = sshPacket(
                20, new byte[16], sshString("curve25519-sha256,diffie-hellman-group14-sha1"), sshString("ssh-ed25519"),
                sshString("aes128-ctr"), sshString("aes128-ctr"), sshString("hmac-sha1"), sshString("hmac-sha1"),
                sshString("none"), sshString("none"), sshString(""), sshString(""), new byte[5]);
        for (int port : new int[] {22, 2222}) {
            capture.tcp("10.1.0.5", port, "ssh")
                    .server("SSH-2.0-OpenSSH_9.6\r\n")
                    .client("SSH-2.0-OpenSSH_9.2\r\n")
                    .clientInTwo(lists)
                    .server(lists)
                    .client(sshPacket(30, sshString("p".repeat(32))))
                    .server(sshPacket(31, sshString("key"), sshString("p".repeat(32)), sshString("signature")),
                            sshPacket(21))
                    .client(sshPacket(21), new byte[64])
                    .server(new byte[64])
                    .client(new byte[96])
                    .server(new byte[600])
                    .close();
        }
    }

    /// A packet of SSH 2 with four bytes of padding.
    private static byte[] sshPacket(int message, Object... payload) {
        byte[] content = bytes(payload);
        return bytes(0, 0, u16(content.length + 6), 4, message, content, new byte[4]);
    }

    private static byte[] sshString(String text) {
        return bytes(0, 0, u16(text.length()), text);
    }
}
