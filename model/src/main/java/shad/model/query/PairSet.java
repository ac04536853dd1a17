package shad.model.query;

import java.util.Arrays;

/// Pairs of numbers from 0 on, up to as many as there is room for: one word each, so that looking for one among millions
/// is one look at distant memory. Open addressing; for one thread.
final class PairSet {
    /// What came of adding a pair.
    enum Outcome {
        NEW,
        KNOWN,
        NO_ROOM
    }

    private static final long FREE = -1;

    private final int most;
    private long[] places = free(128);
    private int size;

    /// @param most how many pairs are kept; what comes later is not
    PairSet(int most) {
        this.most = most;
    }

    Outcome add(int first, int second) {
        long pair = (long) first << Integer.SIZE | second;
        int place = place(pair);
        if (places[place] == pair) {
            return Outcome.KNOWN;
        }
        if (size == most) {
            return Outcome.NO_ROOM;
        }
        places[place] = pair;
        size++;
        if (size * 2 > places.length) {
            grow();
        }
        return Outcome.NEW;
    }

    private int place(long pair) {
        int mask = places.length - 1;
        long hash = pair * 0x9e3779b97f4a7c15L;
        int place = (int) (hash ^ hash >>> 32) & mask;
        while (places[place] != FREE && places[place] != pair) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] known = places;
        places = free(known.length * 2);
        for (long pair : known) {
            if (pair != FREE) {
                places[place(pair)] = pair;
            }
        }
    }

    private static long[] free(int length) {
        long[] places = new long[length];
        Arrays.fill(places, FREE);
        return places;
    }
}
