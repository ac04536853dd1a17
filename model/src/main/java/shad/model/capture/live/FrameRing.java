package shad.model.capture.live;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLong;
import shad.model.capture.Frame;

/// Frames on their way from the thread that captures to the thread that analyses, in memory of fixed size: nothing is
/// allocated for a frame, and one that finds no room is counted and lost. Exactly one thread puts, exactly one takes.
final class FrameRing {
    /// Room for this many bytes a frame; smaller ones run out of slots before they run out of bytes.
    private static final int BYTES_PER_SLOT = 128;

    private final byte[] bytes;
    private final long[] timestamps;
    private final long[] ends;
    private final int[] starts;
    private final int[] capturedLengths;
    private final int[] originalLengths;
    private final int slotMask;
    /// Frames put, and frames taken, ever. Publishing one of them publishes the slots before it.
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile int linkType = CaptureInterface.UNKNOWN_LINK_TYPE;

    /// Bytes put ever, gaps included; the putting thread's.
    private long end;
    /// What the putting thread last saw of the other: frames taken, and the end of the last of them.
    private long seenTaken;
    private long freedTo;

    /// @param capacity bytes of frames it holds, a power of two
    FrameRing(int capacity) {
        bytes = new byte[capacity];
        int slots = capacity / BYTES_PER_SLOT;
        slotMask = slots - 1;
        timestamps = new long[slots];
        ends = new long[slots];
        starts = new int[slots];
        capturedLengths = new int[slots];
        originalLengths = new int[slots];
    }

    /// Says what the frames are, before the first of them is put.
    void setLinkType(int type) {
        linkType = type;
    }

    /// LINKTYPE_ value of the frames, or [CaptureInterface#UNKNOWN_LINK_TYPE] before the first.
    int linkType() {
        return linkType;
    }

    /// Adds a frame out of native memory, or loses it.
    void put(MemorySegment from, long offset, int capturedLength, int originalLength, long timestampNanos) {
        int start = reserve(capturedLength);
        if (start >= 0) {
            MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset, bytes, start, capturedLength);
            publish(start, capturedLength, originalLength, timestampNanos);
        }
    }

    /// Adds a frame, or loses it.
    void put(byte[] from, int offset, int capturedLength, int originalLength, long timestampNanos) {
        int start = reserve(capturedLength);
        if (start >= 0) {
            System.arraycopy(from, offset, bytes, start, capturedLength);
            publish(start, capturedLength, originalLength, timestampNanos);
        }
    }

    /// Where in the memory the next frame goes, or -1 where it finds no room. A frame is never cut in two.
    private int reserve(int length) {
        int start = (int) (end & bytes.length - 1);
        int gap = length > bytes.length - start ? bytes.length - start : 0;
        if (!hasRoom(gap + length)) {
            lost.setRelease(lost.getPlain() + 1);
            return -1;
        }
        end += gap;
        return gap > 0 ? 0 : start;
    }

    private boolean hasRoom(int length) {
        if (isFree(length)) {
            return true;
        }
        seenTaken = taken.getAcquire();
        if (seenTaken > 0) {
            freedTo = ends[(int) (seenTaken - 1) & slotMask];
        }
        return isFree(length);
    }

    private boolean isFree(int length) {
        return end + length - freedTo <= bytes.length && put.getPlain() - seenTaken <= slotMask;
    }

    private void publish(int start, int capturedLength, int originalLength, long timestampNanos) {
        end += capturedLength;
        int slot = (int) put.getPlain() & slotMask;
        timestamps[slot] = timestampNanos;
        ends[slot] = end;
        starts[slot] = start;
        capturedLengths[slot] = capturedLength;
        originalLengths[slot] = originalLength;
        put.setRelease(put.getPlain() + 1);
    }

    /// Whether there is no frame to take.
    boolean isEmpty() {
        return put.getAcquire() == taken.getPlain();
    }

    /// Capture time of the oldest frame; there must be one.
    long timestampNanos() {
        return timestamps[oldest()];
    }

    /// Places `frame` over the oldest frame, of which there must be one; it stays in place until [#remove].
    void read(Frame frame, long frameNumber, long filePosition) {
        int slot = oldest();
        frame.wrap(bytes, starts[slot], capturedLengths[slot], originalLengths[slot], timestamps[slot], frameNumber,
                filePosition);
    }

    /// Lets go of the oldest frame.
    void remove() {
        taken.setRelease(taken.getPlain() + 1);
    }

    private int oldest() {
        return (int) taken.getPlain() & slotMask;
    }

    /// Frames that found no room. Any thread.
    long lost() {
        return lost.getAcquire();
    }
}
