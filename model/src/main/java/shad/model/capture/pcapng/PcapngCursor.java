package shad.model.capture.pcapng;

import java.io.IOException;
import shad.model.buffer.Layouts;
import shad.model.buffer.ReadWindow;
import shad.model.capture.CaptureFault.Kind;
import shad.model.capture.CaptureInput;
import shad.model.capture.FileCursor;

/// Frames of a pcapng file (draft-ietf-opsawg-pcapng): a row of blocks, each with its length before and after its body.
///
/// ```
/// +---------------------------------------------------------------+
/// |                          Block type                           |
/// +---------------------------------------------------------------+
/// |                      Block total length                       |
/// +---------------------------------------------------------------+
/// /                          Block body                           /
/// +---------------------------------------------------------------+
/// |                      Block total length                       |
/// +---------------------------------------------------------------+
/// ```
///
/// Every section may be of another byte order and describes its interfaces anew. A block that contradicts itself is
/// left out, and reading goes on at the next place that looks like a block.
final class PcapngCursor extends FileCursor {
    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int LENGTH_OFFSET = 4;
    private static final int TRAILER_LENGTH = 4;
    private static final int MIN_BLOCK_LENGTH = 12;
    private static final int MAX_BLOCK_LENGTH = ReadWindow.MAX_LENGTH;

    private static final int UNSOUND = 0;

    private static final int BYTE_ORDER_OFFSET = 8;

    // Fields that enhanced packet blocks and the obsolete packet blocks have in common.
    private static final int INTERFACE_OFFSET = 8;
    private static final int TIMESTAMP_HIGH_OFFSET = 12;
    private static final int TIMESTAMP_LOW_OFFSET = 16;
    private static final int CAPTURED_LENGTH_OFFSET = 20;
    private static final int ORIGINAL_LENGTH_OFFSET = 24;
    private static final int FRAME_OFFSET = 28;

    private static final int SIMPLE_ORIGINAL_LENGTH_OFFSET = 8;
    private static final int SIMPLE_FRAME_OFFSET = 12;

    private final ReadWindow window;
    private final Interfaces interfaces = new Interfaces();
    private final Landmarks landmarks = new Landmarks();
    private boolean bigEndian;

    PcapngCursor(CaptureInput input) {
        super(input);
        window = new ReadWindow(input.content(), 0);
    }

    @Override
    protected boolean advance() throws IOException {
        Step step;
        do {
            step = step();
        } while (step == Step.BLOCK);
        return step == Step.FRAME;
    }

    /// Takes in the block at the window's position, or leaves out what is damaged there, and moves on.
    private Step step() throws IOException {
        if (!window.require(1)) {
            return Step.END;
        }
        int length = soundLength();
        if (length == UNSOUND) {
            return skip(describeDamage()) ? Step.BLOCK : Step.END;
        }
        boolean hasFrame = readBlock(window.bytes(), window.offset(), length);
        window.advance(length);
        return hasFrame ? Step.FRAME : Step.BLOCK;
    }

    /// Length of the block at the window's position, all of which is in view then; or [#UNSOUND] when it is cut or
    /// contradicts itself.
    private int soundLength() throws IOException {
        if (!window.require(MIN_BLOCK_LENGTH)) {
            return UNSOUND;
        }
        int type = blockType();
        if (type == BlockType.SECTION_HEADER && !hasByteOrder()) {
            return UNSOUND;
        }
        boolean order = isBigEndianHere();
        int length = blockLength(order);
        boolean sound = isSoundLength(type, length) && window.require(length) && trailer(length, order) == length;
        return sound ? length : UNSOUND;
    }

    /// Why [#soundLength] found the block at the window's position unsound.
    private Damage describeDamage() {
        int available = window.available();
        if (available < MIN_BLOCK_LENGTH) {
            return new Damage(
                    Kind.TRUNCATED,
                    "the capture ends within this block: " + available + " of at least " + MIN_BLOCK_LENGTH + " bytes");
        }
        int type = blockType();
        if (type == BlockType.SECTION_HEADER && !hasByteOrder()) {
            return new Damage(Kind.BAD_BLOCK, "the section header does not tell its byte order");
        }
        boolean order = isBigEndianHere();
        int length = blockLength(order);
        if (!isSoundLength(type, length)) {
            return new Damage(
                    Kind.ABSURD_LENGTH,
                    "a block of type 0x" + Integer.toHexString(type) + " claims to have "
                            + Integer.toUnsignedString(length) + " bytes");
        }
        if (available < length) {
            return new Damage(
                    Kind.TRUNCATED, "the capture ends within this block: " + available + " of " + length + " bytes");
        }
        return new Damage(
                Kind.BAD_BLOCK,
                "a block's length is " + length + " before its body and "
                        + Integer.toUnsignedString(trailer(length, order)) + " after it");
    }

