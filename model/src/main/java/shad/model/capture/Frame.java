package shad.model.capture;

import shad.model.buffer.Layouts;

/// One frame of a capture, read in place: link-layer bytes and what the capture says about them.
///
/// A cursor has one frame and moves it along, so nothing of it may be kept beyond the next
/// [FrameCursor#next]. Not thread-safe.
public final class Frame {
    private byte[] bytes = Layouts.NO_BYTES;
    private int offset;
    private int capturedLength;
    private int originalLength;
    private long timestampNanos;
    private long frameNumber;
    private long filePosition;
    private int linkType;
    private int interfaceIndex;

    /// Places the frame over some of `bytes`; for cursors.
    public void wrap(byte[] bytes, int offset, int capturedLength, int originalLength, long timestampNanos,
            long frameNumber, long filePosition) {
        this.bytes = bytes;
        this.offset = offset;
        this.capturedLength = capturedLength;
        this.originalLength = originalLength;
        this.timestampNanos = timestampNanos;
        this.frameNumber = frameNumber;
        this.filePosition = filePosition;
    }

    /// Says which interface the following frames come from; for cursors.
    public void from(int interfaceIndex, int linkType) {
        this.interfaceIndex = interfaceIndex;
        this.linkType = linkType;
    }

    /// The memory that holds the frame, among other things.
    public byte[] bytes() {
        return bytes;
    }

    /// Offset of the first captured byte in [#bytes].
    public int offset() {
        return offset;
    }

    /// Bytes that were captured and can be read from [#offset] on. May be 0.
    public int capturedLength() {
        return capturedLength;
    }

    /// Bytes the frame had on the wire; lengths above 2^31 - 1 read as that. Usually at least [#capturedLength], but
    /// nothing makes a file say so.
    public int originalLength() {
        return originalLength;
    }

    /// Capture time in nanoseconds since the epoch, UTC; finer parts are cut off. Times beyond the years 1677 to 2262
    /// read as the limits of a long.
    public long timestampNanos() {
        return timestampNanos;
    }

    /// Number of the frame in its capture, from 1.
    public long frameNumber() {
        return frameNumber;
    }

    /// Position of the frame's record or block in the capture, after decompression.
    public long filePosition() {
        return filePosition;
    }

    /// LINKTYPE_ value of the bytes; see [LinkType].
    public int linkType() {
        return linkType;
    }

    /// Number of the interface within its pcapng section, or what the capture gives in its place; 0 without one.
    public int interfaceIndex() {
        return interfaceIndex;
    }
}
