package shad.model.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.capture.compress.Compression;

/// The bytes of a capture on their way to a cursor, unpacked, with what is known about their source.
public final class CaptureInput implements Closeable {
    private final String name;
    private final long size;
    private final PeekChannel source;
    private final PeekChannel content;
    private final ByteBuffer head;
    private final @Nullable Compression compression;

    private CaptureInput(String name, long size, PeekChannel source, PeekChannel content, ByteBuffer head,
            @Nullable Compression compression) {
        this.name = name;
        this.size = size;
        this.source = source;
        this.content = content;
        this.head = head;
        this.compression = compression;
    }

    /// Looks at the first bytes of `channel` and unpacks it where they say that it is compressed.
    ///
    /// @param name what a person calls the capture
    /// @param size bytes that the channel will deliver, or -1 when unknown
    /// @param stopped whether a read that waits for bytes shall end
    /// @throws IOException when the source fails, or its compressed bytes are damaged from the start
    static CaptureInput of(String name, long size, ReadableByteChannel channel, BooleanSupplier stopped)
            throws IOException {
        PeekChannel source = new PeekChannel(channel);
        ByteBuffer head = source.peek(CaptureFormat.HEAD_LENGTH);
        Compression compression = Compression.of(head);
        if (compression == null) {
            return new CaptureInput(name, size, source, source, head, null);
        }
        PeekChannel content = new PeekChannel(compression.unpack(source, stopped));
        try {
            head = content.peek(CaptureFormat.HEAD_LENGTH);
        } catch (IOException e) {
            content.close();
            throw e;
        }
        return new CaptureInput(name, size, source, content, head, compression);
    }

    /// What a person calls the capture: its path, or a word like "standard input".
    public String name() {
        return name;
    }

    /// Bytes of the source when it was opened, before decompression, or -1 when unknown.
    public long size() {
        return size;
    }

    /// Bytes taken from the source so far, before decompression. Any thread may ask.
    public long bytesRead() {
        return source.bytesRead();
    }

    /// The capture's bytes from the first one on.
    public ReadableByteChannel content() {
        return content;
    }

    /// The first bytes, unpacked, without taking them: [CaptureFormat#HEAD_LENGTH] of them or as many as there are.
    public ByteBuffer head() {
        return head.duplicate();
    }

    /// How the source is compressed, or null when it is not.
    @Nullable
    Compression compression() {
        return compression;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
