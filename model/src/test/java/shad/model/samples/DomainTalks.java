package shad.model.samples;

import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.service.Ber;
import shad.model.service.tls.Tls;
import shad.model.service.windows.Tokens;

/// What the machines of a Windows domain and their screens speak.
final class DomainTalks {
    private static final int WHOLE = 3;
    private static final byte[] FILE = new byte[16];

    private DomainTalks() {}

    static void addTo(SampleCapture capture) {
        kerberos(capture);
        ldap(capture);
        smb(capture);
        dceRpc(capture);
        rdp(capture);
        rfb(capture);
    }

    private static void kerberos(SampleCapture capture) {
        byte[] request = Tokens.asRequest("ana");
        byte[] tickets = Tokens.tgsRequest(Ber.sequence(Ber.context(2, Ber.text("EXAMPLE.COM"))));
        capture.udp("10.1.0.2", 88, "krb").client(request).server(Tokens.error(6)).client(tickets);
        capture.udp("10.1.0.2", 8888, "krb").client(request).server(Tokens.error(6));
        capture.tcp("10.1.0.2", 88, "krb_tcp").clientInTwo(framed(request)).server(framed(Tokens.error(6))).close();
        capture.tcp("10.1.0.2", 8889, "krb_tcp").client(framed(tickets)).server(framed(Tokens.error(6))).close();
    }

    private static byte[] framed(byte[] message) {
        return bytes(0, 0, message.length >> 8, message.length, message);
    }

    private static void ldap(SampleCapture capture) {
        byte[] success = bytes(Ber.enumerated(0), Ber.text(""), Ber.text(""));
        byte[] bind = ldapMessage(1, Ber.of(0x60, Ber.integer(3), Ber.text("cn=ana"), Ber.of(0x80, "secret")));
        byte[] bound = ldapMessage(1, Ber.of(0x61, success));
        byte[] filter = Ber.context(
                0, Ber.context(3, Ber.text("cn"), Ber.text("ana")), Ber.context(2, Ber.of(0x87, "mail")));
        byte[] search = ldapMessage(2, Ber.of(
                0x63, Ber.text("dc=example,dc=com"), Ber.enumerated(2), Ber.enumerated(0), Ber.integer(0),
                Ber.integer(0), Ber.bool(false), filter, Ber.sequence(Ber.text("mail"))));
        byte[] entry = ldapMessage(2, Ber.of(0x64, Ber.text("cn=ana"), Ber.sequence(Ber.sequence(
                Ber.text("mail"), Ber.of(0x31, Ber.text("ana@example.com"))))));
        byte[] done = ldapMessage(2, Ber.of(0x65, success));
        byte[] modify = ldapMessage(3, Ber.of(0x66, Ber.text("cn=ana"), Ber.sequence(Ber.sequence(
                Ber.enumerated(2), Ber.sequence(Ber.text("mail"), Ber.of(0x31, Ber.text("a@example.com")))))));
        byte[] unbind = ldapMessage(4, Ber.of(0x42));
        capture.tcp("10.1.0.2", 389, "ldap_tcp")
                .client(bind)
                .server(bound)
                .clientInTwo(search)
                .serverOutOfOrder(entry, done)
                .client(modify)
                .server(ldapMessage(3, Ber.of(0x67, success)))
                .client(unbind)
                .close();
        capture.tcp("10.1.0.2", 5389, "ldap_tcp").client(bind).server(bound).client(unbind).close();
        capture.tcp("10.1.0.2", 389, "ntlm,gssapi,ldap_tcp")
                .client(Tokens.ldapBind(Tokens.initial(Tokens.ntlmNegotiate())))
                .server(ldapMessage(1, Ber.of(
                        0x61, Ber.enumerated(14), Ber.text(""), Ber.text(""),
                        Ber.of(0x87, Tokens.answer(Tokens.ntlmChallenge(new byte[4]))))))
                .client(Tokens.ldapBind(Tokens.answer(Tokens.ntlmAuthenticate("EXAMPLE", "ana"))))
                .server(bound)
                .client(unbind)
                .close();
        capture.tcp("10.1.0.2", 389, "krb,gssapi,ldap_tcp")
                .client(Tokens.ldapBind(Tokens.initial(Tokens.kerberosToken(Tokens.apRequest()))))
                .server(bound)
                .close();
        TcpTalk upgraded = capture.tcp("10.1.0.2", 389, "ldap_tcp,ssl")
                .client(ldapMessage(1, Ber.of(0x77, Ber.of(0x80, "1.3.6.1.4.1.1466.20037"))))
                .server(ldapMessage(1, Ber.of(0x78, success)));
        SecureTalks.tls(upgraded).close();
        capture.udp("10.1.0.2", 389, "ldap_udp").client(search).server(entry).server(done);
    }

