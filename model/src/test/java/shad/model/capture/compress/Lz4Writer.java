package shad.model.capture.compress;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Packs LZ4 frames for tests: blocks of 64 KiB that refer to those before, all checksums, matches found in the
/// simplest way.
public final class Lz4Writer {
    private static final int BLOCK_LENGTH = 1 << 16;
    private static final int HISTORY_LENGTH = 1 << 16;
    private static final int MIN_MATCH_LENGTH = 4;
    /// The format wants the last five bytes of a block to be literals, and no match to begin in the last twelve.
    private static final int LAST_LITERALS = 5;

    private static final int NO_MATCH_AT_END = 12;

    private final byte[] content;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

    private Lz4Writer(byte[] content) {
        this.content = content;
    }

    /// `content` as one frame.
    public static byte[] pack(byte[] content) {
        return new Lz4Writer(content).pack();
    }

    private byte[] pack() {
        putInt(Lz4InputStream.MAGIC);
        // Version 1, linked blocks, block and content checksums; blocks of 64 KiB.
        byte[] descriptor = {0x54, 0x40};
        frame.writeBytes(descriptor);
        frame.write(XxHash32.of(descriptor, 0, descriptor.length) >> 8);
        for (int start = 0; start < content.length; start += BLOCK_LENGTH) {
            putBlock(start, Math.min(start + BLOCK_LENGTH, content.length));
        }
        putInt(0);
        putInt(XxHash32.of(content, 0, content.length));
        return frame.toByteArray();
    }

    private void putBlock(int start, int end) {
        byte[] packed = packBlock(start, end);
        if (packed.length < end - start) {
            putInt(packed.length);
        } else {
            packed = Arrays.copyOfRange(content, start, end);
            putInt(0x8000_0000 | packed.length);
        }
        frame.writeBytes(packed);
        putInt(XxHash32.of(packed, 0, packed.length));
    }

    private byte[] packBlock(int start, int end) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        Map<Integer, Integer> lastSeen = new HashMap<>();
        for (int i = Math.max(0, start - HISTORY_LENGTH + 1); i < start - MIN_MATCH_LENGTH; i++) {
            lastSeen.put(wordAt(i), i);
        }
        int literals = start;
        int position = start;
        while (position < end - NO_MATCH_AT_END) {
            Integer match = lastSeen.put(wordAt(position), position);
            if (match == null || position - match >= HISTORY_LENGTH) {
                position++;
                continue;
            }
            int length = MIN_MATCH_LENGTH;
            while (position + length < end - LAST_LITERALS && content[match + length] == content[position + length]) {
                length++;
            }
            putSequence(block, literals, position, position - match, length);
            position += length;
            literals = position;
        }
        putSequence(block, literals, end, 0, MIN_MATCH_LENGTH);
        return block.toByteArray();
    }

    private void putSequence(ByteArrayOutputStream block, int literals, int literalsEnd, int distance, int length) {
        int literalLength = literalsEnd - literals;
        int matchLength = length - MIN_MATCH_LENGTH;
        block.write(Math.min(literalLength, 15) << 4 | Math.min(matchLength, 15));
        putMore(block, literalLength);
        block.write(content, literals, literalLength);
        if (distance > 0) {
            block.write(distance);
            block.write(distance >> 8);
            putMore(block, matchLength);
        }
    }

    private static void putMore(ByteArrayOutputStream block, int length) {
        if (length >= 15) {
            int rest = length - 15;
            for (; rest >= 255; rest -= 255) {
                block.write(255);
            }
            block.write(rest);
        }
    }

    private int wordAt(int position) {
        return ByteBuffer.wrap(content).getInt(position);
    }

    private void putInt(int value) {
        frame.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }
}
