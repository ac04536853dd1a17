package shad.model.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import shad.model.buffer.SeekableSource;

/// A channel whose first bytes can be looked at before they are read, and that counts what it takes from its source.
final class PeekChannel implements SeekableSource {
    private final ReadableByteChannel source;
    private ByteBuffer head = ByteBuffer.allocate(0);
    private volatile long bytesRead;

    PeekChannel(ReadableByteChannel source) {
        this.source = source;
    }

    /// The first bytes, up to `length` or the end. To be called once, before anything is read.
    ByteBuffer peek(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        // Pipes deliver less than asked for.
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = readSource(bytes);
        }
        head = bytes.flip();
        return head.asReadOnlyBuffer();
    }

    /// Bytes taken from the source so far. Any thread may ask.
    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!head.hasRemaining()) {
            return readSource(target);
        }
        int count = Math.min(head.remaining(), target.remaining());
        target.put(head.slice().limit(count));
        head.position(head.position() + count);
        return count;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads, others only look.
    private int readSource(ByteBuffer target) throws IOException {
        int count = source.read(target);
        if (count > 0) {
            bytesRead += count;
        }
        return count;
    }

    @Override
    public void seek(long position) throws IOException {
        if (!(source instanceof SeekableByteChannel seekable)) {
            throw new IOException("a stream can be read from first byte to last only");
        }
        seekable.position(position);
        head = ByteBuffer.allocate(0);
    }

    @Override
    public boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
