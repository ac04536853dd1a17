package shad.model.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.hex;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shad.model.capture.CaptureException;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;
import shad.model.testing.PcapngWriter;
import shad.model.tracker.Traffic;

/// Whatever a capture holds, its analysis ends in rows and faults, in bounded time and memory.
@Timeout(300)
class HostileTrafficTest {
    private static final int MUTATIONS = 10_000;
    /// Much more than one analysis of a few kilobytes needs, much less than a length field can ask for.
    private static final long MAX_ALLOCATED = 48L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void everyPrefixOfAPcapEndsInRows() {
        byte[] capture = pcap();
        for (int length = 0; length <= capture.length; length++) {
            endsWell(Arrays.copyOf(capture, length), false, "prefix " + length);
        }
    }

    @Test
    void prefixesOfAPcapngEndInRows() {
        byte[] capture = pcapng();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 2_500; i++) {
            int length = i < 2_000 ? i : random.nextInt(capture.length);
            endsWell(Arrays.copyOf(capture, length), false, "prefix " + length);
        }
    }

    @Test
    void tenThousandMutationsEndInRows() {
        SplittableRandom random = new SplittableRandom(7);
        byte[][] captures = {pcap(), pcapng()};
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] capture = captures[i % 2].clone();
            int changes = 1 + random.nextInt(40);
            for (int change = 0; change < changes; change++) {
                int at = random.nextInt(capture.length);
                capture[at] = switch (random.nextInt(4)) {
                    case 0 -> (byte) 0xff;
                    case 1 -> 0;
                    case 2 -> (byte) (capture[at] ^ 1 << random.nextInt(8));
                    default -> (byte) random.nextInt(256);
                };
            }
            endsWell(capture, i % 4 < 3, "mutation " + i);
        }
    }

    @Test
    void framesOfRandomBytesEndInRows() {
        SplittableRandom random = new SplittableRandom(8);
        int[] linkTypes = {0, 1, 9, 10, 50, 101, 105, 113, 127, 239, 276};
        for (int i = 0; i < 2_000; i++) {
            PcapWriter writer = new PcapWriter().linkType(linkTypes[i % linkTypes.length]);
            for (int frame = 0; frame < 20; frame++) {
                byte[] bytes = new byte[1 + random.nextInt(120)];
                random.nextBytes(bytes);
                writer.packet(frame, new Packet(1, bytes, bytes.length + random.nextInt(2) * random.nextInt(2_000)));
            }
            endsWell(writer.toByteArray(), true, "frames " + i);
        }
    }

    private static void endsWell(byte[] capture, boolean ignoreChecksums, String what) {
        Analysis analysis = Analysis.ofStream(
                new ByteArrayInputStream(capture), what,
                AnalysisOptions.DEFAULT.withIgnoreChecksums(ignoreChecksums), null);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            analysis.run();
        } catch (CaptureException e) {
            assertEquals(Analysis.State.FAILED, analysis.state(), what);
            return;
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MAX_ALLOCATED, () -> what + " allocated " + allocated + " bytes");
        assertEquals(Analysis.State.FINISHED, analysis.state(), what);
        rowsAreWhole(analysis.snapshot(), what);
    }

    private static void rowsAreWhole(StoreSnapshot snapshot, String what) {
        assertEquals(snapshot.size(), snapshot.endedCount(), what);
        ConnectionView view = snapshot.view();
        BitSet logged = new BitSet();
        for (int position = 0; position < snapshot.endedCount(); position++) {
            int row = snapshot.rowInLogOrder(position);
            assertFalse(logged.get(row), what);
            logged.set(row);
            assertEquals(position, view.at(row).logPosition(), what);
            assertFalse(Traffic.text(view).isEmpty(), what);
            assertFalse(view.uid().isEmpty(), what);
            assertTrue(view.firstFrame() >= 1 && view.firstFrame() <= view.lastFrame(), what);
        }
    }

    private static byte[] pcap() {
        PcapWriter writer = new PcapWriter();
        frames().forEach(timed -> writer.packet(timed.nanos(), timed.packet()));
        return writer.toByteArray();
    }

    private static byte[] pcapng() {
        PcapngWriter writer = new PcapngWriter().section().network(1).network(101);
        frames().forEach(timed -> writer.packet(0, timed.nanos() / 1000, timed.packet()));
        writer.packet(1, 9_000_000, Packets.rawIp().ipv6("fd00::1", "fd00::2").icmpv6(128, 0).build());
        return writer.toByteArray();
    }

    /// A little of everything that is decoded.
    private static List<Conversation.Timed> frames() {
        byte[] inner = Packets.rawIp().ipv4("10.1.1.1", "10.1.1.2").tcp(40001, 80).flags("S").build().bytes();
        byte[] inner6 = Packets.rawIp().ipv6("fd00::1", "fd00::2").udp(40001, 53).payloadLength(9).build().bytes();
        byte[] frame = Packets.ethernet().ipv4("10.1.1.3", "10.1.1.4").udp(1, 2).payloadLength(5).build().bytes();
        List<Packet> packets = List.of(
                Packets.ethernet().vlan(7).ipv4("10.0.0.3", "10.0.0.4").udp(40001, 53).payloadLength(20).build(),
                Packets.ethernet().qinq(7, 8).ipv4("10.0.0.3", "10.0.0.4").icmp(8, 0).echo(1, 1).build(),
                Packets.ethernet().ipv6("fd00::3", "fd00::4").hopByHop()
                        .routing(hex("02 00 01 00000000" + "fd".repeat(16)))
                        .udp(1000, 2000).payloadLength(4).build(),
                Packets.ethernet().ipv6("fd00::3", "fd00::4").fragment(5, 0, true).payload(17, new byte[64]),
                Packets.ethernet().ipv6("fd00::3", "fd00::4").fragment(5, 64, false).payload(17, new byte[30]),
                Packets.ethernet().ipv4("10.0.0.3", "10.0.0.4").fragment(9, 0, true).payload(132, new byte[64]),
                Packets.ethernet().ipv4("10.0.0.3", "10.0.0.4").fragment(9, 64, false).payload(132, new byte[33]),
                Packets.ethernet().ipv4("10.0.0.5", "10.0.0.6").payload(4, inner),
                Packets.ethernet().ipv4("10.0.0.5", "10.0.0.6").payload(41, inner6),
                Packets.ethernet().ipv4("10.0.0.5", "10.0.0.6").payload(47, concat(hex("00000800"), inner)),
                Packets.ethernet().ipv4("10.0.0.5", "10.0.0.6").payload(47, concat(hex("10006558 00000001"), frame)),
                Packets.ethernet().ipv4("10.0.0.7", "10.0.0.8").udp(40001, 4789)
                        .payload(concat(hex("0800000000000100"), frame)).build(),
                Packets.ethernet().ipv4("10.0.0.7", "10.0.0.8").udp(40001, 6081)
                        .payload(concat(hex("0100655800000100 00000000"), frame)).build(),
                Packets.ethernet().ipv4("10.0.0.7", "10.0.0.8").udp(40001, 2152)
                        .payload(concat(hex("30ff003400000001"), inner)).build(),
                Packets.ethernet().ipv4("10.0.0.7", "10.0.0.8").udp(40001, 3544).payload(inner6).build(),
                Packets.ethernet().payload(0x8847, concat(hex("000641ff"), inner)),
                Packets.ethernet().payload(0x8864, concat(hex("11000001002a0021"), inner)),
                Packets.ethernet().payload(0x88e7, concat(hex("00000001"), frame)),
                Packets.ethernet().payload(0x0806, new byte[28]));
        List<Conversation.Timed> timed = new ArrayList<>(
                Conversation.of("HS; 0.03 >A 1/1 L50; 0.04 >A 101/1 L50 cap9; 0.05 <A 1/151 L20; 0.06 >FA 151/21; "
                        + "0.07 <FA 21/152; 0.08 >A 152/22").build());
        for (int i = 0; i < packets.size(); i++) {
            timed.add(new Conversation.Timed(Conversation.nanos("1.%03d".formatted(i)), packets.get(i)));
        }
        return timed;
    }
}
