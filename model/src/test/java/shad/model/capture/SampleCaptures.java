package shad.model.capture;

import static shad.model.testing.PcapngWriter.Option.binaryTimeResolution;
import static shad.model.testing.PcapngWriter.Option.comment;
import static shad.model.testing.PcapngWriter.Option.timeResolution;

import java.nio.ByteOrder;
import java.util.List;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;
import shad.model.testing.PcapngWriter;

/// Good captures that between them use every part of the formats.
final class SampleCaptures {
    private static final long TIME = 1_700_000_000_123_456_789L;

    private SampleCaptures() {}

    static List<byte[]> all() {
        return List.of(
                pcap(new PcapWriter()),
                pcap(new PcapWriter().order(ByteOrder.BIG_ENDIAN).nanos()),
                pcap(new PcapWriter().patched()),
                pcapng(ByteOrder.LITTLE_ENDIAN),
                pcapng(ByteOrder.BIG_ENDIAN));
    }

    static byte[] pcap(PcapWriter writer) {
        for (int i = 0; i < 40; i++) {
            writer.packet(TIME + i * 1_000_000L, packet(i));
        }
        return writer.toByteArray();
    }

    static byte[] pcapng(ByteOrder order) {
        PcapngWriter writer = new PcapngWriter().section(order, comment("a sample"));
        writer.network(LinkType.ETHERNET)
                .network(LinkType.ETHERNET, 100, timeResolution(9), writer.timeOffset(1000))
                .network(LinkType.ETHERNET, 0, binaryTimeResolution(20));
        for (int i = 0; i < 20; i++) {
            writer.packet(i % 3, TIME + i, packet(i), comment("number " + i));
        }
        writer.block(4, new byte[12]).simplePacket(packet(1)).obsoletePacket(2, TIME, packet(2));
        ByteOrder otherOrder =
                order == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        writer.section(otherOrder).network(LinkType.RAW);
        for (int i = 0; i < 20; i++) {
            writer.packet(0, TIME / 1000 + i, packet(i));
        }
        return writer.toByteArray();
    }

    private static Packet packet(int i) {
        return Packets.ethernet()
                .ipv4("10.0.0.1", "10.0.0.2")
                .tcp(40000 + i, 80)
                .flags("PA")
                .payload("GET /".repeat(i))
                .build();
    }
}
