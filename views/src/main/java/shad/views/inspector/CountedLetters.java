package shad.views.inspector;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import shad.model.inspect.LetterNote;

/// Which packets a counted letter stands for: those that wrote it and those that only counted. Filled by one
/// thread, then only read.
final class CountedLetters {
    /// So many packets of each letter are named.
    static final int MOST_NAMED = 12;

    private final Map<Character, Counted> byLetter = new HashMap<>();

    private static final class Counted {
        private final int[] first = new int[MOST_NAMED];
        private int count;

        void add(int packet) {
            if (count < MOST_NAMED) {
                first[count] = packet;
            }
            count++;
        }
    }

    /// Takes the next packet and the notes about it.
    void add(int packet, List<LetterNote> notes) {
        for (LetterNote note : notes) {
            if (note.occurrence() > 0) {
                byLetter.computeIfAbsent(note.letter(), letter -> new Counted()).add(packet);
            }
        }
    }

    /// How many packets were counted under a letter.
    int count(char letter) {
        Counted counted = byLetter.get(letter);
        return counted == null ? 0 : counted.count;
    }

    /// The first packets that were counted under a letter.
    IntStream first(char letter) {
        Counted counted = byLetter.get(letter);
        return counted == null
                ? IntStream.empty()
                : Arrays.stream(counted.first, 0, Math.min(MOST_NAMED, counted.count));
    }
}
