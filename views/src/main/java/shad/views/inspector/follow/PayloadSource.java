package shad.views.inspector.follow;

import shad.model.capture.CaptureException;
import shad.model.inspect.FlowPayload;

/// Reads the payload of one connection; in the background.
@FunctionalInterface
public interface PayloadSource {
    /// Puts the payload together.
    ///
    /// @param limit how many bytes of both sides together at most
    /// @throws CaptureException when the capture cannot be read any more
    FlowPayload read(int limit) throws CaptureException;
}
