package shad.model.samples;

import static shad.model.service.Talk.bytes;

import shad.model.service.tls.Tls;

/// HTTP and what begins with it or carries it.
final class WebTalks {
    private static final String GET = Crlf.lines("""
            GET /news HTTP/1.1
            Host: www.example.com
            User-Agent: shad-sample/1.0
            Accept: */*

            """);

    private WebTalks() {}

    static void addTo(SampleCapture capture) {
        pages(capture);
        upload(capture);
        http(capture.tcp("2001:db8:100::10", 8081, "http"));
        proxied(capture);
        webSocket(capture);
        socks5(capture);
        socks4(capture);
    }

    /// Every way in which a reply's body ends.
    private static void pages(SampleCapture capture) {
        capture.tcp("198.51.100.10", 80, "http")
                .clientInTwo(GET)
                .serverOutOfOrder(
                        "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=utf-8\r\n",
                        "Content-Length: 2400\r\n\r\n", "<p>page</p>\n".repeat(200))
                .client(GET)
                .server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .server("1a\r\nabcdefghijklmnopqrstuvwxyz\r\n4; x=y\r\nmore\r\n")
                .server("0\r\nTrailer: end\r\n\r\n")
                .client(GET, GET.replace("GET", "HEAD"))
                .server("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
                .client(GET)
                .server("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/100\r\nContent-Length: 10\r\n\r\n",
                        "0123456789")
                .client(GET)
                .server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", "to the end\r\n".repeat(40))
                .closeByServer();
    }

    private static void upload(SampleCapture capture) {
        String form = Crlf.lines("""
                --b
                Content-Disposition: form-data; name="a"

                value
                --b
                Content-Disposition: form-data; name="f"; filename="f.txt"
                Content-Type: text/plain
                Content-Transfer-Encoding: base64

                aGVsbG8=
                --b--
                """);
        capture.tcp("198.51.100.10", 8080, "http")
                .client("POST /form HTTP/1.1\r\nHost: www.example.com\r\nExpect: 100-continue\r\n",
                        "Content-Type: multipart/form-data; boundary=\"b\"\r\nContent-Length: ", form.length() + "",
                        "\r\n\r\n")
                .server("HTTP/1.1 100 Continue\r\n\r\n")
                .clientInTwo(form)
                .server("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone")
                .close();
    }

    private static void http(TcpTalk talk) {
        talk.client(GET).server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello").close();
    }

    /// A tunnel through a proxy, in which TLS is spoken.
    private static void proxied(SampleCapture capture) {
        TcpTalk talk = capture.tcp("10.1.0.8", 3128, "http,ssl")
                .client("CONNECT www.example.com:443 HTTP/1.1\r\nHost: www.example.com:443\r\n\r\n")
                .server("HTTP/1.1 200 Connection established\r\n\r\n");
        SecureTalks.tls(talk).close();
    }

    private static void webSocket(SampleCapture capture) {
        byte[] masked = bytes(0x81, 0x80 | 5, 0, 1, 0, 1, "hello");
        for (int i = 0; i < 5; i++) {
            masked[6 + i] ^= (byte) (i & 1);
        }
        capture.tcp("198.51.100.10", 80, "http,websocket")
                .client("GET /feed HTTP/1.1\r\nHost: www.example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n",
                        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .server("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: WebSocket\r\n",
                        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
                .client(masked)
                .server(bytes(0x81, 126, 0, 200, "x".repeat(200)))
                .server(bytes(0x01, 1, "h", 0x80, 1, "i"))
                .server(bytes(0x89, 0))
                .server(bytes(0x88, 2, 3, 0xe8))
                .close();
    }

    private static void socks5(SampleCapture capture) {
        TcpTalk talk = capture.tcp("10.1.0.8", 10080, "socks,http")
                .client(bytes(5, 1, 2))
                .server(bytes(5, 2))
                .client(bytes(1, 3, "ana", 2, "pw"))
                .server(bytes(1, 0))
                .client(bytes(5, 1, 0, 3, 15, "www.example.com", 0, 80))
                .server(bytes(5, 0, 0, 1, 198, 51, 100, 10, 0, 80));
        http(talk);
        capture.tcp("10.1.0.8", 1080, "socks,ssl")
                .client(bytes(5, 1, 0))
                .server(bytes(5, 0))
                .client(bytes(5, 1, 0, 3, 15, "www.example.com", 0, 80))
                .server(bytes(5, 0, 0, 1, 198, 51, 100, 10, 0, 80))
                .client(Tls.clientHelloRecord())
                .close();
    }

    private static void socks4(SampleCapture capture) {
        capture.tcp("10.1.0.8", 1080, "socks")
                .client(bytes(4, 1, 0, 80, 198, 51, 100, 10, "ana", 0))
                .server(bytes(4, 0, 0x5a, 0, 80, 198, 51, 100, 10))
                .close();
    }
}
