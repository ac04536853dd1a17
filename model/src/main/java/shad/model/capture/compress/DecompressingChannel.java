package shad.model.capture.compress;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Unpacks a compressed capture on a thread of its own, a few blocks ahead of the reader.
///
/// [#read] and [#close] belong to one thread at a time. Bytes that were unpacked before damage are delivered before
/// the [CompressionException] is thrown.
public final class DecompressingChannel implements ReadableByteChannel {
    private static final int BLOCK_LENGTH = 1 << 16;
    private static final int BLOCK_COUNT = 16;
    private static final int SOURCE_BUFFER_LENGTH = 1 << 16;

    private final ReadableByteChannel source;
    private final Compression compression;
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCK_COUNT);
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCK_COUNT);
    private final Thread thread;
    private @Nullable Block current;
    private int offset;
    private volatile boolean closed;

    /// Starts to unpack `source`, which is closed when it ends or when this channel is closed.
    public DecompressingChannel(ReadableByteChannel source, Compression compression) {
        this.source = source;
        this.compression = compression;
        for (int i = 0; i < BLOCK_COUNT; i++) {
            free.add(new Block());
        }
        thread = Thread.ofPlatform().name("unpack " + compression.label()).daemon().start(this::unpack);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        try {
            Block block = current;
            if (block == null) {
                block = filled.take();
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
                free.put(block);
                return count;
            }
            if (block.failure != null) {
                throw block.failure;
            }
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while waiting for unpacked bytes", e);
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

    private void unpack() {
        try (source) {
            Block block = free.take();
            try (InputStream unpacked = compression.decompress(buffered(source))) {
                for (int count = fill(block, unpacked); count >= 0 && !closed; count = fill(block, unpacked)) {
                    filled.put(block);
                    block = free.take();
                }
            } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
                // Libraries answer hostile bytes, or a machine they do not support, with more than IOException.
                block.failure = new CompressionException(describe(e), e);
            }
            block.isLast = true;
            filled.put(block);
        } catch (InterruptedException e) {
            // Only close() interrupts this thread: nobody waits for more.
        } catch (IOException e) {
            // All bytes were delivered: a source that fails to close takes nothing away.
        }
    }

    private String describe(Throwable failure) {
        String subject = "the " + compression.label() + " data is ";
        return failure instanceof EOFException
                ? subject + "cut short"
                : subject + "damaged or cut short (" + failure.getMessage() + ")";
    }

    private static InputStream buffered(ReadableByteChannel source) {
        return new BufferedInputStream(Channels.newInputStream(source), SOURCE_BUFFER_LENGTH);
    }

    private static int fill(Block block, InputStream unpacked) throws IOException {
        block.length = 0;
        int count = unpacked.read(block.bytes);
        block.length = Math.max(count, 0);
        return count;
    }

    /// Unpacked bytes on their way from thread to thread.
    private static final class Block {
        final byte[] bytes = new byte[BLOCK_LENGTH];
        int length;
        boolean isLast;
        @Nullable
        IOException failure;
    }
}
