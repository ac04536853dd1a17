package shad.model.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes classic pcap files for tests, into memory. Settings come before the first record.
public final class PcapWriter {
    private static final int MICROS_MAGIC = 0xa1b2_c3d4;
    private static final int NANOS_MAGIC = 0xa1b2_3c4d;
    private static final int PATCHED_MAGIC = 0xa1b2_cd34;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int magic = MICROS_MAGIC;
    private int majorVersion = 2;
    private int minorVersion = 4;
    private int snaplen = 262_144;
    private int linkType = 1;

    public PcapWriter order(ByteOrder byteOrder) {
        order = byteOrder;
        return this;
    }

    /// Times in nanoseconds instead of microseconds.
    public PcapWriter nanos() {
        magic = NANOS_MAGIC;
        return this;
    }

    /// The form of a patched libpcap of the 1990s, with longer record headers.
    public PcapWriter patched() {
        magic = PATCHED_MAGIC;
        return this;
    }

    public PcapWriter version(int major, int minor) {
        majorVersion = major;
        minorVersion = minor;
        return this;
    }

    public PcapWriter snaplen(int value) {
        snaplen = value;
        return this;
    }

    /// The header's whole last field: LINKTYPE_ value and what is above it.
    public PcapWriter linkType(int value) {
        linkType = value;
        return this;
    }

    /// Adds a packet captured at `timestampNanos`.
    public PcapWriter packet(long timestampNanos, Packet packet) {
        return record(timestampNanos, packet.bytes().length, packet.originalLength(), packet.bytes());
    }

    /// Adds a record whose lengths need not be right.
    public PcapWriter record(long timestampNanos, int capturedLength, int originalLength, byte... bytes) {
        long seconds = Math.floorDiv(timestampNanos, 1_000_000_000L);
        int nanos = Math.floorMod(timestampNanos, 1_000_000_000);
        ByteBuffer header = ByteBuffer.allocate(magic == PATCHED_MAGIC ? 24 : 16).order(order)
                .putInt((int) seconds)
                .putInt(magic == NANOS_MAGIC ? nanos : nanos / 1000)
                .putInt(capturedLength)
                .putInt(originalLength);
        records.writeBytes(header.array());
        records.writeBytes(bytes);
        return this;
    }

    /// Adds bytes that belong to no record.
    public PcapWriter raw(byte... bytes) {
        records.writeBytes(bytes);
        return this;
    }

    /// The whole file.
    public byte[] toByteArray() {
        ByteBuffer header = ByteBuffer.allocate(24).order(order)
                .putInt(magic)
                .putShort((short) majorVersion)
                .putShort((short) minorVersion)
                .putInt(0)
                .putInt(0)
                .putInt(snaplen)
                .putInt(linkType);
        return Bytes.concat(header.array(), records.toByteArray());
    }
}
