package shad.model.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shad.model.testing.Ip;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapngWriter;

/// A capture in the making: conversations that begin one after the other, and overlap.
final class SampleCapture {
    /// 2026-03-02 09:00:00 UTC.
    private static final long START_NANOS = 1_772_442_000_000_000_000L;
    private static final long BETWEEN_CONVERSATIONS_NANOS = 610_000_000L;
    private static final int FIRST_CLIENT_PORT = 49_200;
    private static final int ETHERNET = 1;
    private static final int NANOSECONDS = 9;
    private static final String WORKSTATION = "10.1.0.21";
    private static final String WORKSTATION_6 = "2001:db8:1::21";

    private final List<Timed> packets = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private long clockNanos = START_NANOS;
    private int clientPort = FIRST_CLIENT_PORT;

    /// A packet and when it was captured.
    private record Timed(long nanos, Packet packet) {}

    /// A conversation as Shad shall list it: its service column, `-` for none.
    record Expected(int origPort, int respPort, String service) {
        @Override
        public String toString() {
            return origPort + " > " + respPort + " " + service;
        }
    }

    /// A whole TCP connection from the workstation to a server; its SYN is sent now.
    TcpTalk tcp(String server, int port, String service) {
        return tcp(workstationFor(server), server, port, service);
    }

    TcpTalk tcp(String client, String server, int port, String service) {
        clientPort++;
        return new TcpTalk(this, begin(clientPort, port, service), client, clientPort, server, port);
    }

    /// Datagrams between the workstation and a server.
    UdpTalk udp(String server, int port, String service) {
        clientPort++;
        return udp(workstationFor(server), clientPort, server, port, service);
    }

    UdpTalk udp(String client, int fromPort, String server, int port, String service) {
        return new UdpTalk(this, begin(fromPort, port, service), client, fromPort, server, port);
    }

    /// Expects a conversation that is inside the last one's packets.
    void expectInside(int origPort, int respPort, String service) {
        expected.add(new Expected(origPort, respPort, service));
    }

    private long begin(int origPort, int respPort, String service) {
        expected.add(new Expected(origPort, respPort, service));
        clockNanos += BETWEEN_CONVERSATIONS_NANOS;
        return clockNanos;
    }

    void add(long nanos, Packet packet) {
        packets.add(new Timed(nanos, packet));
    }

    /// The conversations in the order of their first packets.
    List<Expected> expected() {
        return List.copyOf(expected);
    }

    /// The capture as pcapng.
    byte[] toByteArray() {
        packets.sort(Comparator.comparingLong(Timed::nanos));
        PcapngWriter file = new PcapngWriter()
                .section()
                .network(ETHERNET, 0, PcapngWriter.Option.timeResolution(NANOSECONDS));
        for (Timed timed : packets) {
            file.packet(0, timed.nanos, timed.packet);
        }
        return file.toByteArray();
    }

    /// A network layer from one address to the other, of the version they have.
    static Ip ip(String source, String destination) {
        return isVersion6(source)
                ? Packets.ethernet().ipv6(source, destination)
                : Packets.ethernet().ipv4(source, destination).dontFragment();
    }

    private static String workstationFor(String server) {
        return isVersion6(server) ? WORKSTATION_6 : WORKSTATION;
    }

    private static boolean isVersion6(String address) {
        return address.indexOf(':') >= 0;
    }
}
