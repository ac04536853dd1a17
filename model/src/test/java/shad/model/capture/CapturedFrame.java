package shad.model.capture;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What a cursor said about one frame, copied so that it can be kept and compared.
public record CapturedFrame(
        long number, long position, int interfaceIndex, int linkType, long nanos, int originalLength,
        String hex) {

    /// A copy of the frame that the cursor is at.
    public static CapturedFrame of(Frame frame) {
        byte[] bytes =
                Arrays.copyOfRange(frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength());
        return new CapturedFrame(
                frame.frameNumber(),
                frame.filePosition(),
                frame.interfaceIndex(),
                frame.linkType(),
                frame.timestampNanos(),
                frame.originalLength(),
                HexFormat.of().formatHex(bytes));
    }

    /// Walks a cursor to its end.
    public static List<CapturedFrame> all(FrameCursor cursor) {
        List<CapturedFrame> frames = new ArrayList<>();
        while (cursor.next()) {
            frames.add(of(cursor.frame()));
        }
        return frames;
    }

    /// Opens a capture in memory and walks it to its end.
    public static Reading read(byte[] capture) throws CaptureException {
        try (FrameCursor cursor = CaptureSource.open(new ByteArrayInputStream(capture), "test capture")) {
            List<CapturedFrame> frames = all(cursor);
            return new Reading(frames, cursor.faults(), cursor.faultCount());
        }
    }

    /// All that a capture gave.
    public record Reading(List<CapturedFrame> frames, List<CaptureFault> faults, long faultCount) {
        public CapturedFrame frame(int index) {
            return frames.get(index);
        }

        /// The only fault.
        public CaptureFault fault() {
            if (faults.size() != 1) {
                throw new AssertionError("one fault expected: " + faults);
            }
            return faults.getFirst();
        }
    }

    /// The captured bytes.
    public byte[] toByteArray() {
        return HexFormat.of().parseHex(hex);
    }
}
