package shad.views.text;

import java.util.BitSet;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;

/// Which letters of a history a filter asks for.
public final class FoundLetters {
    private FoundLetters() {}

    /// The indexes of the letters.
    public static BitSet of(FilterExpression filter, String history) {
        BitSet found = new BitSet();
        Filters.historyMatches(filter, history).forEach(range -> found.set(range.start(), range.end()));
        return found;
    }
}
