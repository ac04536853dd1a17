package shad.model.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Writes to a channel at once, unbuffered; its exceptions are [ExportException]s that name the file. For one thread.
final class FileStream extends OutputStream {
    private final FileChannel channel;
    private final Path target;

    FileStream(FileChannel channel, Path target) {
        this.channel = channel;
        this.target = target;
    }

    @Override
    public void write(int b) throws ExportException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws ExportException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw SafeFile.failure(target, e);
        }
    }
}
