package shad.model.query;

/// Counts distinct addresses: open addressing over two words each. For one thread.
final class AddressSet {
    private long[] highs = new long[1 << 10];
    private long[] lows = new long[1 << 10];
    private boolean[] used = new boolean[1 << 10];
    private int size;

    int size() {
        return size;
    }

    void add(long high, long low) {
        int place = place(high, low);
        if (used[place]) {
            return;
        }
        put(place, high, low);
        size++;
        if (size * 2 > used.length) {
            grow();
        }
    }

    private void put(int place, long high, long low) {
        used[place] = true;
        highs[place] = high;
        lows[place] = low;
    }

    /// Where the address is, or the free place where it belongs.
    private int place(long high, long low) {
        int mask = used.length - 1;
        long hash = (high * 0x9e3779b97f4a7c15L ^ low) * 0xbf58476d1ce4e5b9L;
        int place = (int) (hash ^ hash >>> 32) & mask;
        while (used[place] && (highs[place] != high || lows[place] != low)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        boolean[] oldUsed = used;
        highs = new long[oldUsed.length * 2];
        lows = new long[highs.length];
        used = new boolean[highs.length];
        for (int i = 0; i < oldUsed.length; i++) {
            if (oldUsed[i]) {
                put(place(oldHighs[i], oldLows[i]), oldHighs[i], oldLows[i]);
            }
        }
    }
}
