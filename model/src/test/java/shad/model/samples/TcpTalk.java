package shad.model.samples;

import java.util.Arrays;
import shad.model.service.Talk;

/// A TCP connection of the sample, from its SYN to its last ACK. Who speaks acknowledges what was said before; nothing
/// is lost.
final class TcpTalk {
    private static final int MAX_SEGMENT = 1400;
    private static final long ROUND_TRIP_NANOS = 900_000;
    private static final long SEGMENT_NANOS = 12_000;
    private static final long THINKING_NANOS = 4_300_000;

    private final SampleCapture capture;
    private final Side client;
    private final Side server;
    private long nanos;
    /// The side that spoke last and was not yet acknowledged.
    private boolean clientWaits;
    private boolean serverWaits;

    /// One end.
    private static final class Side {
        private final String address;
        private final int port;
        private long next;

        Side(String address, int port, long first) {
            this.address = address;
            this.port = port;
            this.next = first;
        }
    }

    TcpTalk(SampleCapture capture, long nanos, String client, int clientPort, String server, int serverPort) {
        this.capture = capture;
        this.nanos = nanos;
        this.client = new Side(client, clientPort, 0x1000_0000L + clientPort * 77_777L);
        this.server = new Side(server, serverPort, 0x7000_0000L + clientPort * 33_333L);
        flags(this.client, "S");
        flags(this.server, "SA");
        acknowledge(true);
    }

    /// The client says something, as [Talk#bytes] takes it.
    TcpTalk client(Object... pieces) {
        return say(true, Talk.bytes(pieces));
    }

    /// The server says something.
    TcpTalk server(Object... pieces) {
        return say(false, Talk.bytes(pieces));
    }

    /// The client says something in two segments that come one after the other.
    TcpTalk clientInTwo(Object... pieces) {
        byte[] bytes = Talk.bytes(pieces);
        int half = bytes.length / 2;
        return say(true, Arrays.copyOf(bytes, half)).say(true, Arrays.copyOfRange(bytes, half, bytes.length));
    }

    /// The server says something in two segments, of which the second comes first.
    TcpTalk serverOutOfOrder(Object... pieces) {
        byte[] bytes = Talk.bytes(pieces);
        int half = bytes.length / 2;
        acknowledgeIfWaiting(false);
        nanos += THINKING_NANOS;
        long first = server.next;
        server.next = first + half;
        segment(server, Arrays.copyOfRange(bytes, half, bytes.length));
        server.next = first;
        segment(server, Arrays.copyOf(bytes, half));
        server.next = first + bytes.length;
        serverWaits = true;
        clientWaits = false;
        return this;
    }

    /// Goes on only when another conversation, opened since, has begun.
    TcpTalk after(TcpTalk other) {
        nanos = Math.max(nanos, other.nanos);
        return this;
    }

    /// Both sides send their FIN, the client first.
    void close() {
        acknowledgeIfWaiting(true);
        acknowledgeIfWaiting(false);
        nanos += THINKING_NANOS;
        flags(client, "FA");
        flags(server, "FA");
        acknowledge(true);
    }

    /// The same, the server first.
    void closeByServer() {
        acknowledgeIfWaiting(true);
        acknowledgeIfWaiting(false);
        nanos += THINKING_NANOS;
        flags(server, "FA");
        flags(client, "FA");
        acknowledge(false);
    }

    private TcpTalk say(boolean byClient, byte[] bytes) {
        acknowledgeIfWaiting(byClient);
        nanos += THINKING_NANOS;
        Side speaker = byClient ? client : server;
        for (int from = 0; from < bytes.length; from += MAX_SEGMENT) {
            segment(speaker, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MAX_SEGMENT)));
        }
        clientWaits = byClient;
        serverWaits = !byClient;
        return this;
    }

    /// Has the other side acknowledge what a side said that now goes on.
    private void acknowledgeIfWaiting(boolean saidByClient) {
        if (saidByClient ? clientWaits : serverWaits) {
            acknowledge(!saidByClient);
            clientWaits &= !saidByClient;
            serverWaits &= saidByClient;
        }
    }

    private void acknowledge(boolean byClient) {
        frame(byClient ? client : server, "A");
        nanos += ROUND_TRIP_NANOS / 2;
    }

    private void segment(Side speaker, byte[] bytes) {
        frame(speaker, "PA", bytes);
        speaker.next += bytes.length;
        nanos += SEGMENT_NANOS;
    }

    /// A SYN or FIN, which takes a sequence number.
    private void flags(Side speaker, String flags) {
        frame(speaker, flags);
        speaker.next++;
        nanos += ROUND_TRIP_NANOS / 2;
    }

    private void frame(Side speaker, String flags, byte... payload) {
        Side other = speaker == client ? server : client;
        capture.add(nanos, SampleCapture.ip(speaker.address, other.address)
                .tcp(speaker.port, other.port)
                .flags(flags)
                .seq(speaker.next & 0xffff_ffffL)
                .ack(flags.equals("S") ? 0 : other.next & 0xffff_ffffL)
                .payload(payload)
                .build());
    }
}
