package shad.model.buffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// A window that slides over a stream of bytes, whatever its length.
///
/// Its owner asks for the bytes that it is about to look at ([#require]), reads them in place, and moves on
/// ([#advance]). Owned by one thread at a time. The array changes when the window has to grow, so it is asked for
/// anew after each [#require].
public final class ReadWindow implements AutoCloseable {
    /// Bytes that can be in view at once, at most: the largest length that [#require] accepts.
    public static final int MAX_LENGTH = 16 << 20;

    /// What one read of the channel takes in fits into a processor's second-level cache: headers are then looked at
    /// while they are still near. 4 MiB took half as long again for a whole file of frames of 276 bytes.
    private static final int INITIAL_CAPACITY = 256 << 10;
    /// Who goes from place to place looks at little in each: what one read takes in begins with this and doubles.
    private static final int LENGTH_AFTER_SEEK = 10 << 10;

    private final ReadableByteChannel channel;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    private long startPosition;
    private int offset;
    private int limit;
    private int readLength = INITIAL_CAPACITY;
    private boolean ended;

    /// A window at the start of what `channel` delivers; `startPosition` is what its first byte is called.
    /// The channel is closed with the window.
    public ReadWindow(ReadableByteChannel channel, long startPosition) {
        this.channel = channel;
        this.startPosition = startPosition;
    }

    /// Makes sure that `length` bytes are in view from [#offset] on. Blocks until they are.
    ///
    /// @return false when the stream ends before; [#available] tells how many there are then
    /// @throws IOException when the stream cannot be read on; what is in view stays readable
    public boolean require(int length) throws IOException {
        return limit - offset >= length || fill(length);
    }

    /// The memory behind the window.
    public byte[] bytes() {
        return bytes;
    }

    /// Where the current position is in [#bytes].
    public int offset() {
        return offset;
    }

    /// Bytes in view from the current position on.
    public int available() {
        return limit - offset;
    }

    /// The current position in the stream.
    public long position() {
        return startPosition + offset;
    }

    /// Moves on by `length` bytes, all of which must be in view.
    public void advance(int length) {
        if (length < 0 || length > limit - offset) {
            throw new IllegalArgumentException(length + " of " + (limit - offset) + " bytes");
        }
        offset += length;
    }

    /// Moves to `position` of the stream, forwards or backwards. Only for a channel that is a [SeekableSource].
    public void seek(long position) throws IOException {
        if (position >= startPosition && position <= startPosition + limit) {
            offset = Math.toIntExact(position - startPosition);
            return;
        }
        ((SeekableSource) channel).seek(position);
        startPosition = position;
        offset = 0;
        limit = 0;
        readLength = LENGTH_AFTER_SEEK;
        ended = false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean fill(int length) throws IOException {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(length + " bytes do not fit into a window");
        }
        while (limit - offset < length && !ended) {
            if (limit == view.capacity()) {
                makeRoom();
            }
            int end = (int) Math.min(view.capacity(), (long) limit + readLength);
            readLength = Math.min(2 * readLength, MAX_LENGTH);
            int count = channel.read(view.limit(end).position(limit));
            if (count < 0) {
                ended = true;
            } else {
                limit += count;
            }
        }
        return limit - offset >= length;
    }

    /// Makes room behind the bytes in view. The window doubles only when they fill more than half of it: an absurd
    /// length costs no more memory than there are bytes to fill it.
    private void makeRoom() {
        int length = limit - offset;
        if (length <= view.capacity() / 2) {
            System.arraycopy(bytes, offset, bytes, 0, length);
        } else {
            byte[] larger = new byte[2 * bytes.length];
            System.arraycopy(bytes, offset, larger, 0, length);
            bytes = larger;
            view = ByteBuffer.wrap(larger);
        }
        startPosition += offset;
        limit = length;
        offset = 0;
    }
}
