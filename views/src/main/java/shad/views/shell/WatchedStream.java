package shad.views.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import shad.views.export.ExportWriter;

/// Tells how many bytes were written, now and then, and takes no more once nobody wants them.
final class WatchedStream extends FilterOutputStream {
    private static final long BYTES_PER_LOOK = 1 << 20;

    private final ExportWriter.Progress progress;
    private final long total;
    private long written;
    private long nextLook = BYTES_PER_LOOK;

    /// @param total how many bytes are expected, or -1
    WatchedStream(OutputStream target, ExportWriter.Progress progress, long total) {
        super(target);
        this.progress = progress;
        this.total = total;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        count(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count(length);
    }

    private void count(int length) throws IOException {
        written += length;
        if (written >= nextLook) {
            nextLook = written + BYTES_PER_LOOK;
            if (!progress.at(Math.min(written, Math.max(total, 0)), total)) {
                throw new InterruptedIOException("stopped by whoever wanted it");
            }
        }
    }
}
