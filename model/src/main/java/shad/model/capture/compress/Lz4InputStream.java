package shad.model.capture.compress;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;

/// Unpacks LZ4 frames, one after the other (LZ4 frame format 1.6.4, LZ4 block format). Skippable frames are skipped,
/// all checksums are verified, dictionaries are not supported.
///
/// A frame is a header, then blocks of a length and packed bytes, then a length of 0. Not thread-safe.
final class Lz4InputStream extends InputStream {
    static final int MAGIC = 0x184d_2204;

    private static final int SKIPPABLE_MAGIC = 0x184d_2a50;
    private static final int SKIPPABLE_MASK = 0xffff_fff0;

    // Bits of the header's first byte.
    private static final int VERSION_MASK = 0xc0;
    private static final int VERSION_1 = 0x40;
    private static final int INDEPENDENT_BLOCKS = 0x20;
    private static final int BLOCK_CHECKSUMS = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_CHECKSUM = 0x04;
    private static final int DICTIONARY = 0x01;

    private static final int STORED_BLOCK = 0x8000_0000;
    private static final int SMALLEST_BLOCK_CODE = 4;
    private static final int MIN_MATCH_LENGTH = 4;
    /// How far back matches reach.
    private static final int HISTORY_LENGTH = 1 << 16;

    private final InputStream source;
    private final byte[] word = new byte[Integer.BYTES];
    private final XxHash32 contentHash = new XxHash32();
    private int flags;
    private byte[] packed = new byte[0];
    /// Unpacked bytes: up to [#HISTORY_LENGTH] of earlier blocks, then the current one from `position` to `limit`.
    private byte[] unpacked = new byte[0];
    private int historyStart;
    private int position;
    private int limit;
    private boolean inFrame;
    /// What stopped the unpacking; thrown when the bytes before it are delivered.
    private @Nullable IOException failure;

