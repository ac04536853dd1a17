package shad.model.inspect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Hands the payload of one end on as it is put together, however much it is.
final class PayloadStream implements StoryRecorder.StreamSink {
    private final boolean ofLow;
    private final OutputStream target;

    /// @param ofLow which end's
    PayloadStream(boolean ofLow, OutputStream target) {
        this.ofLow = ofLow;
        this.target = target;
    }

    @Override
    public void delivered(int packetIndex, boolean low, byte[] bytes, int offset, int length) {
        if (low == ofLow) {
            try {
                target.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void missing(int packetIndex, boolean low, long length) {
        // Only bytes that are there are written.
    }
}
