package shad.model.capture.live;

/// What the system counts while it captures on one interface.
///
/// @param received frames that passed the filter, those dropped included; -1 where it is not known yet
/// @param kernelDrops frames that found no room in the kernel's buffer
/// @param interfaceDrops frames that the interface or its driver dropped
record SourceCounts(long received, long kernelDrops, long interfaceDrops) {
    static final SourceCounts UNKNOWN = new SourceCounts(-1, 0, 0);
}
