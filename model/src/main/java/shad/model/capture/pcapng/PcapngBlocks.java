package shad.model.capture.pcapng;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.buffer.Layouts;

/// The blocks that Shad writes (draft-ietf-opsawg-pcapng section 4), least significant byte first, times in
/// nanoseconds.
public final class PcapngBlocks {
    /// Bytes of an enhanced packet block before the frame.
    public static final int PACKET_HEADER_LENGTH = 28;
    /// Bytes of an enhanced packet block after the frame and its padding.
    public static final int TRAILER_LENGTH = 4;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int MAJOR_VERSION = 1;
    private static final int OPTION_HEADER_LENGTH = 4;
    private static final int APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int TIME_RESOLUTION = 9;
    private static final byte NANOSECONDS = 9;
    private static final int LONGEST_NAME = 1 << 10;

    private PcapngBlocks() {}

    /// The block that begins a file.
    ///
    /// @param application what wrote it
    public static byte[] sectionHeader(String application) {
        byte[] option = option(APPLICATION, text(application));
        byte[] block = block(BlockType.SECTION_HEADER, 16, option);
        Layouts.setIntLe(block, 8, BYTE_ORDER_MAGIC);
        Layouts.setShortLe(block, 12, MAJOR_VERSION);
        // The length of a section that is still being written is not known: -1.
        Layouts.setIntLe(block, 16, -1);
        Layouts.setIntLe(block, 20, -1);
        return block;
    }

    /// The block that must come before the frames of an interface.
    public static byte[] interfaceDescription(String name, int linkType, int snaplen) {
        byte[] options = concatenate(
                option(INTERFACE_NAME, text(name)),
                option(TIME_RESOLUTION, new byte[] {NANOSECONDS}));
        byte[] block = block(BlockType.INTERFACE_DESCRIPTION, 8, options);
        Layouts.setShortLe(block, 8, linkType);
        Layouts.setIntLe(block, 12, snaplen);
        return block;
    }

    /// Bytes of the whole enhanced packet block with a frame of this length.
    public static int packetLength(int capturedLength) {
        return PACKET_HEADER_LENGTH + paddedLength(capturedLength) + TRAILER_LENGTH;
    }

    /// Length with what fills it up to a multiple of four.
    public static int paddedLength(int length) {
        return length + 3 & ~3;
    }

    /// Writes what precedes the frame, [#PACKET_HEADER_LENGTH] bytes, to the beginning of `target`.
    public static void writePacketHeader(byte[] target, int interfaceIndex, long timestampNanos, int capturedLength,
            int originalLength) {
        Layouts.setIntLe(target, 0, BlockType.ENHANCED_PACKET);
        Layouts.setIntLe(target, 4, packetLength(capturedLength));
        Layouts.setIntLe(target, 8, interfaceIndex);
        Layouts.setIntLe(target, 12, (int) (timestampNanos >>> Integer.SIZE));
        Layouts.setIntLe(target, 16, (int) timestampNanos);
        Layouts.setIntLe(target, 20, capturedLength);
        Layouts.setIntLe(target, 24, originalLength);
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > LONGEST_NAME ? Arrays.copyOf(bytes, LONGEST_NAME) : bytes;
    }

    private static byte[] option(int code, byte[] value) {
        byte[] option = new byte[OPTION_HEADER_LENGTH + paddedLength(value.length)];
        Layouts.setShortLe(option, 0, code);
        Layouts.setShortLe(option, 2, value.length);
        System.arraycopy(value, 0, option, OPTION_HEADER_LENGTH, value.length);
        return option;
    }

    /// A block with room for `fields` bytes and with these options, and the option that ends them.
    private static byte[] block(int type, int fields, byte[] options) {
        int length = 8 + fields + options.length + OPTION_HEADER_LENGTH + TRAILER_LENGTH;
        byte[] block = new byte[length];
        Layouts.setIntLe(block, 0, type);
        Layouts.setIntLe(block, 4, length);
        System.arraycopy(options, 0, block, 8 + fields, options.length);
        Layouts.setIntLe(block, length - TRAILER_LENGTH, length);
        return block;
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
