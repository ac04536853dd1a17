package shad.views.table;

import java.util.function.IntUnaryOperator;
import javafx.application.Platform;

/// Rows that count how often somebody asks for one.
final class CountingRows implements RowList {
    private final int size;
    private final IntUnaryOperator rowAt;
    /// Exact where one thread asks.
    long calls;
    /// Those on the FX thread.
    long callsOnFx;

    /// The first rows in store order.
    CountingRows(int size) {
        this(size, index -> index);
    }

    private CountingRows(int size, IntUnaryOperator rowAt) {
        this.size = size;
        this.rowAt = rowAt;
    }

    /// The first rows, the last of them at first.
    static CountingRows backwards(int size) {
        return new CountingRows(size, index -> size - 1 - index);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int row(int index) {
        calls++;
        if (Platform.isFxApplicationThread()) {
            callsOnFx++;
        }
        return rowAt.applyAsInt(index);
    }
}
