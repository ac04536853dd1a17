package shad.model.decode;

/// How many headers of one captured frame were entered, those inside tunnels included. Zeek stops at 25
/// (`PacketAnalyzer::max_depth`) and never counts down within a frame.
final class LayerDepth {
    private static final int MAX = 25;

    private int depth;

    void reset() {
        depth = 0;
    }

    /// Counts one more header; false when that is one too many.
    boolean enter() {
        return depth++ < MAX;
    }
}
