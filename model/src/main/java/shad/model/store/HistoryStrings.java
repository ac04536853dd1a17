package shad.model.store;

import java.util.concurrent.ConcurrentHashMap;

/// History strings by id, as far as they were known when a snapshot was taken. An id stands for a string; the string
/// without its last letter has an id of its own, so letters are kept once for all connections that share a beginning.
/// Any thread.
public final class HistoryStrings {
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

    private String build(int id) {
        StringBuilder reversed = new StringBuilder();
        for (int i = id; i != 0; i = parents[i]) {
            reversed.append((char) letters[i]);
        }
        return reversed.reverse().toString();
    }
}
