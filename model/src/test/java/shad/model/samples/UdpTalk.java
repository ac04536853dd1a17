package shad.model.samples;

import shad.model.service.Talk;

/// Datagrams of the sample between two ports.
final class UdpTalk {
    private static final long THINKING_NANOS = 2_100_000;

    private final SampleCapture capture;
    private final String client;
    private final int clientPort;
    private final String server;
    private final int serverPort;
    private long nanos;

    UdpTalk(SampleCapture capture, long nanos, String client, int clientPort, String server, int serverPort) {
        this.capture = capture;
        this.nanos = nanos;
        this.client = client;
        this.clientPort = clientPort;
        this.server = server;
        this.serverPort = serverPort;
    }

    /// A datagram of the client, as [Talk#bytes] takes it.
    UdpTalk client(Object... pieces) {
        return datagram(client, clientPort, server, serverPort, Talk.bytes(pieces));
    }

    /// A datagram of the server.
    UdpTalk server(Object... pieces) {
        return datagram(server, serverPort, client, clientPort, Talk.bytes(pieces));
    }

    private UdpTalk datagram(String from, int fromPort, String to, int toPort, byte[] payload) {
        capture.add(nanos, SampleCapture.ip(from, to).udp(fromPort, toPort).payload(payload).build());
        nanos += THINKING_NANOS;
        return this;
    }
}
