package shad.model.query;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import shad.model.store.RowBlock;
import shad.model.store.StoreSnapshot;

/// Which rows of a snapshot to show and in which order. Rows that no key tells apart stay in row order. The snapshot
/// must hold the values of its open rows.
public record RowQuery(StoreSnapshot snapshot, RowFilter filter, List<SortKey> order) {
    /// Rows handled between two looks at whether to stop.
    static final int PIECE = 1 << 15;

    public RowQuery {
        order = List.copyOf(order);
    }

    /// Runs on the calling thread, helped by the common pool; for any thread but that of a window. Counts under way rest
    /// meanwhile.
    public int[] rows() {
        return rows(() -> false);
    }

    /// As [#rows()], but stops soon after `cancelled` turned true. `cancelled` is asked from several threads.
    ///
    /// @throws CancellationException when it was cancelled
    public int[] rows(BooleanSupplier cancelled) {
        return Precedence.first(() -> ordered(cancelled));
    }

    /// As [#rows(BooleanSupplier)] for nobody who waits: begins when no other query runs, and counts do not rest.
    public int[] rehearsed(BooleanSupplier cancelled) {
        Precedence.giveWay();
        return ordered(cancelled);
    }

    private int[] ordered(BooleanSupplier cancelled) {
        int[] rows = filter.equals(RowFilter.ALL) ? all() : filtered(cancelled);
        new RowSorter(snapshot, order, cancelled).sort(rows);
        return rows;
    }

    private int[] all() {
        int[] rows = new int[snapshot.size()];
        pieces(rows.length).forEach(piece -> {
            int end = end(piece, rows.length);
            for (int row = piece * PIECE; row < end; row++) {
                rows[row] = row;
            }
        });
        return rows;
    }

    private int[] filtered(BooleanSupplier cancelled) {
        int[][] blocks = new int[RowBlock.count(snapshot.size())][];
        Queue<Sieve> idle = new ConcurrentLinkedQueue<>();
        IntStream.range(0, blocks.length).parallel().forEach(block -> {
            stopIf(cancelled);
            Sieve waiting = idle.poll();
            Sieve mine = waiting == null ? new Sieve(snapshot, filter) : waiting;
            blocks[block] = mine.rows(block);
            idle.add(mine);
        });
        int[] rows = new int[Arrays.stream(blocks).mapToInt(block -> block.length).sum()];
        int count = 0;
        for (int[] block : blocks) {
            System.arraycopy(block, 0, rows, count, block.length);
            count += block.length;
        }
        return rows;
    }

    /// Finds the rows of a block that pass. For one thread.
    private static final class Sieve {
        private final RowBlock block;
        private final RowFilter filter;
        private final RowBits kept = new RowBits();
        private final int[] rows = new int[RowBlock.MOST_ROWS];

        Sieve(StoreSnapshot snapshot, RowFilter filter) {
            this.block = snapshot.block();
            this.filter = filter.forOneThread();
        }

        int[] rows(int number) {
            block.at(number);
            kept.setFirst(block.size());
            filter.retain(block, kept);
            return Arrays.copyOf(rows, kept.write(block.firstRow(), rows));
        }
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
