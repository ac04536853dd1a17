package shad.model.query.filter;

import java.util.ArrayList;
import java.util.List;

/// Looks up lists by name.
final class NamedLists {
    private NamedLists() {}

    /// The values of a list, read for a field.
    static List<FilterValue> values(FilterValue.NamedList list, FilterField field, FilterContext context)
            throws FilterException {
        List<String> texts = context.lists().get(list.name());
        if (texts == null) {
            throw new FilterException("No list is named “" + list.name() + "”"
                    + Suggestions.near(list.name(), context.lists().keySet())
                            .map(near -> "; did you mean $" + near + "?")
                            .orElse(""),
                    list.range());
        }
        List<FilterValue> values = new ArrayList<>();
        for (String text : texts) {
            values.add(value(text, list, field));
        }
        return values;
    }

    private static FilterValue value(String text, FilterValue.NamedList list, FilterField field)
            throws FilterException {
        try {
            FilterExpression set = Filters.parse(field + " in {" + text + "}");
            if (set instanceof FilterExpression.In in && in.values().size() == 1
                    && !(in.values().getFirst() instanceof FilterValue.NamedList)) {
                return in.values().getFirst();
            }
            throw new FilterException("it is no single value", list.range());
        } catch (FilterException e) {
            throw new FilterException("In the list “" + list.name() + "” stands “" + text + "”: " + e.text(),
                    list.range());
        }
    }
}
