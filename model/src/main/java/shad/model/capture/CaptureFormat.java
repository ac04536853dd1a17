package shad.model.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A capture file format. [CaptureSource] asks the formats that the module provides, each by its magic.
public interface CaptureFormat {
    /// Bytes of a capture's beginning that [#recognises] gets to see, if the capture has as many.
    int HEAD_LENGTH = 32;

    /// Tells whether a capture that begins with `head` is one of this format. Leaves the buffer as it is.
    boolean recognises(ByteBuffer head);

    /// Opens a capture whose head was recognised.
    ///
    /// @param input the whole capture, head included; closed by the cursor, or by the caller when this method throws
    /// @throws CaptureException when the capture has no frame that could be read
    /// @throws IOException when the source fails
    FileCursor open(CaptureInput input) throws CaptureException, IOException;
}
