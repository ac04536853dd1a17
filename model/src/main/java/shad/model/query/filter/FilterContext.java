package shad.model.query.filter;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import shad.model.marks.Marks;

/// What a filter needs to know that is not in its text.
///
/// @param zone where clocks stand that are written without zone
/// @param lists the values of named lists, as they are written in a filter
/// @param marks what `mark` and `note` go by
public record FilterContext(ZoneId zone, Map<String, List<String>> lists, Marks marks) {
    /// UTC, and no lists.
    public static final FilterContext DEFAULT = new FilterContext(ZoneOffset.UTC, Map.of());

    public FilterContext {
        lists = Map.copyOf(lists);
    }

    /// Nothing is marked.
    public FilterContext(ZoneId zone, Map<String, List<String>> lists) {
        this(zone, lists, Marks.NONE);
    }
}
