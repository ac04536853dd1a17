package shad.model.marks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a person says of a connection in one word.
public enum Mark {
    /// Nothing.
    NONE("", "not marked"),
    /// A note stands there and no other mark.
    NOTE("note", "has a note"),
    STAR("star", "worth another look"),
    SUSPICIOUS("suspicious", "looks like an attack or a fault"),
    BENIGN("benign", "looked at and found harmless"),
    QUESTION("question", "to be asked about");

    private static final List<Mark> CHOICES = List.of(STAR, SUSPICIOUS, BENIGN, QUESTION);

    private final String word;
    private final String meaning;

    Mark(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// Those that a person chooses from.
    public static List<Mark> choices() {
        return CHOICES;
    }

    /// The mark that filters and files call so.
    public static Optional<Mark> named(String word) {
        return Arrays.stream(values()).filter(mark -> mark != NONE && mark.word.equals(word)).findFirst();
    }

    /// What filters and files call it; empty for none.
    public String word() {
        return word;
    }

    /// What it is for, in a few plain words.
    public String meaning() {
        return meaning;
    }
}
