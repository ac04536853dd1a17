package shad.model.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes pcapng files for tests, into memory: blocks in the order of the calls. Begin with [#section].
public final class PcapngWriter {
    private static final int SECTION_HEADER = 0x0a0d_0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;

    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /// An option of a block.
    public static final class Option {
        private final int code;
        private final byte[] value;

        public Option(int code, byte... value) {
            this.code = code;
            this.value = value;
        }

        public static Option comment(String text) {
            return new Option(1, text.getBytes(UTF_8));
        }

        /// Units of time per second as a power of ten: 10^`exponent`.
        public static Option timeResolution(int exponent) {
            return new Option(9, (byte) exponent);
        }

        /// Units of time per second as a power of two: 2^`exponent`.
        public static Option binaryTimeResolution(int exponent) {
            return new Option(9, (byte) (0x80 | exponent));
        }
    }

    /// A time offset option; the only one whose value has a byte order.
    public Option timeOffset(long seconds) {
        return new Option(14, ByteBuffer.allocate(8).order(order).putLong(seconds).array());
    }

    /// Begins a section in `byteOrder`.
    public PcapngWriter section(ByteOrder byteOrder, Option... options) {
        order = byteOrder;
        byte[] fixed = buffer(16)
                .putInt(BYTE_ORDER_MAGIC)
                .putShort((short) 1)
                .putShort((short) 0)
                .putLong(-1)
                .array();
        return block(SECTION_HEADER, fixed, options(options));
    }

    /// Begins a little-endian section.
    public PcapngWriter section() {
        return section(ByteOrder.LITTLE_ENDIAN);
    }

    /// Describes the section's next interface.
    public PcapngWriter network(int linkType, int snaplen, Option... options) {
        byte[] fixed = buffer(8).putShort((short) linkType).putShort((short) 0).putInt(snaplen).array();
        return block(INTERFACE_DESCRIPTION, fixed, options(options));
    }

    /// Describes the section's next interface, without a snaplen.
    public PcapngWriter network(int linkType) {
        return network(linkType, 0);
    }

    /// Adds an enhanced packet block; `timestamp` counts the interface's units.
    public PcapngWriter packet(int interfaceIndex, long timestamp, Packet packet, Option... options) {
        return enhancedPacket(interfaceIndex, timestamp, packet.bytes().length, packet.originalLength(),
                packet.bytes(), options);
    }

    /// Adds an enhanced packet block whose lengths need not be right.
    public PcapngWriter enhancedPacket(int interfaceIndex, long timestamp, int capturedLength, int originalLength,
            byte[] bytes, Option... options) {
        byte[] fixed = buffer(20)
                .putInt(interfaceIndex)
                .putInt((int) (timestamp >>> 32))
                .putInt((int) timestamp)
                .putInt(capturedLength)
                .putInt(originalLength)
                .array();
        return block(ENHANCED_PACKET, fixed, padded(bytes), options(options));
    }

    /// Adds an obsolete packet block.
    public PcapngWriter obsoletePacket(int interfaceIndex, long timestamp, Packet packet, Option... options) {
        byte[] fixed = buffer(20)
                .putShort((short) interfaceIndex)
                .putShort((short) 0)
                .putInt((int) (timestamp >>> 32))
                .putInt((int) timestamp)
                .putInt(packet.bytes().length)
                .putInt(packet.originalLength())
                .array();
        return block(PACKET, fixed, padded(packet.bytes()), options(options));
    }

    /// Adds a simple packet block.
    public PcapngWriter simplePacket(Packet packet) {
        return block(SIMPLE_PACKET, buffer(4).putInt(packet.originalLength()).array(), padded(packet.bytes()));
    }

    /// Adds any block: its type and its body, in parts, whose lengths must add up to a multiple of 4.
    public PcapngWriter block(int type, byte[]... body) {
        byte[] content = Bytes.concat(body);
        int length = content.length + 12;
        blocks.writeBytes(buffer(length).putInt(type).putInt(length).put(content).putInt(length).array());
        return this;
    }

    /// Adds bytes that belong to no block.
    public PcapngWriter raw(byte... bytes) {
        blocks.writeBytes(bytes);
        return this;
    }

    /// Bytes written so far: where the next block begins.
    public int size() {
        return blocks.size();
    }

    /// The whole file.
    public byte[] toByteArray() {
        return blocks.toByteArray();
    }

    private byte[] options(Option... options) {
        if (options.length == 0) {
            return new byte[0];
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (Option option : options) {
            encoded.writeBytes(buffer(4).putShort((short) option.code).putShort((short) option.value.length).array());
            encoded.writeBytes(padded(option.value));
        }
        // End of options.
        encoded.writeBytes(new byte[4]);
        return encoded.toByteArray();
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 3 & ~3);
    }

    private ByteBuffer buffer(int capacity) {
        return ByteBuffer.allocate(capacity).order(order);
    }
}
