package shad.model.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;
import shad.model.testing.PcapngWriter;

class FrameCursorAllocationTest {
    private static final int FRAMES = 50_000;
    private static final Packet PACKET = Packets.ethernet()
            .ipv4("10.0.0.1", "10.0.0.2")
            .udp(1, 2)
            .payloadLength(200)
            .build();

    @Test
    void walkingAPcapAllocatesNothingPerFrame() throws CaptureException {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < FRAMES; i++) {
            writer.packet(i, PACKET);
        }
        assertNothingIsAllocatedPerFrame(writer.toByteArray());
    }

    @Test
    void walkingAPcapngAllocatesNothingPerFrame() throws CaptureException {
        PcapngWriter writer = new PcapngWriter().section().network(LinkType.ETHERNET).network(LinkType.RAW);
        for (int i = 0; i < FRAMES; i++) {
            writer.packet(i % 2, i, PACKET);
        }
        assertNothingIsAllocatedPerFrame(writer.toByteArray());
    }

    private static void assertNothingIsAllocatedPerFrame(byte[] capture) throws CaptureException {
        long sum = 0;
        // The first rounds load classes and wait for the compiler.
        for (int round = 0; round < 20; round++) {
            sum = walk(capture);
        }
        assertThat(sum).isLessThan(FRAMES / 100);
    }

    /// Bytes that this thread allocated between the second frame and the last.
    private static long walk(byte[] capture) throws CaptureException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (FrameCursor cursor = CaptureSource.open(new ByteArrayInputStream(capture), "frames")) {
            cursor.next();
            long before = threads.getCurrentThreadAllocatedBytes();
            int count = 1;
            while (cursor.next()) {
                count++;
            }
            long after = threads.getCurrentThreadAllocatedBytes();
            assertThat(count).isEqualTo(FRAMES);
            return after - before;
        }
    }
}
