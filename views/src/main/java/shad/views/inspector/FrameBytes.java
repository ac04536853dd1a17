package shad.views.inspector;

import java.util.Arrays;
import java.util.List;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.capture.Frame;
import shad.model.capture.FrameCursor;
import shad.model.inspect.FieldNode;
import shad.model.inspect.FlowStory;
import shad.model.inspect.FrameTree;

/// The bytes of one frame and the headers in them. Immutable.
final class FrameBytes {
    private final byte[] bytes;
    private final int originalLength;
    private final List<FieldNode> headers;

    private FrameBytes(byte[] bytes, int originalLength, List<FieldNode> headers) {
        this.bytes = bytes;
        this.originalLength = originalLength;
        this.headers = headers;
    }

    /// Reads the frame that held a packet of a story.
    ///
    /// @throws CaptureException when it is not there any more
    static FrameBytes read(CaptureFile capture, FlowStory story, int packet) throws CaptureException {
        try (FrameCursor cursor = capture.from(story.filePosition(packet), story.frameNumber(packet))) {
            if (!cursor.next() || cursor.frame().timestampNanos() != story.timestampNanos(packet)) {
                throw new CaptureException(capture.name() + " has changed since it was read");
            }
            Frame frame = cursor.frame();
            byte[] bytes = Arrays.copyOfRange(frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength());
            return new FrameBytes(bytes, frame.originalLength(), FrameTree.of(frame));
        }
    }

    /// How many bytes were captured.
    int length() {
        return bytes.length;
    }

    /// A captured byte, 0 to 255.
    int at(int offset) {
        return bytes[offset] & 0xff;
    }

    /// How many bytes the frame had on the wire.
    int originalLength() {
        return originalLength;
    }

    /// The headers, outermost first.
    List<FieldNode> headers() {
        return headers;
    }
}
