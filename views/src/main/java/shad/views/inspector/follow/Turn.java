package shad.views.inspector.follow;

import java.util.ArrayList;
import java.util.List;
import shad.model.conn.Side;
import shad.model.inspect.FlowPayload;

/// What one end said without the other one saying anything in between, or a hole in what it said.
///
/// @param offset where it starts in the bytes of its side
/// @param missing how many bytes are missing; 0 where there are some
/// @param firstPiece index of the first piece of the payload that it is made of
/// @param pieceEnd index behind the last one
record Turn(Side side, int offset, int length, long missing, int firstPiece, int pieceEnd) {
    /// The turns that pieces make.
    static List<Turn> of(List<FlowPayload.Piece> pieces) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            FlowPayload.Piece piece = pieces.get(i);
            Turn last = turns.isEmpty() ? null : turns.getLast();
            if (last != null && last.side == piece.side() && last.missing == 0 && piece.missing() == 0) {
                turns.set(turns.size() - 1, new Turn(
                        last.side, last.offset, last.length + piece.length(), 0, last.firstPiece, i + 1));
            } else {
                turns.add(new Turn(piece.side(), piece.offset(), piece.length(), piece.missing(), i, i + 1));
            }
        }
        return turns;
    }
}
