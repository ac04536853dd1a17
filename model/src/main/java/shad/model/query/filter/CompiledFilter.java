package shad.model.query.filter;

import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;

/// An expression ready to test rows. Equal to another that asks the same.
final class CompiledFilter implements RowFilter {
    private final FilterExpression expression;
    private final FilterContext context;
    private final Plan plan;

    private CompiledFilter(FilterExpression expression, FilterContext context, Plan plan) {
        this.expression = expression;
        this.context = context;
        this.plan = plan;
    }

    static RowFilter of(FilterExpression expression, FilterContext context) throws FilterException {
        return expression instanceof FilterExpression.All
                ? RowFilter.ALL
                : new CompiledFilter(expression, context, new FilterCompiler(context).plan(expression));
    }

    @Override
    public boolean test(ConnectionView row) {
        return forOneThread().test(row);
    }

    @Override
    public RowFilter forOneThread() {
        return plan.forOneThread();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompiledFilter that
                && expression.equals(that.expression)
                && context.equals(that.context);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression.print();
    }
}
