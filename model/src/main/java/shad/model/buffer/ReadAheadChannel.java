package shad.model.buffer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a stream on a thread of its own, a few blocks ahead of the reader. So work on the bytes goes on beside the
/// reader's, and a reader that waits for them can be stopped, though nothing can interrupt the stream itself: standard
/// input, or a named pipe that nobody has opened for writing.
///
/// [#read] and [#close] belong to one thread at a time. What one read of the stream gives is delivered at once, and bytes
/// that came before a failure before the failure.
public final class ReadAheadChannel implements ReadableByteChannel {
    private static final int BLOCK_LENGTH = 1 << 16;
    private static final int BLOCK_COUNT = 16;
    /// How long a stop may go unnoticed.
    private static final long MILLIS_PER_LOOK = 25;

    /// Opens the stream, on the channel's thread. It is closed there too.
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    private final Opener opener;
    private final Function<Throwable, IOException> failure;
    private final BooleanSupplier stopped;
    private final Thread thread;
    /// The monitor allocates nothing when somebody waits, unlike a queue. Guards the ring and its two counts.
    private final Object lock = new Object();
    private final Block[] ring = new Block[BLOCK_COUNT];
    private long filled;
    private long emptied;
    private @Nullable Block current;
    private int offset;
    private volatile boolean closed;

    /// Starts to read.
    ///
    /// @param threadName what the thread is called
    /// @param failure what a reader is told about something that the stream threw
    /// @param stopped asked now and then, on the reader's thread: whether to end a read with [StoppedException]
    public ReadAheadChannel(
            String threadName, Opener opener, Function<Throwable, IOException> failure, BooleanSupplier stopped) {
        this.opener = opener;
        this.failure = failure;
        this.stopped = stopped;
        Arrays.setAll(ring, i -> new Block());
        thread = Thread.ofPlatform().name(threadName).daemon().start(this::readAhead);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        try {
            Block block = current;
            if (block == null) {
                block = nextBlock();
                current = block;
                offset = 0;
            }
            int count = Math.min(block.length - offset, target.remaining());
            target.put(block.bytes, offset, count);
            offset += count;
            if (offset < block.length || count > 0 && block.isLast) {
                return count;
            }
            if (!block.isLast) {
                current = null;
                release();
                return count;
            }
            if (block.failure != null) {
                throw block.failure;
            }
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while waiting for bytes", e);
        }
    }

    /// The oldest block that is filled. It stays the reader's until [#release].
    private Block nextBlock() throws InterruptedException, StoppedException {
        while (true) {
            synchronized (lock) {
                if (filled == emptied) {
                    lock.wait(MILLIS_PER_LOOK);
                }
                Block block = filled == emptied ? null : ring[(int) (emptied % BLOCK_COUNT)];
                // Also when there is one: it may be the failure of a source that was stopped first.
                if (stopped.getAsBoolean()) {
                    throw new StoppedException();
                }
                if (block != null) {
                    return block;
                }
            }
        }
    }

    private void release() {
        synchronized (lock) {
            emptied++;
            lock.notifyAll();
        }
    }

    /// A block that the reader does not hold.
    private Block freeBlock() throws InterruptedException {
        synchronized (lock) {
            while (filled - emptied == BLOCK_COUNT) {
                lock.wait();
            }
            return ring[(int) (filled % BLOCK_COUNT)];
        }
    }

    private void deliver() {
        synchronized (lock) {
            filled++;
            lock.notifyAll();
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    /// Stops the thread without waiting for it: it may be inside a read of a source that nothing can interrupt.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void readAhead() {
        InputStream stream = null;
        try {
            Block block = freeBlock();
            try {
                stream = opener.open();
                while (!closed && fill(block, stream)) {
                    deliver();
                    block = freeBlock();
                }
            } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
                // Libraries answer hostile bytes, or a machine they do not support, with more than IOException.
                block.failure = failure.apply(e);
            }
            block.isLast = true;
            deliver();
        } catch (InterruptedException e) {
            // Only close() interrupts this thread: nobody waits for more.
        } finally {
            closeQuietly(stream);
        }
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // All bytes were delivered: a source that fails to close takes nothing away.
        }
    }

    /// Returns false at the end of the stream.
    private static boolean fill(Block block, InputStream stream) throws IOException {
        block.length = 0;
        int count = stream.read(block.bytes);
        block.length = Math.max(count, 0);
        return count >= 0;
    }

    /// Bytes on their way from thread to thread.
    private static final class Block {
        final byte[] bytes = new byte[BLOCK_LENGTH];
        int length;
        boolean isLast;
        @Nullable
        IOException failure;
    }
}
