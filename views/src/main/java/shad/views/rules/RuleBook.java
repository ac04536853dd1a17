package shad.views.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.query.RowFilter;
import shad.model.query.filter.FilterContext;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.style.RowTone;
import shad.views.style.RowTones;

/// Rules ready to be asked about rows. What is off, empty or not understood is passed over. FX thread only.
final class RuleBook implements RowTones {
    private record Entry(ColorRule rule, RowFilter filter) {}

    private final List<Entry> entries = new ArrayList<>();
    private final boolean asksForMarks;
    private @Nullable StoreSnapshot snapshot;
    /// The filters of the entries, for the rows of the snapshot.
    private List<RowFilter> filters = List.of();

    RuleBook(List<ColorRule> rules, FilterContext context) {
        boolean marks = false;
        for (ColorRule rule : rules) {
            if (rule.enabled() && !rule.filter().isBlank()) {
                try {
                    FilterExpression expression = Filters.parse(rule.filter());
                    entries.add(new Entry(rule, expression.compile(context)));
                    marks |= expression.asksForMarks();
                } catch (FilterException e) {
                    // The editor says it, where the rule can be mended.
                }
            }
        }
        asksForMarks = marks;
    }

    /// What is wrong with a filter; empty if nothing is.
    static String problem(String filter, FilterContext context) {
        if (filter.isBlank()) {
            return "Write a filter such as service == http.";
        }
        try {
            Filters.parse(filter).compile(context);
            return "";
        } catch (FilterException e) {
            return e.text() + ", at character " + (e.position() + 1) + ".";
        }
    }

    boolean asksForMarks() {
        return asksForMarks;
    }

    @Override
    public @Nullable RowTone of(ConnectionView row) {
        ColorRule rule = first(row);
        return rule == null ? null : rule.tone();
    }

    @Override
    public String reason(ConnectionView row) {
        ColorRule rule = first(row);
        return rule == null || ColorRule.DEFAULTS.contains(rule) ? "" : rule.tone().word() + ": " + rule.filter();
    }

    private @Nullable ColorRule first(ConnectionView row) {
        if (row.snapshot() != snapshot) {
            snapshot = row.snapshot();
            filters = entries.stream().map(entry -> entry.filter().forOneThread()).toList();
        }
        for (int i = 0; i < entries.size(); i++) {
            if (filters.get(i).test(row)) {
                return entries.get(i).rule();
            }
        }
        return null;
    }
}
