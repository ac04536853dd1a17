package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureSource;
import shad.model.capture.FrameCursor;
import shad.model.testing.Conversation;
import shad.model.testing.Ipv4;
import shad.model.testing.Ipv6;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;

/// Packets of connections that are known cost no memory: not to read, not to decode, not to track.
class AllocationTest {
    private static final int CONNECTIONS = 50;
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 200_000;
    /// Bytes for all measured packets together: what the VM itself may need, far from one object per packet.
    private static final long ALLOWED = 400;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long nanos = Conversation.nanos("0");
    private int packets;

    @Test
    void dataAndAcknowledgmentsOfKnownTcpConnectionsAllocateNothing() throws CaptureException {
        PcapWriter writer = new PcapWriter();
        for (int port = 1; port <= CONNECTIONS; port++) {
            add(writer, fromA().tcp(port, 40002).flags("S").seq(0).build());
            add(writer, fromB().tcp(40002, port).flags("SA").seq(0).ack(1).build());
            add(writer, fromA().tcp(port, 40002).flags("A").seq(1).ack(1).build());
        }
        for (int i = 0; packets < WARM_UP + MEASURED; i++) {
            int port = 1 + i % CONNECTIONS;
            long seq = 1 + 100L * (i / CONNECTIONS);
            add(writer, fromA().tcp(port, 40002).flags("PA").seq(seq).ack(1).payloadLength(100).build());
            add(writer, fromB().tcp(40002, port).flags("A").seq(1).ack(seq + 100).build());
        }
        assertNothingIsAllocated(writer);
    }

    @Test
    void datagramsOfKnownConversationsAllocateNothing() throws CaptureException {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; packets < WARM_UP + MEASURED; i++) {
            int port = 1 + i % CONNECTIONS;
            add(writer, fromA().udp(port, 40002).payloadLength(60).build());
            add(writer, fromB6().udp(40002, port).payloadLength(60).build());
            add(writer, fromA().icmp(8, 0).echo(1, i & 0xffff).payloadLength(56).build());
            add(writer, fromB6().payload(132, new byte[40]));
        }
        assertNothingIsAllocated(writer);
    }

    private static Ipv4 fromA() {
        return Packets.ethernet().vlan(5).ipv4("10.0.0.1", "10.0.0.2");
    }

    private static Ipv4 fromB() {
        return Packets.ethernet().vlan(5).ipv4("10.0.0.2", "10.0.0.1");
    }

    private static Ipv6 fromB6() {
        return Packets.ethernet().ipv6("fd00::2", "fd00::1").hopByHop();
    }

    private void add(PcapWriter writer, Packet packet) {
        packets++;
        nanos += 10_000;
        writer.packet(nanos, packet);
    }

    private static void assertNothingIsAllocated(PcapWriter capture) throws CaptureException {
        long least = Long.MAX_VALUE;
        // The VM may allocate for itself when it compiles something anew, so the best of a few rounds counts.
        for (int round = 0; round < 3 && least >= ALLOWED; round++) {
            least = Math.min(least, allocated(capture.toByteArray()));
        }
        long bytes = least;
        assertTrue(bytes < ALLOWED, () -> bytes + " bytes for " + MEASURED + " packets");
    }

    private static long allocated(byte[] capture) throws CaptureException {
        ConnTracker tracker = new ConnTracker(TrackerOptions.DEFAULT.toBuilder().keepsLinkLayer(true).build());
        try (FrameCursor cursor = CaptureSource.open(new ByteArrayInputStream(capture), "packets")) {
            int count = 0;
            while (count < WARM_UP && cursor.next()) {
                tracker.process(cursor.frame());
                count++;
            }
            int connections = tracker.connectionCount();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            while (count < WARM_UP + MEASURED && cursor.next()) {
                tracker.process(cursor.frame());
                count++;
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertEquals(WARM_UP + MEASURED, count);
            assertEquals(connections, tracker.connectionCount(), "no connection may begin while it is measured");
            return allocated;
        }
    }
}
