package shad.views.marks;

import java.util.Locale;
import shad.model.marks.Mark;

/// What marks are called on buttons and in menus.
public final class MarkWords {
    private MarkWords() {}

    /// `Suspicious`; `No Mark` for none.
    public static String title(Mark mark) {
        String word = mark.word();
        return word.isEmpty() ? "No Mark" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
