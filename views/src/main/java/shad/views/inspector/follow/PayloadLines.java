package shad.views.inspector.follow;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.conn.Side;
import shad.model.inspect.FlowPayload;
import shad.views.text.Counts;

/// A payload in lines. Where lines begin is known of each; their texts are made when they are looked at. Immutable.
final class PayloadLines {
    /// More lines are not made: only payload of nothing but line ends has them.
    static final int MOST_LINES = 4_000_000;
    private static final int NONE = -1;

    private final PayloadForm form;
    private final int bytesPerLine;
    private final List<FlowPayload.Piece> pieces;
    private final byte[][] bytes;
    private final List<Turn> turns;
    private final int[] turnOfLine;
    private final int[] startOfLine;
    private final boolean cut;
    /// For each piece, the last packet that it or a piece before it came with.
    private final int[] latestPackets;
    private final long byteCount;
    private final long missingCount;

    private PayloadLines(
            PayloadForm form,
            int bytesPerLine,
            List<FlowPayload.Piece> pieces,
            List<Turn> turns,
            Builder lines,
            boolean cut) {
        this.form = form;
        this.bytesPerLine = bytesPerLine;
        this.pieces = pieces;
        this.bytes = lines.bytes;
        this.turns = turns;
        this.turnOfLine = Arrays.copyOf(lines.turns, lines.size);
        this.startOfLine = Arrays.copyOf(lines.starts, lines.size);
        this.cut = cut;
        latestPackets = pieces.stream().mapToInt(FlowPayload.Piece::packetIndex).toArray();
        Arrays.parallelPrefix(latestPackets, Math::max);
        byteCount = turns.stream().mapToLong(Turn::length).sum();
        missingCount = turns.stream().mapToLong(Turn::missing).sum();
    }

    /// Walks over all bytes; in the background.
    ///
    /// @param letters how many letters a line has room for
    static PayloadLines of(FlowPayload payload, Shown shown, PayloadForm form, int letters) {
        List<FlowPayload.Piece> pieces =
                payload.pieces().stream().filter(piece -> shown.shows(piece.side())).toList();
        List<Turn> turns = Turn.of(pieces);
        int perLine = form.bytesPerLine(letters);
        Builder lines = new Builder(new byte[][] {payload.bytes(Side.ORIGINATOR), payload.bytes(Side.RESPONDER)});
        for (int turn = 0; turn < turns.size(); turn++) {
            lines.add(turn, turns.get(turn), form, perLine);
        }
        return new PayloadLines(form, perLine, pieces, turns, lines, payload.isCut() || lines.isFull());
    }

    /// Whether these are the lines of the other, as far as they go, and maybe more.
    boolean continues(@Nullable PayloadLines other) {
        if (other == null || form != other.form || bytesPerLine != other.bytesPerLine
                || pieces.size() < other.pieces.size()) {
            return false;
        }
        int last = other.pieces.size() - 1;
        return last >= 0 && pieces.getFirst().equals(other.pieces.getFirst())
                && pieces.get(last).equals(other.pieces.get(last));
    }

    int size() {
        return startOfLine.length;
    }

    /// Whether there is more than these lines.
    boolean isCut() {
        return cut;
    }

    /// How many bytes are shown.
    long byteCount() {
        return byteCount;
    }

    /// How many bytes were not captured.
    long missingCount() {
        return missingCount;
    }

    Side side(int line) {
        return turn(line).side();
    }

    /// Whether the line stands for bytes that were not captured.
    boolean isGap(int line) {
        return turn(line).missing() > 0;
    }

    /// Whether a side begins to speak with the line.
    boolean isFirstOfTurn(int line) {
        return line == 0 || turnOfLine[line] != turnOfLine[line - 1];
    }

    /// Where the line begins in the bytes of its side.
    int offset(int line) {
        return startOfLine[line];
    }

    String text(int line) {
        Turn turn = turn(line);
        return turn.missing() > 0
                ? "— " + Counts.format(turn.missing()) + " bytes were not captured —"
                : form.text(bytes(turn.side()), startOfLine[line], end(line) - startOfLine[line], bytesPerLine);
    }

