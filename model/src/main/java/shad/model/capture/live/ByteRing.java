package shad.model.capture.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes on their way from the thread that analyses to the thread that writes, in memory of fixed size. Exactly one thread
/// puts, exactly one drains.
final class ByteRing {
    /// The JDK copies what it writes, and keeps the memory for that.
    private static final int LARGEST_WRITE = 1 << 18;

    private final byte[] bytes;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong drained = new AtomicLong();
    /// Bytes put ever, those that are not yet published included; the putting thread's.
    private long end;

    /// @param capacity a power of two
    ByteRing(int capacity) {
        bytes = new byte[capacity];
    }

    boolean hasRoom(int length) {
        return end + length - drained.getAcquire() <= bytes.length;
    }

    /// Adds bytes, for which there must be room. They wait for [#publish].
    void put(byte[] from, int offset, int length) {
        int start = (int) end & bytes.length - 1;
        int first = Math.min(length, bytes.length - start);
        System.arraycopy(from, offset, bytes, start, first);
        System.arraycopy(from, offset + first, bytes, 0, length - first);
        end += length;
    }

    /// Lets the other thread have what was put: whole blocks, so that a file ends with a whole one.
    void publish() {
        published.setRelease(end);
    }

    /// Bytes put ever. The putting thread only.
    long end() {
        return end;
    }

    /// Bytes that may be drained, ever. Any thread.
    long published() {
        return published.getAcquire();
    }

    /// Bytes drained ever. Any thread.
    long drained() {
        return drained.getAcquire();
    }

    /// Writes what was published up to a position.
    void drainTo(WritableByteChannel target, long position) throws IOException {
        long from = drained.getPlain();
        while (from < position) {
            int start = (int) from & bytes.length - 1;
            int length = (int) Math.min(position - from, Math.min(LARGEST_WRITE, bytes.length - start));
            from += target.write(ByteBuffer.wrap(bytes, start, length));
            drained.setRelease(from);
        }
    }
}