    private static byte[] ldapMessage(int number, byte[] operation) {
        return Ber.sequence(Ber.integer(number), operation);
    }

    private static void smb(SampleCapture capture) {
        byte[] mechanisms = Ber.of(
                0x60, Ber.of(6, 0x2b, 6, 1, 5, 5, 2), Ber.context(0, Ber.sequence(Ber.context(0, Ber.sequence()))));
        byte[] negotiated = smb2(0, 0, 0, bytes(
                65, 0, 0, 0, 2, 2, 0, 0, new byte[48], 128, 0, mechanisms.length, 0, new byte[4], mechanisms));
        byte[] pipe = "srvsvc".getBytes(StandardCharsets.UTF_16LE);
        byte[] bind = pdu(11, bytes(new byte[8], 1, 0, 0, 0, 0, 0, 1, 0, new byte[40]));
        byte[] response = pdu(2, new byte[20]);
        for (int port : new int[] {445, 4450}) {
            capture.tcp("10.1.0.5", port, "gssapi,ntlm,smb,dce_rpc")
                    .client(smb2(0, 0, 0, bytes(36, 0, 1, 0, new byte[32], 2, 2)))
                    .server(negotiated)
                    .client(sessionSetup(Tokens.initial(Tokens.ntlmNegotiate())))
                    .server(smb2(1, 0, 2, bytes(9, 0, 0, 0, 72, 0, 0, 0)))
                    .clientInTwo(sessionSetup(Tokens.answer(Tokens.ntlmAuthenticate("EXAMPLE", "ana"))))
                    .server(smb2(3, 5, 1, bytes(16, 0, 2, new byte[13])))
                    .client(smb2(5, 5, 3, bytes(new byte[44], 120, 0, pipe.length, 0, new byte[8], pipe)))
                    .client(smb2(9, 5, 4, bytes(
                            49, 0, 112, 0, bind.length, 0, 0, 0, new byte[8], FILE, new byte[16], bind)))
                    .client(smb2(8, 5, 5, bytes(new byte[16], FILE, new byte[16])))
                    .server(smb2(8, 0, 5, bytes(17, 0, 80, 0, response.length, 0, 0, 0, new byte[8], response)))
                    .client(smb2(13, 0, 6, new byte[4]))
                    .server(smb2(13, 0, 6, new byte[4]))
                    .client(smb2(4, 5, 7, new byte[4]))
                    .close();
        }
        smb1(capture);
    }

    private static void smb1(SampleCapture capture) {
        byte[] token = Tokens.ntlmNegotiate();
        byte[] call = pdu(0, new byte[12]);
        capture.tcp("10.1.0.5", 139, "ntlm,dce_rpc,smb")
                .client(bytes(0x81, 0, 0, 68, new byte[68]))
                .server(bytes(0x82, 0, 0, 0))
                .client(smb1(0x73, bytes(
                        12, 0xff, 0, 0, 0, new byte[10], token.length, 0, new byte[8], 0, 0, token, 0, 0)))
                .server(smb1(0x75, bytes(2, 0xff, 0, 0, 0, 4, 0, "IPC", 0)))
                .client(smb1(0x2f, bytes(
                        12, 0xff, 0, 0, 0, new byte[14], 0, 0, call.length, 0, 59, 0, call.length, 0, call)))
                .close();
    }

    private static byte[] sessionSetup(byte[] token) {
        return smb2(1, 0, 2, bytes(25, 0, new byte[10], 80, 0, token.length, 0, token));
    }

    private static byte[] smb2(int command, int tree, int message, byte[] body) {
        return framed(bytes(
                0xfe, "SMB", 64, 0, 0, 0, 0, 0, 0, 0, command, 0, new byte[10], message, new byte[11], tree,
                new byte[27], body));
    }

    private static byte[] smb1(int command, byte[] body) {
        return framed(bytes(0xff, "SMB", command, new byte[27], body));
    }

