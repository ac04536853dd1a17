package shad.views.text;

import java.util.Locale;
import java.util.OptionalInt;

/// Finds texts by some of their letters in order, as in `exsh` for `Export Shown`.
public final class FuzzyMatch {
    private static final int WORD_START = 8;
    private static final int NEIGHBOUR = 5;
    private static final int LETTER = 1;
    private static final int WHOLE_PART = 40;

    private FuzzyMatch() {}

    /// How well a text fits what is searched: higher is better, empty is not at all. Case and blanks of the search do not
    /// count; letters side by side and at the beginning of words count most, short texts before long ones.
    public static OptionalInt score(String search, String text) {
        String wanted = search.toLowerCase(Locale.ROOT).replace(" ", "");
        String within = text.toLowerCase(Locale.ROOT);
        int score = 0;
        int from = 0;
        int before = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int at = next(within, wanted.charAt(i), from, before);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += at == before + 1 ? NEIGHBOUR : isWordStart(within, at) ? WORD_START : LETTER;
            before = at;
            from = at + 1;
        }
        if (!search.isBlank() && within.contains(search.strip().toLowerCase(Locale.ROOT))) {
            score += WHOLE_PART;
        }
        return OptionalInt.of(score * 64 - Math.min(63, text.length()));
    }

    /// The neighbour of the letter before if it fits, else the beginning of a word, else the next that fits.
    private static int next(String text, char letter, int from, int before) {
        if (before >= 0 && from < text.length() && text.charAt(from) == letter) {
            return from;
        }
        int any = text.indexOf(letter, from);
        for (int at = any; at >= 0; at = text.indexOf(letter, at + 1)) {
            if (isWordStart(text, at)) {
                return at;
            }
        }
        return any;
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
