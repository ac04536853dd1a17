package shad.model.tracker.tcp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import shad.model.tracker.session.ReassemblyMemory;

/// Payload of one direction that came before what precedes it, by position. Owned by the tracker thread.
final class EarlyBytes {
    /// What [#take] returns where nothing was kept.
    static final byte[] NONE = {};

    private final ReassemblyMemory memory;
    private final Map<Long, byte[]> pieces = new HashMap<>();

    EarlyBytes(ReassemblyMemory memory) {
        this.memory = memory;
    }

    /// Copies the bytes of a block that starts at `position`. Returns false if the tracker has no memory left for them.
    boolean keep(long position, byte[] bytes, int offset, int length) {
        if (!memory.reserve(length)) {
            return false;
        }
        pieces.put(position, Arrays.copyOfRange(bytes, offset, offset + length));
        return true;
    }

    /// Gives up the bytes of the block that starts at `position`; empty if there are none.
    byte[] take(long position) {
        byte[] piece = pieces.remove(position);
        if (piece == null) {
            return NONE;
        }
        memory.release(piece.length);
        return piece;
    }

    void clear() {
        pieces.values().forEach(piece -> memory.release(piece.length));
        pieces.clear();
    }
}