    private static void dceRpc(SampleCapture capture) {
        byte[] bind = pdu(11, bytes(new byte[8], 1, 0, 0, 0, 0, 0, 1, 0, new byte[40]));
        byte[] accepted = pdu(12, bytes(new byte[8], 4, 0, "135", 0, 0, 0, 1, 0, 0, 0, new byte[24]));
        byte[] token = Tokens.ntlmNegotiate();
        byte[] authenticated = bytes(
                5, 0, 16, WHOLE, 0x10, 0, 0, 0, 24 + token.length, 0, token.length, 0, 9, 0, 0, 0,
                10, 6, 0, 0, 0, 0, 0, 0, token);
        for (int port : new int[] {135, 5003}) {
            capture.tcp("10.1.0.2", port, "dce_rpc,ntlm")
                    .client(bind)
                    .server(accepted)
                    .client(authenticated)
                    .clientInTwo(pdu(0, new byte[60]))
                    .server(pdu(2, new byte[40]))
                    .close();
        }
    }

    private static byte[] pdu(int type, byte[] body) {
        int length = 16 + body.length;
        return bytes(5, 0, type, WHOLE, 0x10, 0, 0, 0, length, length >> 8, 0, 0, 7, 0, 0, 0, body);
    }

    private static void rdp(SampleCapture capture) {
        byte[] cookie = bytes("Cookie: mstshash=ana\r\n");
        byte[] core = bytes(1, 0xc0, 210, 0, new byte[206]);
        byte[] parameters = hex("30 03 020122");
        byte[] settings = tpkt(
                2, 0xf0, 0x80, hex("7f65 820190 0401 01 0401 01 0101 ff"), parameters, parameters, parameters,
                hex("04820180 0005 0014 7c00 01 0000 00 08 00 10 00 01 c0 00"), "Duca", hex("8100"), core);
        byte[] accepted = tpkt(
                2, 0xf0, 0x80, hex("7f66 820145 0a01 00 0201 00"), parameters,
                hex("0482011f 0005 0014 7c00 01 2a 14 760a 01 01 00 01 c0 00"), "McDn", hex("8108"));
        byte[] wantTls = hex("01 00 0800 03000000");
        byte[] haveTls = hex("02 00 0800 01000000");
        for (int port : new int[] {3389, 5000}) {
            capture.tcp("10.1.0.23", port, "rdp")
                    .client(x224(0xe0, cookie))
                    .server(x224(0xd0))
                    .clientInTwo(settings)
                    .server(accepted)
                    .close();
        }
        TcpTalk upgraded = capture.tcp("10.1.0.23", 3389, "ssl")
                .client(x224(0xe0, cookie, wantTls))
                .server(x224(0xd0, haveTls));
        SecureTalks.tls(upgraded).close();
        byte[] syn = hex("ffffffff 0040 1001 11223344 04d0 04d0 0001 0002");
        byte[] synAck = hex("11223344 0040 1005 11223344 04d0 04d0 0001 0002");
        for (int port : new int[] {3389, 4000}) {
            capture.udp("10.1.0.23", port, "rdpeudp")
                    .client(Arrays.copyOf(syn, 1200))
                    .server(synAck, new byte[100])
                    .client(hex("11223345 0040 0004 0002 aabb"))
                    .server(hex("11223345 0040 0004 0002 aabb"));
        }
    }

    private static byte[] tpkt(Object... content) {
        byte[] inner = bytes(content);
        return bytes(3, 0, Tls.u16(inner.length + 4), inner);
    }

    private static byte[] x224(int type, Object... content) {
        byte[] inner = bytes(new byte[5], bytes(content));
        return tpkt(inner.length + 1, type, inner);
    }

    private static void rfb(SampleCapture capture) {
        capture.tcp("10.1.0.23", 5900, "rfb")
                .server("RFB 003.008\n")
                .client("RFB 003.008\n")
                .server(bytes(2, 1, 2))
                .client(bytes(2))
                .server(new byte[16])
                .client(new byte[16])
                .server(hex("00000000"))
                .client(bytes(1))
                .server(hex("0400 0300"), new byte[16], hex("00000004"), "desk")
                .client(hex("00"), new byte[19], hex("02 00 0002"), new byte[8], hex("03"), new byte[9])
                .server("pixels".repeat(300))
                .client(hex("04"), new byte[7], hex("05"), new byte[5], hex("06 000000 00000003"), "abc")
                .close();
    }
}
