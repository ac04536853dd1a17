package shad.model.flow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Live connections by key: open addressing with linear probing, at most half full, no object per entry. Owned by the
/// tracker thread.
public final class FlowTable<C extends FlowKey> {
    private static final int INITIAL_CAPACITY = 1 << 12;

    private int[] hashes = new int[INITIAL_CAPACITY];
    private @Nullable FlowKey[] entries = new @Nullable FlowKey[INITIAL_CAPACITY];
    private int size;

    /// The connection with this key, or null.
    @SuppressWarnings("unchecked") // Only connections of this type are ever put in.
    public @Nullable C find(FlowKey key) {
        int[] hashes = this.hashes;
        int mask = hashes.length - 1;
        int hash = key.hash();
        for (int i = hash & mask;; i = i + 1 & mask) {
            FlowKey entry = entries[i];
            if (entry == null) {
                return null;
            }
            if (hashes[i] == hash && entry.isSame(key)) {
                return (C) entry;
            }
        }
    }

    /// Adds a connection whose key is not in the table.
    public void add(C connection) {
        if (++size * 2 > entries.length) {
            grow();
        }
        place(connection);
    }

    /// Removes a connection that is in the table; whatever probing shifted behind it moves up.
    public void remove(C connection) {
        int mask = entries.length - 1;
        int hole = connection.hash() & mask;
        for (FlowKey entry = entries[hole]; entry == null || !entry.isSame(connection); entry = entries[hole]) {
            hole = hole + 1 & mask;
        }
        size--;
        for (int i = hole + 1 & mask;; i = i + 1 & mask) {
            FlowKey entry = entries[i];
            if (entry == null) {
                break;
            }
            int home = hashes[i] & mask;
            if ((i - home & mask) >= (i - hole & mask)) {
                entries[hole] = entry;
                hashes[hole] = hashes[i];
                hole = i;
            }
        }
        entries[hole] = null;
    }

    public int size() {
        return size;
    }

    /// Visits every connection, in no order that means anything.
    @SuppressWarnings("unchecked") // Only connections of this type are ever put in.
    public void forEach(Consumer<? super C> visitor) {
        for (FlowKey entry : entries) {
            if (entry != null) {
                visitor.accept((C) entry);
            }
        }
    }

    private void grow() {
        @Nullable
        FlowKey[] old = entries;
        entries = new @Nullable FlowKey[old.length * 2];
        hashes = new int[old.length * 2];
        for (FlowKey entry : old) {
            if (entry != null) {
                place(entry);
            }
        }
    }

    private void place(FlowKey entry) {
        int mask = entries.length - 1;
        int i = entry.hash() & mask;
        while (entries[i] != null) {
            i = i + 1 & mask;
        }
        entries[i] = entry;
        hashes[i] = entry.hash();
    }
}
