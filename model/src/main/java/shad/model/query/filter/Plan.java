package shad.model.query.filter;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import shad.model.query.RowFilter;

/// A test of rows that each thread makes for itself, and about how much it takes.
record Plan(int cost, Supplier<RowFilter> maker) {
    /// Reads one number of the row.
    static final int CHEAP = 1;
    /// Looks into what is remembered of texts that rows share.
    static final int SHARED_TEXT = 2;
    /// Looks into what is remembered of numbers that came not long ago.
    static final int RECENT_TEXT = 4;
    /// Writes a text of its own for each row.
    static final int OWN_TEXT = 50;

    /// A test without a state of its own.
    static Plan of(RowFilter test) {
        return new Plan(CHEAP, () -> test);
    }

    RowFilter forOneThread() {
        return maker.get();
    }

    Plan negated() {
        return new Plan(cost, () -> new CombinedFilters.Negated(forOneThread()));
    }

    /// Holds where all hold; what takes least is asked first.
    static Plan all(List<Plan> plans) {
        if (plans.size() == 1) {
            return plans.getFirst();
        }
        List<Plan> sorted = sorted(plans);
        return new Plan(sum(plans), () -> new CombinedFilters.AllOf(tests(sorted)));
    }

    /// Holds where any holds; what takes least is asked first.
    static Plan any(List<Plan> plans) {
        if (plans.size() == 1) {
            return plans.getFirst();
        }
        List<Plan> sorted = sorted(plans);
        return new Plan(sum(plans), () -> new CombinedFilters.AnyOf(tests(sorted)));
    }

    private static List<Plan> sorted(List<Plan> plans) {
        return plans.stream().sorted(Comparator.comparingInt(Plan::cost)).toList();
    }

    private static int sum(List<Plan> plans) {
        return plans.stream().mapToInt(Plan::cost).sum();
    }

    private static RowFilter[] tests(List<Plan> plans) {
        return plans.stream().map(Plan::forOneThread).toArray(RowFilter[]::new);
    }
}