    /// Leaves out the damaged block at the window's position, and everything up to the next sound one.
    ///
    /// @return false when none follows
    private boolean skip(Damage damage) throws IOException {
        long start = window.position();
        boolean found = false;
        try {
            found = !isMerelyCut(damage) && findSoundBlock();
            return found;
        } finally {
            if (found) {
                report(start, damage.kind(),
                        damage.reason() + "; skipped " + (window.position() - start) + " bytes to the next block");
            } else {
                report(start, damage.kind(), damage.reason() + "; no block follows");
            }
        }
    }

    /// Moves to the next place where a block of a known type agrees with itself; hardly anything else does.
    private boolean findSoundBlock() throws IOException {
        do {
            window.advance(1);
            if (!window.require(MIN_BLOCK_LENGTH)) {
                return false;
            }
        } while (BlockType.minLength(blockType()) < 0 || soundLength() == UNSOUND);
        return true;
    }

    /// Whether a block beyond the capture's end is a packet that agrees with itself: then its length can be trusted,
    /// and a search for further blocks would only find those in a captured transfer of a pcapng file.
    private boolean isMerelyCut(Damage damage) {
        if (damage.kind() != Kind.TRUNCATED) {
            return false;
        }
        if (window.available() < FRAME_OFFSET) {
            return window.available() < MIN_BLOCK_LENGTH;
        }
        int capturedLength = int32(CAPTURED_LENGTH_OFFSET);
        int unaccounted = blockLength(bigEndian) - FRAME_OFFSET - TRAILER_LENGTH - capturedLength;
        return blockType() == BlockType.ENHANCED_PACKET && capturedLength >= 0 && unaccounted >= 0
                && unaccounted < 1 << 16;
    }

    private static boolean isSoundLength(int type, int length) {
        return length >= Math.max(MIN_BLOCK_LENGTH, BlockType.minLength(type)) && length <= MAX_BLOCK_LENGTH
                && length % 4 == 0;
    }

    private int blockType() {
        return int32(0);
    }

    private int blockLength(boolean order) {
        return Layouts.int32(window.bytes(), window.offset() + LENGTH_OFFSET, order);
    }

    private int trailer(int length, boolean order) {
        return Layouts.int32(window.bytes(), window.offset() + length - TRAILER_LENGTH, order);
    }

    private boolean hasByteOrder() {
        int magic = Layouts.intBe(window.bytes(), window.offset() + BYTE_ORDER_OFFSET);
        return magic == BYTE_ORDER_MAGIC || magic == Integer.reverseBytes(BYTE_ORDER_MAGIC);
    }

    /// Byte order of the block at the window's position: its own when it begins a section, or the section's.
    private boolean isBigEndianHere() {
        return blockType() == BlockType.SECTION_HEADER
                ? Layouts.intBe(window.bytes(), window.offset() + BYTE_ORDER_OFFSET) == BYTE_ORDER_MAGIC
                : bigEndian;
    }

    private int int32(int fieldOffset) {
        return Layouts.int32(window.bytes(), window.offset() + fieldOffset, bigEndian);
    }

    /// Takes in the sound block at `offset`; returns whether it has a frame.
    private boolean readBlock(byte[] bytes, int offset, int length) {
        return switch (blockType()) {
            case BlockType.ENHANCED_PACKET -> readPacket(bytes, offset, length, int32(INTERFACE_OFFSET));
            case BlockType.PACKET -> readPacket(bytes, offset, length,
                    Layouts.unsignedShort(bytes, offset + INTERFACE_OFFSET, bigEndian));
            case BlockType.SIMPLE_PACKET -> readSimplePacket(bytes, offset, length);
            case BlockType.INTERFACE_DESCRIPTION -> {
                readInterface(bytes, offset, length);
                yield false;
            }
            case BlockType.SECTION_HEADER -> {
                landmarks.add(filePosition());
                bigEndian = isBigEndianHere();
                interfaces.clear();
                yield false;
            }
            default -> false;
        };
    }

