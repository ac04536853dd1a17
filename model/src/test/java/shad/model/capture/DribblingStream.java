package shad.model.capture;

import java.io.ByteArrayInputStream;

/// A stream that gives one byte a read, as a slow pipe may.
final class DribblingStream extends ByteArrayInputStream {
    DribblingStream(byte[] bytes) {
        super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1));
    }
}
