package shad.model.tracker.session;

/// How much payload all connections together keep because it came too early: hostile input must not fill the memory.
/// Owned by the tracker thread.
public final class ReassemblyMemory {
    private static final long LIMIT = 256L << 20;

    private long used;

    /// Takes room for some bytes. Returns false, and takes none, if there is too little.
    public boolean reserve(int bytes) {
        if (used + bytes > LIMIT) {
            return false;
        }
        used += bytes;
        return true;
    }

    public void release(int bytes) {
        used -= bytes;
    }
}
