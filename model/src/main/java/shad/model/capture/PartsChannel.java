package shad.model.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads several files as one, one behind the other; the last of them may grow. One of them is open at a time. For one
/// thread.
final class PartsChannel implements SeekableByteChannel {
    private static final int NONE = -1;

    private final List<Path> files;
    /// The position at which each file begins.
    private final long[] starts;
    private @Nullable FileChannel part;
    private int openPart = NONE;
    private long position;
    private boolean closed;

    /// Stands at the first byte that is there.
    ///
    /// @throws IOException when one of the files is gone
    PartsChannel(CaptureParts parts) throws IOException {
        files = parts.files();
        starts = new long[files.size()];
        long start = parts.firstPosition();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start;
            start += Files.size(files.get(i));
        }
        position = starts[0];
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int wanted = partAt(position);
        int count = open(wanted).read(target, position - starts[wanted]);
        while (count < 0 && wanted < starts.length - 1) {
            wanted++;
            count = open(wanted).read(target, position - starts[wanted]);
        }
        position += Math.max(0, count);
        return count;
    }

    private int partAt(long wanted) throws IOException {
        if (wanted < starts[0]) {
            throw new IOException("what is before position " + starts[0] + " was removed");
        }
        int part = starts.length - 1;
        while (starts[part] > wanted) {
            part--;
        }
        return part;
    }

    private FileChannel open(int wanted) throws IOException {
        FileChannel channel = part;
        if (channel == null || openPart != wanted) {
            closePart();
            channel = FileChannel.open(files.get(wanted));
            part = channel;
            openPart = wanted;
        }
        return channel;
    }

    private void closePart() throws IOException {
        FileChannel channel = part;
        part = null;
        openPart = NONE;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    /// How far it reaches, what was removed included.
    @Override
    public long size() throws IOException {
        return starts[starts.length - 1] + Files.size(files.getLast());
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closePart();
    }
}
