package shad.model.store;

import java.util.concurrent.ConcurrentHashMap;

/// History strings by id, as far as they were known when a snapshot was taken. An id stands for a string; the string
/// without its last letter has an id of its own, so letters are kept once for all connections that share a beginning.
/// Any thread.
public final class HistoryStrings {
    private static final int LETTERS = 256;

    private final int[] parents;
    private final byte[] letters;
    private final int count;
    private final ConcurrentHashMap<Integer, String> texts;

    /// Id `i` is the string of id `parents[i]` followed by `letters[i]`; id 0 is the empty string. `texts` is shared
    /// between the snapshots of a store, whose ids never change their meaning.
    public HistoryStrings(int[] parents, byte[] letters, int count, ConcurrentHashMap<Integer, String> texts) {
        this.parents = parents;
        this.letters = letters;
        this.count = count;
        this.texts = texts;
    }

    /// Ids run from 0 to this number, exclusive.
    public int count() {
        return count;
    }

    /// The string; empty for id 0.
    public String text(int id) {
        return texts.computeIfAbsent(id, this::build);
    }

    /// The place of each string among all of them in the order of their letters, by id. Takes time with the number of
    /// strings, but makes none.
    public int[] ranks() {
        int[] firstChild = new int[count];
        int[] nextSibling = new int[count];
        int[] byLetter = byLetter();
        for (int i = byLetter.length - 1; i >= 0; i--) {
            int id = byLetter[i];
            nextSibling[id] = firstChild[parents[id]];
            firstChild[parents[id]] = id;
        }
        int[] ranks = new int[count];
        int rank = 0;
        int id = 0;
        while (rank < count) {
            ranks[id] = rank++;
            if (firstChild[id] != 0) {
                id = firstChild[id];
                continue;
            }
            while (id != 0 && nextSibling[id] == 0) {
                id = parents[id];
            }
            id = nextSibling[id];
        }
        return ranks;
    }

    /// All ids but 0, by their last letter.
    private int[] byLetter() {
        int[] starts = new int[LETTERS + 1];
        for (int id = 1; id < count; id++) {
            starts[(letters[id] & 0xff) + 1]++;
        }
        for (int letter = 0; letter < LETTERS; letter++) {
            starts[letter + 1] += starts[letter];
        }
        int[] ids = new int[count - 1];
        for (int id = 1; id < count; id++) {
            ids[starts[letters[id] & 0xff]++] = id;
        }
        return ids;
    }

    private String build(int id) {
        StringBuilder reversed = new StringBuilder();
        for (int i = id; i != 0; i = parents[i]) {
            reversed.append((char) letters[i]);
        }
        return reversed.reverse().toString();
    }
}
