package shad.model.store.build;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import shad.model.store.HistoryStrings;

/// Grows history strings letter by letter. A string is an `int`; appending looks up or makes the id of the longer
/// one, so connections with the same history share it and none has a string of its own. Owned by the tracker thread.
public final class HistoryTrie {
    /// The history without letters.
    public static final int EMPTY = 0;

    /// The history `H`, which the tracker asks about at every packet.
    public static final int LONE_SYN_ACK = 1;

    private int[] parents = new int[1024];
    private byte[] letters = new byte[1024];
    private int count = 1;
    /// Child ids by parent and letter: open addressing, 0 marks a free place.
    private int[] children = new int[4096];

    private final ConcurrentHashMap<Integer, String> texts = new ConcurrentHashMap<>();

    public HistoryTrie() {
        append(EMPTY, 'H');
    }

    /// The id of a string with one more letter.
    public int append(int id, char letter) {
        int mask = children.length - 1;
        int place = place(id, letter) & mask;
        for (int child = children[place]; child != 0; child = children[place]) {
            if (parents[child] == id && letters[child] == (byte) letter) {
                return child;
            }
            place = place + 1 & mask;
        }
        return add(id, letter, place);
    }

    /// The id of a whole string.
    public int of(String text) {
        int id = EMPTY;
        for (int i = 0; i < text.length(); i++) {
            id = append(id, text.charAt(i));
        }
        return id;
    }

    /// How many strings there are, beginnings of others included.
    public int count() {
        return count;
    }

    /// The string of an id.
    public String text(int id) {
        return snapshot().text(id);
    }

    /// What is known now, for other threads: arrays only ever grow at the end, so they are shared.
    public HistoryStrings snapshot() {
        return new HistoryStrings(parents, letters, count, texts);
    }

    private int add(int parent, char letter, int place) {
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, count * 2);
            letters = Arrays.copyOf(letters, count * 2);
        }
        int id = count++;
        parents[id] = parent;
        letters[id] = (byte) letter;
        children[place] = id;
        if (count * 2 > children.length) {
            rehash();
        }
        return id;
    }

    private void rehash() {
        int[] larger = new int[children.length * 2];
        int mask = larger.length - 1;
        for (int id = 1; id < count; id++) {
            int place = place(parents[id], (char) letters[id]) & mask;
            while (larger[place] != 0) {
                place = place + 1 & mask;
            }
            larger[place] = id;
        }
        children = larger;
    }

    private static int place(int parent, char letter) {
        int hash = (parent * 31 + letter) * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }
}
