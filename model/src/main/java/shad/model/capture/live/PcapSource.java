package shad.model.capture.live;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapStat;
import org.pcap4j.core.RawPacketListener;

/// Frames of an interface that Shad itself may capture on. pcap4j opens it, sets its filter, counts and stops; the frames
/// are fetched past it where that is possible.
final class PcapSource implements PacketSource {
    /// What the kernel still holds when a capture is stopped is worth this much waiting.
    private static final long LAST_FRAMES_NANOS = 200_000_000;

    private final String interfaceName;
    private final PcapHandle handle;
    private final boolean throughPcap4j;
    private volatile boolean stopped;
    private volatile boolean ended;
    private volatile SourceCounts lastCounts = SourceCounts.UNKNOWN;

    private PcapSource(String interfaceName, PcapHandle handle, boolean throughPcap4j) {
        this.interfaceName = interfaceName;
        this.handle = handle;
        this.throughPcap4j = throughPcap4j;
    }

    static PcapSource open(String interfaceName, LiveOptions options) throws LiveCaptureException {
        return new PcapSource(interfaceName, Libpcap.open(interfaceName, options), false);
    }

    /// One whose frames are fetched by pcap4j, as on systems where nothing else is possible.
    static PcapSource openThroughPcap4j(String interfaceName, LiveOptions options) throws LiveCaptureException {
        return new PcapSource(interfaceName, Libpcap.open(interfaceName, options), true);
    }

    @Override
    public String run(FrameRing ring) {
        ring.setLinkType(Libpcap.linkType(handle));
        try {
            Optional<NativePackets> packets = throughPcap4j ? Optional.empty() : NativePackets.of(handle);
            if (packets.isEmpty()) {
                return loop(ring);
            }
            try (NativePackets some = packets.get()) {
                return loop(some, ring);
            }
        } catch (PcapNativeException | NotOpenException e) {
            return describe(Libpcap.message(e));
        } finally {
            ask();
            ended = true;
        }
    }

    private String loop(NativePackets packets, FrameRing ring)
            throws PcapNativeException, NotOpenException {
        int result = packets.next();
        while (result >= 0 && !stopped) {
            if (result == NativePackets.FRAME) {
                packets.copyTo(ring);
            }
            result = packets.next();
        }
        if (result == NativePackets.FRAME) {
            packets.copyTo(ring);
        }
        if (result != NativePackets.BROKEN_OFF && result < 0) {
            return describe(handle.getError());
        }
        handle.setBlockingMode(BlockingMode.NONBLOCKING);
        long deadline = System.nanoTime() + LAST_FRAMES_NANOS;
        while (System.nanoTime() < deadline && packets.next() == NativePackets.FRAME) {
            packets.copyTo(ring);
        }
        return "";
    }

    private String loop(FrameRing ring) throws PcapNativeException, NotOpenException {
        RawPacketListener listener = bytes -> {
            Timestamp time = handle.getTimestamp();
            long nanos = TimeUnit.MILLISECONDS.toNanos(Math.floorDiv(time.getTime(), 1000L) * 1000) + time.getNanos();
            ring.put(bytes, 0, bytes.length, handle.getOriginalLength(), nanos);
        };
        try {
            handle.loop(-1, listener);
            return "";
        } catch (InterruptedException e) {
            // How pcap4j says that breakLoop was called.
            return "";
        }
    }

    private String describe(String words) {
        Obstacle obstacle = Libpcap.obstacle(interfaceName, words);
        return obstacle.kind() == Obstacle.Kind.OTHER
                ? words
                : words + "; " + obstacle.remedy().text();
    }

    /// `pcap_breakloop` also wakes a thread that waits for frames, which no timeout does while there are none.
    @Override
    public void stop() {
        stopped = true;
        try {
            handle.breakLoop();
        } catch (NotOpenException e) {
            // It has ended already.
        }
    }

    @Override
    public SourceCounts counts() {
        if (!ended) {
            ask();
        }
        return lastCounts;
    }

    private void ask() {
        try {
            PcapStat stat = handle.getStats();
            lastCounts = new SourceCounts(
                    stat.getNumPacketsReceived(), stat.getNumPacketsDropped(), stat.getNumPacketsDroppedByIf());
        } catch (PcapNativeException | NotOpenException e) {
            // An interface that has gone has no counts any more: those of before stay.
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
