package shad.model.capture;

import java.util.List;

/// Walks the frames of one capture, first to last. Used by one thread at a time.
///
/// Damage does not throw: frames before it are delivered, [#faults] says what happened, and where the format allows,
/// frames after it follow.
public interface FrameCursor extends AutoCloseable {
    /// Moves to the next frame. Blocks while the source has none yet.
    ///
    /// @return false at the end of what can be read
    boolean next();

    /// The frame that [#next] moved to: always the same object.
    Frame frame();

    /// Whether [#next] moved to no frame but only to a later time, which [#frame] has in place of a frame's: so time goes
    /// on where frames come as they happen and none do.
    default boolean isTick() {
        return false;
    }

    /// What the capture calls the interface that the frame came from; empty where it says nothing.
    default String interfaceName() {
        return "";
    }

    /// Bytes taken from the source so far, before decompression. Any thread may ask.
    long bytesRead();

    /// Bytes the source had when it was opened, or -1 where that cannot be known.
    long size();

    /// The first faults met so far, in order; at most [FaultLog#LIMIT] of them.
    List<CaptureFault> faults();

    /// How many faults were met so far, including those that [#faults] leaves out.
    long faultCount();

    /// Positions of what precedes the frames met so far and is needed to understand them, such as the descriptions of
    /// interfaces; what [CaptureFile] needs in order to start in the middle.
    long[] landmarks();

    /// Lets go of the source. A source that other threads read ahead is stopped at once.
    @Override
    void close();
}