    private boolean readPacket(byte[] bytes, int offset, int length, int interfaceIndex) {
        int capturedLength = int32(CAPTURED_LENGTH_OFFSET);
        if (capturedLength < 0 || capturedLength > length - FRAME_OFFSET - TRAILER_LENGTH) {
            report(filePosition(), Kind.ABSURD_LENGTH,
                    "the frame claims " + Integer.toUnsignedString(capturedLength)
                            + " captured bytes, more than its block of " + length + " bytes holds; left out");
            return false;
        }
        if (!isDescribed(interfaceIndex)) {
            return false;
        }
        long timestamp = (long) int32(TIMESTAMP_HIGH_OFFSET) << Integer.SIZE
                | Integer.toUnsignedLong(int32(TIMESTAMP_LOW_OFFSET));
        place(bytes, offset + FRAME_OFFSET, capturedLength, int32(ORIGINAL_LENGTH_OFFSET),
                interfaces.timeScale(interfaceIndex).nanos(timestamp), interfaceIndex);
        return true;
    }

    /// Simple packet blocks belong to the first interface and have neither a time nor a captured length: the frame
    /// gets the time of the one before it (0 without one), and all bytes that the block and the snaplen allow for.
    private boolean readSimplePacket(byte[] bytes, int offset, int length) {
        if (!isDescribed(0)) {
            return false;
        }
        int originalLength = int32(SIMPLE_ORIGINAL_LENGTH_OFFSET);
        int capturedLength = length - SIMPLE_FRAME_OFFSET - TRAILER_LENGTH;
        if (originalLength >= 0) {
            capturedLength = Math.min(capturedLength, originalLength);
        }
        int snaplen = interfaces.snaplen(0);
        if (snaplen > 0) {
            capturedLength = Math.min(capturedLength, snaplen);
        }
        place(bytes, offset + SIMPLE_FRAME_OFFSET, capturedLength, originalLength, frame().timestampNanos(), 0);
        return true;
    }

    private boolean isDescribed(int interfaceIndex) {
        if (interfaceIndex >= 0 && interfaceIndex < interfaces.count()) {
            return true;
        }
        report(filePosition(), Kind.UNKNOWN_INTERFACE,
                "the frame belongs to interface " + Integer.toUnsignedString(interfaceIndex)
                        + ", but its section describes " + interfaces.count() + " of them; left out");
        return false;
    }

    private void place(byte[] bytes, int frameOffset, int capturedLength, int originalLength,
            long timestampNanos, int interfaceIndex) {
        frame().from(interfaceIndex, interfaces.linkType(interfaceIndex));
        frame().wrap(bytes, frameOffset, capturedLength,
                originalLength < 0 ? Integer.MAX_VALUE : originalLength,
                timestampNanos, nextFrameNumber(), filePosition());
    }

    private void readInterface(byte[] bytes, int offset, int length) {
        if (interfaces.count() == Interfaces.LIMIT) {
            report(filePosition(), Kind.BAD_BLOCK,
                    "the section describes more than " + Interfaces.LIMIT
                            + " interfaces; the frames of further ones are left out");
            return;
        }
        landmarks.add(filePosition());
        InterfaceDescription description = InterfaceDescription.read(bytes, offset, length, bigEndian);
        if (!description.optionsSound()) {
            report(filePosition(), Kind.BAD_BLOCK,
                    "an option of interface " + interfaces.count() + " is longer than its block; read without it");
        }
        interfaces.add(description);
    }

    @Override
    public String interfaceName() {
        return interfaces.name(frame().interfaceIndex());
    }

    @Override
    public long[] landmarks() {
        return landmarks.positions();
    }

    /// Reads the sections and interfaces between here and `filePosition`, and goes there at once when they are all among
    /// the landmarks; block by block when there may be others.
    @Override
    protected void seek(long filePosition, long[] landmarks) throws IOException {
        int count = this.landmarks.count();
        while (count < landmarks.length && landmarks[count] < filePosition) {
            window.seek(landmarks[count]);
            int length = soundLength();
            if (length == UNSOUND) {
                throw new IOException("the capture changed since it was first read");
            }
            readBlock(window.bytes(), window.offset(), length);
            window.advance(length);
            count++;
        }
        if (count < Landmarks.LIMIT) {
            window.seek(filePosition);
        }
        Step step = Step.BLOCK;
        while (window.position() < filePosition && step != Step.END) {
            step = step();
        }
    }

    @Override
    protected long filePosition() {
        return window.position();
    }

    @Override
    protected void release() throws IOException {
        window.close();
    }

    /// What came of a step from block to block.
    private enum Step {
        /// Nothing more can be read.
        END,
        /// A block without a frame, or damage, lies behind.
        BLOCK,
        /// The frame is in place.
        FRAME
    }

    /// Why the block at the window's position cannot be read.
    private record Damage(Kind kind, String reason) {}
}