    /// The packet that brought the first byte of a line.
    int packet(int line) {
        Turn turn = turn(line);
        int low = turn.firstPiece();
        int high = turn.pieceEnd() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (pieces.get(middle).offset() <= startOfLine[line]) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low).packetIndex();
    }

    /// The line that shows the bytes a packet brought, or the first one after it.
    int lineOfPacket(int packet) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (latestPackets[middle] < packet) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == pieces.size() ? NONE : lineAt(turnOfPiece(low), pieces.get(low).offset());
    }

    private int turnOfPiece(int piece) {
        int low = 0;
        int high = turns.size() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (turns.get(middle).pieceEnd() <= piece) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int lineAt(int turn, int offset) {
        int low = 0;
        int high = size() - 1;
        int found = NONE;
        while (low <= high) {
            int middle = low + high >>> 1;
            boolean notBehind = turnOfLine[middle] < turn
                    || turnOfLine[middle] == turn && startOfLine[middle] <= offset;
            if (notBehind) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    // --- finding ------------------------------------------------------------------------------------------------------

    /// The next line in which a text begins, whether in small or capital letters, on from a line and once around.
    ///
    /// @param step 1 to look forward, -1 to look backward
    /// @return -1 where it stands nowhere
    int find(byte[] text, int from, int step) {
        if (text.length == 0) {
            return NONE;
        }
        for (int i = 1; i <= size(); i++) {
            int line = Math.floorMod(from + step * i, size());
            if (!isGap(line) && begins(text, line)) {
                return line;
            }
            if (i % 4096 == 0 && Thread.currentThread().isInterrupted()) {
                return NONE;
            }
        }
        return NONE;
    }

    private boolean begins(byte[] text, int line) {
        byte[] ofSide = bytes(side(line));
        for (int start = startOfLine[line]; start < end(line); start++) {
            int same = 0;
            while (same < text.length && start + same < ofSide.length
                    && lower(ofSide[start + same]) == lower(text[same])) {
                same++;
            }
            if (same == text.length) {
                return true;
            }
        }
        return false;
    }

    private static int lower(byte value) {
        return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
    }

    private Turn turn(int line) {
        return turns.get(turnOfLine[line]);
    }

    private byte[] bytes(Side side) {
        return bytes[side.ordinal()];
    }

    private int end(int line) {
        boolean sameTurn = line + 1 < size() && turnOfLine[line + 1] == turnOfLine[line];
        return sameTurn ? startOfLine[line + 1] : turn(line).offset() + turn(line).length();
    }

    /// Finds where lines begin.
    private static final class Builder {
        private final byte[][] bytes;
        private int size;
        private int[] turns = new int[256];
        private int[] starts = new int[256];

        Builder(byte[][] bytes) {
            this.bytes = bytes;
        }

        boolean isFull() {
            return size == MOST_LINES;
        }

        void add(int index, Turn turn, PayloadForm form, int perLine) {
            if (turn.missing() > 0) {
                add(index, turn.offset());
                return;
            }
            byte[] ofSide = bytes[turn.side().ordinal()];
            int end = turn.offset() + turn.length();
            int start = turn.offset();
            while (start < end && !isFull()) {
                add(index, start);
                int most = Math.min(end, start + perLine);
                start = form == PayloadForm.TEXT ? lineEnd(ofSide, start, most) : most;
            }
        }

        /// Behind the line end, or as far as the line reaches.
        private static int lineEnd(byte[] bytes, int start, int most) {
            for (int i = start; i < most; i++) {
                if (bytes[i] == '\n') {
                    return i + 1;
                }
            }
            return most;
        }

        private void add(int turn, int start) {
            if (isFull()) {
                return;
            }
            if (size == starts.length) {
                turns = Arrays.copyOf(turns, 2 * size);
                starts = Arrays.copyOf(starts, 2 * size);
            }
            turns[size] = turn;
            starts[size++] = start;
        }
    }
}
