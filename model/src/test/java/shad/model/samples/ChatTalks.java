package shad.model.samples;

import static shad.model.service.Talk.bytes;

/// Chat, calls and finger.
final class ChatTalks {
    private static final String INVITE = Crlf.lines("""
            INVITE sip:ben@example.org SIP/2.0
            Via: SIP/2.0/UDP 10.1.0.21
            From: <sip:ana@example.com>
            To: <sip:ben@example.org>
            Call-ID: 1@10.1.0.21
            CSeq: 1 INVITE
            User-Agent: phone
            Content-Type: application/sdp
            Content-Length: 5

            v=0
            """);
    private static final String RINGING = Crlf.lines("""
            SIP/2.0 180 Ringing
            Via: SIP/2.0/UDP 10.1.0.21
            CSeq: 1 INVITE
            Server: exchange
            Content-Length: 0

            """);

    private ChatTalks() {}

    static void addTo(SampleCapture capture) {
        irc(capture);
        xmpp(capture);
        sip(capture);
        finger(capture);
    }

    private static void irc(SampleCapture capture) {
        TcpTalk chat = capture.tcp("203.0.113.7", 6667, "irc")
                .client("NICK ana\r\nUSER ana 0 * :Ana\r\n")
                .server(":irc.example.net 001 ana :Welcome\r\n:irc.example.net 376 ana :End of /MOTD\r\n")
                .client("JOIN #shad\r\n")
                .server(":ana!a@10.1.0.21 JOIN :#shad\r\n:irc.example.net 353 ana = #shad :ana ben\r\n")
                .client("PRIVMSG ben :hello\r\nPING x\r\n")
                .server("PONG x\r\n:ben!b@203.0.113.9 PRIVMSG ana :\u0001DCC SEND plan.txt 3405803785 5000 12\u0001\r\n");
        TcpTalk file = capture.tcp("203.0.113.9", 5000, "irc-dcc-data");
        chat.after(file);
        file.server("plan plan 12").client(bytes(0, 0, 0, 12)).closeByServer();
        chat.client("QUIT :bye\r\n").closeByServer();
        capture.tcp("203.0.113.7", 7000, "irc")
                .client("NICK ana\r\nUSER ana 0 * :Ana\r\n")
                .server(":irc.example.net 001 ana :Welcome\r\nx\r\n")
                .client("PING x\r\n")
                .server("PONG x\r\n")
                .close();
    }

    private static void xmpp(SampleCapture capture) {
        String header = "<?xml version='1.0'?>\n<stream:stream to='example.org' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
        TcpTalk upgraded = capture.tcp("203.0.113.8", 5222, "xmpp,ssl")
                .client(header)
                .server(header,
                        "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>")
                .client("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
                .server("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        SecureTalks.tls(upgraded).close();
        capture.tcp("203.0.113.8", 7222, "xmpp").client(header).server(header).client("</stream:stream>").close();
    }

    private static void sip(SampleCapture capture) {
        capture.udp("203.0.113.5", 5060, "sip")
                .client(INVITE)
                .server(RINGING.replace("180 Ringing", "100 Trying"))
                .server(RINGING)
                .server(RINGING.replace("180 Ringing", "200 OK"))
                .client("\r\n")
                .client("BYE sip:ben@example.org SIP/2.0\r\nContent-Length: 0\r\n\r\n");
        capture.udp("203.0.113.5", 5080, "sip").client(INVITE).server(RINGING);
    }

    private static void finger(SampleCapture capture) {
        capture.tcp("10.1.0.5", 79, "finger")
                .client("/W ana\r\n")
                .server("Login: ana           Name: Ana\r\nDirectory: /home/ana\r\n")
                .closeByServer();
    }
}
