package shad.model.capture.live;

/// Where the frames of one interface come from. It is opened, run once on a thread of its own, and closed.
interface PacketSource extends AutoCloseable {
    /// Puts frames into the ring until somebody stops it, or nothing more can come.
    ///
    /// @return why nothing more can come, or an empty text when it was stopped
    String run(FrameRing ring);

    /// Makes [#run] return soon. Any thread.
    void stop();

    /// What was lost before frames got here. Any thread.
    SourceCounts counts();

    /// Lets go of the interface. Not while [#run] is running.
    @Override
    void close();
}
