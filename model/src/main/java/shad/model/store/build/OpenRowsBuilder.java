package shad.model.store.build;

import java.util.BitSet;
import shad.model.store.ColumnChunk;
import shad.model.store.ConnectionRecord;
import shad.model.store.OpenRows;

/// Collects the present values of the rows that are open, for one snapshot. Owned by the tracker thread.
public final class OpenRowsBuilder {
    private final BitSet rows = new BitSet();
    private final ColumnChunk[] chunks;
    private final int capacity;
    private final boolean keepsLinkLayer;
    private int count;

    OpenRowsBuilder(int capacity, boolean keepsLinkLayer) {
        this.capacity = capacity;
        this.keepsLinkLayer = keepsLinkLayer;
        this.chunks = new ColumnChunk[(capacity + ColumnChunk.CAPACITY - 1) / ColumnChunk.CAPACITY];
    }

    /// Adds a row, whose number must be above those added before.
    public void add(int row, ConnectionRecord values) {
        int chunk = count / ColumnChunk.CAPACITY;
        int index = count % ColumnChunk.CAPACITY;
        if (index == 0) {
            chunks[chunk] = new ColumnChunk(Math.min(capacity - count, ColumnChunk.CAPACITY), keepsLinkLayer);
        }
        chunks[chunk].fill(index, values, -1);
        rows.set(row);
        count++;
    }

    OpenRows build() {
        return new OpenRows(rows, chunks);
    }
}
