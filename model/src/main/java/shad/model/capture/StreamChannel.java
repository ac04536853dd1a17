package shad.model.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// An input stream as a channel. Delivers what one read of the stream gives, so that frames of a pipe come at once.
final class StreamChannel implements ReadableByteChannel {
    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private volatile boolean open = true;

    StreamChannel(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = stream.read(buffer, 0, Math.min(buffer.length, target.remaining()));
        if (count > 0) {
            target.put(buffer, 0, count);
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        stream.close();
    }
}
