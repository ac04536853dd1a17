package shad.model.capture;

import java.io.IOException;
import java.util.List;
import shad.model.buffer.Layouts;
import shad.model.buffer.StoppedException;
import shad.model.capture.compress.CompressionException;

/// What the cursors of all file formats share: the frame, the faults, and that a failing source ends the capture
/// instead of throwing.
public abstract class FileCursor implements FrameCursor {
    private final CaptureInput input;
    private final Frame frame = new Frame();
    private final FaultLog faults;
    private boolean ended;

    protected FileCursor(CaptureInput input) {
        this.input = input;
        this.faults = new FaultLog(input.name());
    }

    /// Moves [#frame] to the next frame.
    ///
    /// @return false at the end of what can be read; it is not asked again then
    protected abstract boolean advance() throws IOException;

    /// Moves to the record at `filePosition`, no further back than it is, where `landmarks` are what [#landmarks] gave for
    /// the same capture.
    protected abstract void seek(long filePosition, long[] landmarks) throws IOException;

    /// Position in the capture of the record that [#advance] has come to.
    protected abstract long filePosition();

    /// Releases what the cursor holds, the input included.
    protected abstract void release() throws IOException;

    /// Number of the frame that comes next, from 1.
    protected final long nextFrameNumber() {
        return frame.frameNumber() + 1;
    }

    /// Notes a fault in the record at `filePosition`, which has or would have had the next frame.
    protected final void report(long filePosition, CaptureFault.Kind kind, String reason) {
        faults.report(nextFrameNumber(), filePosition, kind, reason);
    }

    /// Makes the record at `filePosition` the next one, and `frameNumber` its number.
    final void skipTo(long filePosition, long frameNumber, long[] landmarks) throws IOException {
        seek(filePosition, landmarks);
        frame.wrap(Layouts.NO_BYTES, 0, 0, 0, 0, frameNumber - 1, filePosition);
    }

    /// The same for a record further on.
    ///
    /// @param nanosBefore the time of the frame before it, which frames without a time take over
    /// @return false when reading failed, which ends the capture
    final boolean leap(long filePosition, long frameNumber, long nanosBefore, long[] landmarks) {
        try {
            seek(filePosition, landmarks);
            frame.wrap(Layouts.NO_BYTES, 0, 0, 0, nanosBefore, frameNumber - 1, filePosition);
            return true;
        } catch (IOException e) {
            reportFailure(e);
            ended = true;
            return false;
        }
    }

    @Override
    public long[] landmarks() {
        return new long[0];
    }

    @Override
    public final boolean next() {
        if (ended) {
            return false;
        }
        try {
            if (advance()) {
                return true;
            }
        } catch (StoppedException e) {
            // Whoever stopped it knows that there would be more.
        } catch (CompressionException e) {
            report(filePosition(), CaptureFault.Kind.BAD_COMPRESSION, e.getMessage() + "; what came before was read");
        } catch (IOException e) {
            reportFailure(e);
        }
        ended = true;
        return false;
    }

    private void reportFailure(IOException failure) {
        report(filePosition(), CaptureFault.Kind.READ_ERROR, "reading failed: " + failure);
    }

    @Override
    public final Frame frame() {
        return frame;
    }

    @Override
    public final long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public final long size() {
        return input.size();
    }

    @Override
    public final List<CaptureFault> faults() {
        return faults.faults();
    }

    @Override
    public final long faultCount() {
        return faults.count();
    }

    @Override
    public final void close() {
        ended = true;
        try {
            release();
        } catch (IOException e) {
            // Everything wanted from the source was read; that it fails to close changes nothing.
        }
    }
}
