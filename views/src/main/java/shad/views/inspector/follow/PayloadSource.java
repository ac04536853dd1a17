package shad.views.inspector.follow;

import java.io.IOException;
import java.io.OutputStream;
import shad.model.capture.CaptureException;
import shad.model.conn.Side;
import shad.model.inspect.FlowPayload;

/// Reads the payload of one connection; in the background.
public interface PayloadSource {
    /// Puts the payload together.
    ///
    /// @param limit how many bytes of both sides together at most
    /// @throws CaptureException when the capture cannot be read any more
    FlowPayload read(int limit) throws CaptureException;

    /// Writes all bytes of a side as they are put together.
    ///
    /// @throws CaptureException when the capture cannot be read any more
    /// @throws IOException when the target fails, or wants no more
    void write(Side side, OutputStream target) throws CaptureException, IOException;

    /// About how many bytes of a side there are.
    long byteCount(Side side);
}
