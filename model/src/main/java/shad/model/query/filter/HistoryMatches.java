package shad.model.query.filter;

import com.google.re2j.Matcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import shad.model.query.ConnectionColumn;

/// Finds the letters of one history that a filter asks for. What a filter asks to be absent has none.
final class HistoryMatches {
    private static final FilterField HISTORY = FilterField.of(ConnectionColumn.HISTORY);

    private final String history;
    private final byte[] letters;
    private final BitSet matched = new BitSet();

    private HistoryMatches(String history) {
        this.history = history;
        this.letters = history.getBytes(StandardCharsets.UTF_8);
    }

    static List<SourceRange> of(FilterExpression filter, String history) {
        if (history.isEmpty()) {
            return List.of();
        }
        HistoryMatches matches = new HistoryMatches(history);
        matches.find(filter);
        List<SourceRange> ranges = new ArrayList<>();
        int start = matches.matched.nextSetBit(0);
        while (start >= 0) {
            int end = matches.matched.nextClearBit(start);
            ranges.add(new SourceRange(start, end));
            start = matches.matched.nextSetBit(end);
        }
        return ranges;
    }

    private void find(FilterExpression filter) {
        switch (filter) {
            case FilterExpression.And and -> and.parts().forEach(this::find);
            case FilterExpression.Or or -> or.parts().forEach(this::find);
            case FilterExpression.Word word -> findText(Wanted.of(word.word()));
            case FilterExpression.Match match when match.field() == HISTORY -> find(match);
            case FilterExpression.Compare compare when compare.field() == HISTORY
                    && compare.comparison() == Comparison.EQ ->
                findWhole(compare.value());
            case FilterExpression.In in when in.field() == HISTORY -> in.values().forEach(this::findWhole);
            case FilterExpression.HasLetters has -> has.letters().chars().forEach(this::findLetter);
            case FilterExpression.LetterCount count -> {
                if (FilterCompiler.letterCount(count).test(letters, letters.length)) {
                    findLetter(count.letter());
                }
            }
            default -> {
                // Says nothing about the history, or asks for something to be absent.
            }
        }
    }

    private void find(FilterExpression.Match match) {
        Wanted wanted = Wanted.of(match.text(), FieldType.HISTORY);
        int length = match.text().length();
        switch (match.match()) {
            case CONTAINS -> findText(wanted);
            case STARTS -> mark(history.startsWith(match.text()), 0, length);
            case ENDS -> mark(history.endsWith(match.text()), history.length() - length, history.length());
            case MATCHES -> {
                Matcher matcher = RegularExpressions.compile(match.text(), true).matcher(history);
                while (matcher.find()) {
                    matched.set(matcher.start(), matcher.end());
                }
            }
        }
    }

    /// Letters of histories are ASCII, so that bytes and characters have the same places.
    private void findText(Wanted wanted) {
        for (int at = 0; at + wanted.length() <= letters.length; at++) {
            mark(wanted.isAt(letters, at), at, at + wanted.length());
        }
    }

    private void findWhole(FilterValue value) {
        mark(value instanceof FilterValue.Text text && text.text().equals(history), 0, history.length());
    }

    private void findLetter(int letter) {
        for (int at = 0; at < history.length(); at++) {
            mark(history.charAt(at) == letter, at, at + 1);
        }
    }

    private void mark(boolean found, int start, int end) {
        if (found) {
            matched.set(start, end);
        }
    }
}
