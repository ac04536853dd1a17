package shad.model.query;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Which rows of a snapshot to show and in which order. Rows that no key tells apart stay in row order. The snapshot
/// must hold the values of its open rows.
public record RowQuery(StoreSnapshot snapshot, RowFilter filter, List<SortKey> order) {
    /// Rows handled between two looks at whether to stop.
    static final int PIECE = 1 << 15;

    public RowQuery {
        order = List.copyOf(order);
    }

    /// Runs on the calling thread, helped by the common pool; for any thread but that of a window.
    public int[] rows() {
        return rows(() -> false);
    }

    /// As [#rows()], but stops soon after `cancelled` turned true. `cancelled` is asked from several threads.
    ///
    /// @throws CancellationException when it was cancelled
    public int[] rows(BooleanSupplier cancelled) {
        int[] rows = filter.equals(RowFilter.ALL)
                ? IntStream.range(0, snapshot.size()).toArray()
                : filtered(cancelled);
        new RowSorter(snapshot, order, cancelled).sort(rows);
        return rows;
    }

    private int[] filtered(BooleanSupplier cancelled) {
        int pieceCount = (snapshot.size() + PIECE - 1) / PIECE;
        int[][] pieces = new int[pieceCount][];
        Queue<RowFilter> idle = new ConcurrentLinkedQueue<>();
        pieces(snapshot.size()).forEach(piece -> {
            stopIf(cancelled);
            RowFilter waiting = idle.poll();
            RowFilter mine = waiting == null ? filter.forOneThread() : waiting;
            pieces[piece] = filteredPiece(mine, piece * PIECE, end(piece, snapshot.size()));
            idle.add(mine);
        });
        int[] rows = new int[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
        int count = 0;
        for (int[] piece : pieces) {
            System.arraycopy(piece, 0, rows, count, piece.length);
            count += piece.length;
        }
        return rows;
    }

    private int[] filteredPiece(RowFilter mine, int from, int to) {
        ConnectionView view = snapshot.view();
        int[] kept = new int[to - from];
        int count = 0;
        for (int row = from; row < to; row++) {
            if (mine.test(view.at(row))) {
                kept[count++] = row;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /// The numbers of the pieces into which many rows are cut, each for any thread.
    static IntStream pieces(int rowCount) {
        int pieces = (rowCount + PIECE - 1) / PIECE;
        IntStream range = IntStream.range(0, pieces);
        return pieces > 1 ? range.parallel() : range;
    }

    /// Where a piece that begins at `piece * PIECE` ends.
    static int end(int piece, int rowCount) {
        return (int) Math.min(rowCount, (piece + 1L) * PIECE);
    }

    static void stopIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
