package shad.model.inspect;

import java.util.List;
import shad.model.conn.Side;

/// The payload of a connection: of TCP the streams of both ends, put together as the tracker does, of UDP the datagrams.
/// Never changes; any thread.
public final class FlowPayload {
    private final List<Piece> pieces;
    private final byte[][] bytes;
    private final boolean cut;

    /// A run of bytes of one side, or a hole in its stream, in the order in which they could be handed on.
    ///
    /// @param packetIndex the packet that completed it, as in the [FlowStory]
    /// @param side who sent it, by the roles that the connection has in the end
    /// @param offset where it starts in [#bytes] of its side
    /// @param length how many bytes there are; 0 for a hole
    /// @param missing how many bytes are missing; 0 where there are some
    public record Piece(int packetIndex, Side side, int offset, int length, long missing) {}

    FlowPayload(List<Piece> pieces, byte[] ofOriginator, byte[] ofResponder, boolean cut) {
        this.pieces = List.copyOf(pieces);
        this.bytes = new byte[][] {ofOriginator, ofResponder};
        this.cut = cut;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    /// All bytes of a side, without the holes: a copy.
    public byte[] bytes(Side side) {
        return bytes[side.ordinal()].clone();
    }

    /// Whether there was more than was asked for.
    public boolean isCut() {
        return cut;
    }
}
