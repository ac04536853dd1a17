package shad.model.query.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import shad.model.conn.IpAddress;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;

/// Makes filters: reads them, and puts them together from parts. Any thread.
public final class Filters {
    /// Keeps every row.
    public static final FilterExpression ALL = new FilterExpression.All(SourceRange.NONE);

    private Filters() {}

    /// Reads a filter; blank text keeps every row.
    public static FilterExpression parse(String text) throws FilterException {
        return text.isBlank() ? ALL : FilterReader.read(text);
    }

    /// The rows that have the same value here as this one; those without a value if it has none.
    public static FilterExpression condition(ConnectionColumn column, ConnectionView row) {
        FilterField field = FilterField.of(column);
        if (!column.isSet(row)) {
            return new FilterExpression.IsSet(field, false, SourceRange.NONE);
        }
        return switch (column) {
            case TS -> equal(field, new FilterValue.Moment(Instant.EPOCH.plus(row.startMicros(), ChronoUnit.MICROS)));
            case DURATION ->
                equal(field, new FilterValue.Quantity(BigDecimal.valueOf(row.durationMicros(), 6), Unit.NONE));
            default -> equal(field, ColumnText.of(column, row));
        };
    }

    /// The rows whose field has the value that the log prints so; those without a value for `-`.
    public static FilterExpression equal(FilterField field, String loggedText) {
        return equal(field, ValueReader.ofLogged(field, loggedText));
    }

    private static FilterExpression equal(FilterField field, FilterValue value) {
        return ValueReader.isUnset(value)
                ? new FilterExpression.IsSet(field, false, SourceRange.NONE)
                : new FilterExpression.Compare(field, Comparison.EQ, value, SourceRange.NONE);
    }

    /// The rows at whose either end the host is.
    public static FilterExpression host(IpAddress address) {
        return equal(FilterField.HOST, address.toString());
    }

    /// As [#equal(FilterField, String)] for a column.
    public static FilterExpression equal(ConnectionColumn column, String loggedText) {
        return equal(FilterField.of(column), loggedText);
    }

    /// The rows that have one of the values, as the log prints them; at least one.
    public static FilterExpression in(ConnectionColumn column, List<String> loggedTexts) {
        FilterField field = FilterField.of(column);
        return loggedTexts.size() == 1
                ? equal(field, loggedTexts.getFirst())
                : new FilterExpression.In(
                        field,
                        loggedTexts.stream().map(text -> ValueReader.ofLogged(field, text)).toList(),
                        SourceRange.NONE);
    }

    /// The rows whose value lies between two, ends included, as the log prints them.
    public static FilterExpression between(ConnectionColumn column, String first, String last) {
        FilterField field = FilterField.of(column);
        FilterValue range =
                new FilterValue.Range(ValueReader.ofLogged(field, first), ValueReader.ofLogged(field, last));
        return new FilterExpression.In(field, List.of(range), SourceRange.NONE);
    }

    /// The letters of a history that the filter asks for, from left to right, without overlap.
    public static List<SourceRange> historyMatches(FilterExpression filter, String history) {
        return HistoryMatches.of(filter, history);
    }

    /// What both keep.
    public static FilterExpression and(FilterExpression first, FilterExpression second) {
        if (first instanceof FilterExpression.All) {
            return second;
        }
        if (second instanceof FilterExpression.All) {
            return first;
        }
        List<FilterExpression> parts = new ArrayList<>(first.conjuncts());
        parts.addAll(second.conjuncts());
        return new FilterExpression.And(parts, SourceRange.NONE);
    }

    /// What one of them keeps. A filter that keeps every row counts as none: the result is then the other.
    public static FilterExpression or(FilterExpression first, FilterExpression second) {
        if (first instanceof FilterExpression.All) {
            return second;
        }
        if (second instanceof FilterExpression.All) {
            return first;
        }
        List<FilterExpression> parts = new ArrayList<>(alternatives(first));
        parts.addAll(alternatives(second));
        return new FilterExpression.Or(parts, SourceRange.NONE);
    }

    private static List<FilterExpression> alternatives(FilterExpression expression) {
        return expression instanceof FilterExpression.Or or ? or.parts() : List.of(expression);
    }

    /// What it leaves out. A filter that keeps every row counts as none, and so does the result.
    public static FilterExpression not(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.All all -> all;
            case FilterExpression.Not not -> not.part();
            case FilterExpression.IsSet is ->
                new FilterExpression.IsSet(is.field(), !is.set(), SourceRange.NONE);
            default -> new FilterExpression.Not(expression, SourceRange.NONE);
        };
    }

    /// What the first keeps and the second does not.
    public static FilterExpression andNot(FilterExpression first, FilterExpression second) {
        return and(first, not(second));
    }

    /// What the first keeps or the second does not.
    public static FilterExpression orNot(FilterExpression first, FilterExpression second) {
        return or(first, not(second));
    }
}
