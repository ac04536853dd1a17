package shad.model.samples;

/// Mail, files and chat: protocols of text lines.
final class MailTalks {
    private static final String MESSAGE = Crlf.lines("""
            From: ana@example.com
            To: ben@example.org
            Subject: minutes
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Hello Ben,
            ..and more
            --b
            Content-Type: text/plain; name=f.txt
            Content-Transfer-Encoding: base64

            aGVsbG8=
            --b
            Content-Type: message/rfc822

            Subject: inner

            inner text
            --b--
            .
            """);

    private MailTalks() {}

    static void addTo(SampleCapture capture) {
        smtp(capture);
        pop3(capture);
        imap(capture);
        ftp(capture);
    }

    private static void smtp(SampleCapture capture) {
        capture.tcp("198.51.100.25", 25, "smtp")
                .server("220 mx.example.org ESMTP\r\n")
                .client("EHLO ana.example.com\r\n")
                .server("250-mx.example.org\r\n250-PIPELINING\r\n250 8BITMIME\r\n")
                .client("MAIL FROM:<ana@example.com>\r\nRCPT TO:<ben@example.org>\r\nDATA\r\n")
                .server("250 OK\r\n250 OK\r\n354 Go on\r\n")
                .clientInTwo(MESSAGE)
                .server("250 Queued\r\n")
                .client("QUIT\r\n")
                .server("221 Bye\r\n")
                .closeByServer();
        TcpTalk upgraded = capture.tcp("198.51.100.25", 587, "smtp,ssl")
                .server("220 mx.example.org ESMTP\r\n")
                .client("EHLO ana.example.com\r\n")
                .server("250-mx.example.org\r\n250 STARTTLS\r\n")
                .client("STARTTLS\r\n")
                .server("220 Go ahead\r\n");
        SecureTalks.tls(upgraded).close();
    }

    private static void pop3(SampleCapture capture) {
        capture.tcp("198.51.100.25", 110, "pop3")
                .server("+OK ready\r\n")
                .client("CAPA\r\n")
                .server("+OK\r\nUSER\r\nTOP\r\n.\r\n")
                .client("USER ana\r\n")
                .server("+OK\r\n")
                .client("PASS secret\r\n")
                .server("+OK 1 message\r\n")
                .client("LIST\r\n")
                .server("+OK\r\n1 ", MESSAGE.length() + "", "\r\n.\r\n")
                .client("RETR 1\r\n")
                .serverOutOfOrder("+OK\r\n", MESSAGE)
                .client("QUIT\r\n")
                .server("+OK\r\n")
                .close();
        TcpTalk upgraded = capture.tcp("198.51.100.25", 1110, "pop3,ssl")
                .server("+OK ready\r\n")
                .client("CAPA\r\n")
                .server("+OK\r\nSTLS\r\n.\r\n")
                .client("STLS\r\n")
                .server("+OK go\r\n");
        SecureTalks.tls(upgraded).close();
    }

    private static void imap(SampleCapture capture) {
        TcpTalk upgraded = capture.tcp("198.51.100.25", 143, "imap,ssl")
                .server("* OK ready\r\n")
                .client("a1 CAPABILITY\r\n")
                .server("* CAPABILITY IMAP4rev1 STARTTLS\r\na1 OK\r\n")
                .client("a2 STARTTLS\r\n")
                .server("a2 OK go\r\n");
        SecureTalks.tls(upgraded).close();
        capture.tcp("198.51.100.25", 143, "imap")
                .server("* OK ready\r\n")
                .client("a1 LOGIN ana secret\r\n")
                .server("a1 OK done\r\n")
                .client("a2 logout\r\n")
                .server("* BYE\r\na2 OK\r\n")
                .close();
    }

    private static void ftp(SampleCapture capture) {
        TcpTalk control = capture.tcp("198.51.100.21", 21, "ftp")
                .server("220-Welcome\r\nto the files\r\n220 ftp.example.net\r\n")
                .client("USER anonymous\r\n")
                .server("331 Password\r\n")
                .client("PASS ana@example.com\r\n")
                .server("230 Welcome\r\n")
                .client("PASV\r\n")
                .server("227 Entering Passive Mode (198,51,100,21,156,65).\r\n")
                .client("LIST\r\n");
        TcpTalk list = capture.tcp("198.51.100.21", 40001, "ftp-data");
        control.after(list).server("150 Here it comes\r\n");
        list.after(control).server("-rw-r--r-- 1 ftp ftp 4000 Mar  1 12:00 plan.txt\r\n").closeByServer();
        control.after(list).server("226 Done\r\n").client("EPSV\r\n").server("229 Extended (|||40002|)\r\n");
        TcpTalk file = capture.tcp("198.51.100.21", 40002, "ftp-data");
        control.after(file).client("RETR plan.txt\r\n").server("150 Here it comes\r\n");
        file.after(control).server("plan\n".repeat(800)).closeByServer();
        control.after(file).server("226 Done\r\n").client("QUIT\r\n").server("221 Bye\r\n").close();

        TcpTalk upgraded = capture.tcp("198.51.100.21", 2121, "ftp,ssl")
                .server("220 ftp.example.net\r\n")
                .client("USER ana\r\n")
                .server("331 Password\r\n")
                .client("AUTH TLS\r\n")
                .server("234 Go\r\n");
        SecureTalks.tls(upgraded).close();
    }
}
