package shad.model.buffer;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/// A channel that can be read from any position on.
public interface SeekableSource extends ReadableByteChannel {
    /// Makes `position` the next one to be read.
    ///
    /// @throws IOException when the source cannot move
    void seek(long position) throws IOException;
}
