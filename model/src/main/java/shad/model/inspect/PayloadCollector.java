package shad.model.inspect;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import shad.model.conn.Side;

/// Collects the payload of both ends, up to a number of bytes.
final class PayloadCollector implements StoryRecorder.StreamSink {
    private static final int MAX_PIECES = 1 << 18;

    private final ByteArrayOutputStream ofLow = new ByteArrayOutputStream();
    private final ByteArrayOutputStream ofHigh = new ByteArrayOutputStream();
    private final List<Piece> pieces = new ArrayList<>();
    private int left;
    private boolean cut;

    private record Piece(int index, boolean low, int offset, int length, long missing) {}

    PayloadCollector(int limit) {
        this.left = limit;
    }

    @Override
    public void delivered(int packetIndex, boolean low, byte[] bytes, int offset, int length) {
        int kept = Math.min(length, left);
        cut |= kept < length || pieces.size() == MAX_PIECES;
        if (kept == 0 || pieces.size() == MAX_PIECES) {
            return;
        }
        ByteArrayOutputStream target = low ? ofLow : ofHigh;
        pieces.add(new Piece(packetIndex, low, target.size(), kept, 0));
        target.write(bytes, offset, kept);
        left -= kept;
    }

    @Override
    public void missing(int packetIndex, boolean low, long length) {
        if (pieces.size() == MAX_PIECES) {
            cut = true;
            return;
        }
        pieces.add(new Piece(packetIndex, low, (low ? ofLow : ofHigh).size(), 0, length));
    }

    FlowPayload payload(boolean originatorLow) {
        return new FlowPayload(
                pieces.stream()
                        .map(piece -> new FlowPayload.Piece(
                                piece.index,
                                piece.low == originatorLow ? Side.ORIGINATOR : Side.RESPONDER,
                                piece.offset,
                                piece.length,
                                piece.missing))
                        .toList(),
                (originatorLow ? ofLow : ofHigh).toByteArray(),
                (originatorLow ? ofHigh : ofLow).toByteArray(),
                cut);
    }
}
