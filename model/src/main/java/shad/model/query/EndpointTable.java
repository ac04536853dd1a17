package shad.model.query;

import java.util.Arrays;

/// Numbers what it is given from 0 on: addresses with a tag, such as a port. Open addressing; for one thread.
final class EndpointTable {
    static final int NONE = -1;
    private static final int FREE = 0;

    private final int most;
    private long[] highs = new long[64];
    private long[] lows = new long[64];
    private int[] tags = new int[64];
    /// Numbers plus one, by hash.
    private int[] places = new int[128];
    private int size;

    /// @param most how many are numbered; what comes later is not
    EndpointTable(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    long high(int number) {
        return highs[number];
    }

    long low(int number) {
        return lows[number];
    }

    int tag(int number) {
        return tags[number];
    }

    /// The number, or [#NONE].
    int find(long high, long low, int tag) {
        return places[place(high, low, tag)] - 1;
    }

    /// The number, a new one if need be; [#NONE] when there are too many already.
    int add(long high, long low, int tag) {
        int place = place(high, low, tag);
        if (places[place] != FREE || size == most) {
            return places[place] - 1;
        }
        if (size == highs.length) {
            int length = size * 2;
            highs = Arrays.copyOf(highs, length);
            lows = Arrays.copyOf(lows, length);
            tags = Arrays.copyOf(tags, length);
        }
        highs[size] = high;
        lows[size] = low;
        tags[size] = tag;
        places[place] = ++size;
        if (size * 2 > places.length) {
            grow();
        }
        return size - 1;
    }

    private int place(long high, long low, int tag) {
        int mask = places.length - 1;
        long hash = ((high * 0x9e3779b97f4a7c15L ^ low) * 0xbf58476d1ce4e5b9L ^ tag) * 0x94d049bb133111ebL;
        int place = (int) (hash ^ hash >>> 32) & mask;
        while (places[place] != FREE && !isAt(places[place] - 1, high, low, tag)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private boolean isAt(int number, long high, long low, int tag) {
        return lows[number] == low && tags[number] == tag && highs[number] == high;
    }

    private void grow() {
        places = new int[places.length * 2];
        for (int number = 0; number < size; number++) {
            places[place(highs[number], lows[number], tags[number])] = number + 1;
        }
    }
}
