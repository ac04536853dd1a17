package shad.model.conn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of strings that is listed in the order in which Zeek prints its unordered sets: by place in an open hash
/// table with clusters, whose shape depends on the order of insertion (Zeek, Dict). Not thread-safe.
public final class ZeekSet {
    /// 2^64 divided by the golden ratio: how Zeek spreads a hash over its buckets.
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    /// Entries that are moved to their new place per insertion after the table grew.
    private static final int REMAPS = 16;

    private final SipHash hash;
    private @Nullable Entry[] slots = new @Nullable Entry[1];
    private int bits;
    private int size;
    private int scan = -1;

    public ZeekSet(SipHash hash) {
        this.hash = hash;
    }

    private static final class Entry {
        private final String text;
        private final int hash;
        private int distance;

        Entry(String text, int hash) {
            this.text = text;
            this.hash = hash;
        }
    }

    /// Adds a string that is not in the set.
    public void add(String text) {
        Entry entry = new Entry(text, (int) hash.hash(text.getBytes(StandardCharsets.UTF_8)));
        int bucket = bucket(entry);
        int index = bucket;
        while (index < slots.length && slots[index] != null && home(index) <= bucket) {
            index++;
        }
        entry.distance = index - bucket;
        place(entry, index);
        size++;
        int capacity = slots.length;
        if (size > (bits <= 3 ? capacity : capacity * 75 / 100)) {
            grow();
        }
        if (scan >= 0) {
            remap();
        }
    }

    /// The strings in Zeek's order.
    public List<String> ordered() {
        List<String> texts = new ArrayList<>(size);
        for (Entry entry : slots) {
            if (entry != null) {
                texts.add(entry.text);
            }
        }
        return texts;
    }

    private int bucket(Entry entry) {
        return bits == 0 ? 0 : (int) ((entry.hash & 0xffff_ffffL) * GOLDEN & (1L << bits) - 1);
    }

    private int home(int index) {
        return index - at(index).distance;
    }

    private Entry at(int index) {
        Entry entry = slots[index];
        if (entry == null) {
            throw new IllegalStateException("no entry at " + index);
        }
        return entry;
    }

    /// Puts an entry in a slot; what is there moves behind the last entry of its own bucket, and so on.
    private void place(Entry first, int firstIndex) {
        Entry entry = first;
        int index = firstIndex;
        while (true) {
            if (index >= slots.length) {
                grow();
            }
            Entry occupant = slots[index];
            slots[index] = entry;
            if (occupant == null) {
                return;
            }
            int home = index - occupant.distance;
            int next = index + 1;
            while (next < slots.length && slots[next] != null && home(next) == home) {
                next++;
            }
            occupant.distance += next - index;
            entry = occupant;
            index = next;
        }
    }

    private void grow() {
        scan = slots.length;
        bits++;
        slots = Arrays.copyOf(slots, (1 << bits) + bits);
    }

    /// Moves entries that still lie where they belonged before the table grew, from the end down.
    private void remap() {
        int moved = 0;
        while (scan >= 0 && moved < REMAPS) {
            Entry entry = scan < slots.length ? slots[scan] : null;
            if (entry == null || bucket(entry) == home(scan)) {
                scan--;
                continue;
            }
            takeOut(scan);
            int bucket = bucket(entry);
            int index = bucket;
            while (index < slots.length && slots[index] != null && home(index) <= bucket) {
                index++;
            }
            entry.distance = index - bucket;
            place(entry, index);
            moved++;
        }
    }

    private void takeOut(int start) {
        int hole = start;
        while (hole + 1 < slots.length && slots[hole + 1] != null && at(hole + 1).distance > 0) {
            int run = home(hole + 1);
            int last = hole + 1;
            while (last + 1 < slots.length && slots[last + 1] != null && home(last + 1) == run) {
                last++;
            }
            Entry moved = at(last);
            moved.distance -= last - hole;
            slots[hole] = moved;
            hole = last;
        }
        slots[hole] = null;
    }
}