    Lz4InputStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position == limit) {
            if (failure != null) {
                throw failure;
            }
            if (!inFrame && !beginFrame()) {
                return -1;
            }
            readBlock();
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(unpacked, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /// Reads frame headers up to one with content; returns false at the end of the source.
    private boolean beginFrame() throws IOException {
        while (true) {
            int count = source.readNBytes(word, 0, word.length);
            if (count == 0) {
                return false;
            }
            if (count < word.length) {
                throw new EOFException("it ends within a frame header");
            }
            int magic = Layouts.intLe(word, 0);
            if (magic == MAGIC) {
                readFrameHeader();
                return true;
            }
            if ((magic & SKIPPABLE_MASK) != SKIPPABLE_MAGIC) {
                throw new IOException("no frame begins where one should");
            }
            source.skipNBytes(Integer.toUnsignedLong(readInt()));
        }
    }

    private void readFrameHeader() throws IOException {
        byte[] descriptor = new byte[2 + Long.BYTES];
        readFully(descriptor, 0, 2);
        flags = descriptor[0];
        int length = 2;
        if ((flags & CONTENT_SIZE) != 0) {
            readFully(descriptor, length, Long.BYTES);
            length += Long.BYTES;
        }
        if ((flags & VERSION_MASK) != VERSION_1) {
            throw new IOException("the frame is of an unknown version");
        }
        if ((flags & DICTIONARY) != 0) {
            throw new IOException("the frame needs a dictionary");
        }
        int blockCode = descriptor[1] >> 4 & 7;
        if (blockCode < SMALLEST_BLOCK_CODE) {
            throw new IOException("the frame has no valid block size");
        }
        byte[] checksum = new byte[1];
        readFully(checksum, 0, 1);
        if (checksum[0] != (byte) (XxHash32.of(descriptor, 0, length) >> 8)) {
            throw new IOException("the checksum of a frame header is wrong");
        }
        // 64 KiB, 256 KiB, 1 MiB or 4 MiB.
        int blockLength = 1 << 8 + 2 * blockCode;
        if (packed.length != blockLength) {
            packed = new byte[blockLength];
            unpacked = new byte[HISTORY_LENGTH + blockLength];
        }
        historyStart = HISTORY_LENGTH;
        position = HISTORY_LENGTH;
        limit = HISTORY_LENGTH;
        contentHash.reset();
        inFrame = true;
    }

    /// Unpacks the next block, or ends the frame.
    private void readBlock() throws IOException {
        int header = readInt();
        if (header == 0) {
            endFrame();
            return;
        }
        int length = header & ~STORED_BLOCK;
        if (length > packed.length) {
            throw new IOException("a block is longer than its frame allows");
        }
        int present = source.readNBytes(packed, 0, length);
        boolean complete = present == length;
        if (complete && (flags & BLOCK_CHECKSUMS) != 0 && readInt() != XxHash32.of(packed, 0, length)) {
            throw new IOException("the checksum of a block is wrong");
        }
        keepHistory();
        try {
            if ((header & STORED_BLOCK) != 0) {
                System.arraycopy(packed, 0, unpacked, limit, present);
                limit += present;
            } else {
                unpack(present);
            }
        } catch (IOException e) {
            failure = e;
        }
        if (!complete) {
            failure = new EOFException("it ends within a block");
        }
        contentHash.update(unpacked, position, limit - position);
    }

    private void endFrame() throws IOException {
        inFrame = false;
        if ((flags & CONTENT_CHECKSUM) != 0 && readInt() != contentHash.value()) {
            throw new IOException("the checksum of the content is wrong");
        }
    }

    /// Moves the end of what was unpacked before the place of the next block, where its matches look for it.
    private void keepHistory() {
        if ((flags & INDEPENDENT_BLOCKS) != 0) {
            historyStart = HISTORY_LENGTH;
        } else {
            int length = Math.min(limit - historyStart, HISTORY_LENGTH);
            System.arraycopy(unpacked, limit - length, unpacked, HISTORY_LENGTH - length, length);
            historyStart = HISTORY_LENGTH - length;
        }
        position = HISTORY_LENGTH;
        limit = HISTORY_LENGTH;
    }

    /// Unpacks a block: literals, then a match among the bytes before, and so on; literals end it.
    private void unpack(int packedLength) throws IOException {
        int in = 0;
        while (in < packedLength) {
            int token = packed[in++];
            int literalLength = token >> 4 & 15;
            if (literalLength == 15) {
                int more;
                do {
                    more = in < packedLength ? packed[in++] & 0xff : 0;
                    literalLength += more;
                } while (more == 255);
            }
            if (literalLength > packedLength - in || literalLength > unpacked.length - limit) {
                throw damagedBlock();
            }
            System.arraycopy(packed, in, unpacked, limit, literalLength);
            in += literalLength;
            limit += literalLength;
            if (in == packedLength) {
                return;
            }
            if (packedLength - in < Short.BYTES) {
                throw damagedBlock();
            }
            int distance = packed[in] & 0xff | (packed[in + 1] & 0xff) << 8;
            in += Short.BYTES;
            int matchLength = (token & 15) + MIN_MATCH_LENGTH;
            if ((token & 15) == 15) {
                int more;
                do {
                    more = in < packedLength ? packed[in++] & 0xff : 0;
                    matchLength += more;
                } while (more == 255);
            }
            if (distance == 0 || distance > limit - historyStart || matchLength > unpacked.length - limit) {
                throw damagedBlock();
            }
            copyMatch(distance, matchLength);
        }
    }

    private void copyMatch(int distance, int length) {
        if (distance >= length) {
            System.arraycopy(unpacked, limit - distance, unpacked, limit, length);
        } else {
            // The match runs into the bytes that it makes: they repeat.
            for (int i = limit; i < limit + length; i++) {
                unpacked[i] = unpacked[i - distance];
            }
        }
        limit += length;
    }

    private static IOException damagedBlock() {
        return new IOException("a block contradicts itself");
    }

    private int readInt() throws IOException {
        readFully(word, 0, word.length);
        return Layouts.intLe(word, 0);
    }

    private void readFully(byte[] target, int offset, int length) throws IOException {
        if (source.readNBytes(target, offset, length) < length) {
            throw new EOFException("it ends within a frame");
        }
    }
}
