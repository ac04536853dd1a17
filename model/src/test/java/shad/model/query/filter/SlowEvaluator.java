package shad.model.query.filter;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import shad.model.conn.IpAddress;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;

/// What an expression means, spelled out over the texts of the log: the slow obvious twin of the compiled filter.
final class SlowEvaluator {
    private static final BigDecimal MOST = new BigDecimal(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));

    private final ConnectionView row;
    private final Marks marks;

    SlowEvaluator(ConnectionView row, Marks marks) {
        this.row = row;
        this.marks = marks;
    }

    boolean holds(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.All _ -> true;
            case FilterExpression.And it -> it.parts().stream().allMatch(this::holds);
            case FilterExpression.Or it -> it.parts().stream().anyMatch(this::holds);
            case FilterExpression.Not it -> !holds(it.part());
            case FilterExpression.Word it -> WordColumns.of(it.word()).stream()
                    .anyMatch(column -> contains(ColumnText.of(column, row), it.word(), false));
            case FilterExpression.Compare it when it.comparison() == Comparison.NE ->
                !holds(new FilterExpression.Compare(it.field(), Comparison.EQ, it.value(), it.range()));
            case FilterExpression.Compare it -> compares(it.field(), it.comparison(), it.value());
            case FilterExpression.In it ->
                it.values().stream().anyMatch(value -> isIn(it.field(), value));
            case FilterExpression.Match it -> anyText(it.field(), text -> matches(it, text));
            case FilterExpression.IsSet it -> it.set() == isSet(it.field());
            case FilterExpression.HasName it -> anyText(it.field(), text -> Arrays.stream(text.split(",", -1))
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(it.name())));
            case FilterExpression.HasLetters it -> anyText(it.field(), text -> it.letters().chars()
                    .allMatch(letter -> text.indexOf(letter) >= 0));
            case FilterExpression.LetterCount it -> anyText(it.field(), text -> {
                long count = text.chars().filter(c -> c == it.letter()).count();
                boolean scaled = "CGTWcgtw".indexOf(it.letter()) >= 0;
                long least = scaled && count > 0 ? BigInteger.TEN.pow((int) count - 1).longValueExact() : count;
                return it.comparison().holds(Long.compare(least, it.count()));
            });
        };
    }

    /// What a person wrote; empty for nothing.
    private String written(FilterField field) {
        Remark remark = marks.of(ConnectionKey.of(row));
        return field == FilterField.MARK ? remark.mark().word() : remark.note();
    }

    private boolean isSet(FilterField field) {
        if (field.isRemark()) {
            return !written(field).isEmpty();
        }
        return switch (field.joint()) {
            case ANY -> field.columns().stream().anyMatch(column -> column.isSet(row));
            case SUM, ALL -> field.columns().stream().allMatch(column -> column.isSet(row));
        };
    }

    private boolean anyText(FilterField field, Predicate<String> test) {
        if (field.isRemark()) {
            return isSet(field) && test.test(written(field));
        }
        return field.columns().stream()
                .anyMatch(column -> column.isSet(row) && test.test(ColumnText.of(column, row)));
    }

    private static boolean caseCounts(FilterField field, String wanted) {
        return field.type() == FieldType.HISTORY
                || field.type() == FieldType.STATE
                || !wanted.equals(wanted.toLowerCase(Locale.ROOT));
    }

    private static boolean contains(String text, String wanted, boolean always) {
        boolean counts = always || !wanted.equals(wanted.toLowerCase(Locale.ROOT));
        return counts ? text.contains(wanted) : text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean matches(FilterExpression.Match it, String text) {
        boolean counts = caseCounts(it.field(), it.text());
        String where = counts ? text : text.toLowerCase(Locale.ROOT);
        return switch (it.match()) {
            case CONTAINS -> where.contains(it.text());
            case STARTS -> where.startsWith(it.text());
            case ENDS -> where.endsWith(it.text());
            case MATCHES -> {
                boolean upper = it.text().replaceAll("\\\\.", "").chars().anyMatch(Character::isUpperCase);
                boolean always = it.field().type() == FieldType.HISTORY || it.field().type() == FieldType.STATE;
                yield Pattern.compile(it.text(), always || upper ? 0 : Pattern.CASE_INSENSITIVE).matcher(text).find();
            }
        };
    }

    private boolean isIn(FilterField field, FilterValue value) {
        return value instanceof FilterValue.Range range
                ? field.columns().stream().anyMatch(column -> isBetween(field, column, range))
                : compares(field, Comparison.EQ, value);
    }

    private boolean isBetween(FilterField field, ConnectionColumn column, FilterValue.Range range) {
        if (field.joint() == FilterField.Joint.SUM) {
            return compares(field, Comparison.GE, range.first()) && compares(field, Comparison.LE, range.last());
        }
        return compares(field, column, Comparison.GE, range.first())
                && compares(field, column, Comparison.LE, range.last());
    }

    private boolean compares(FilterField field, Comparison comparison, FilterValue value) {
        if (field.isRemark()) {
            String wanted = ((FilterValue.Text) value).text();
            return anyText(field, text -> (caseCounts(field, wanted) ? text : text.toLowerCase(Locale.ROOT))
                    .equals(wanted));
        }
        return switch (field.joint()) {
            case ANY -> field.columns().stream().anyMatch(column -> compares(field, column, comparison, value));
            case SUM -> isSet(field)
                    && comparison.holds(field.columns().stream()
                            .map(column -> new BigDecimal(ColumnText.of(column, row)))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .min(MOST)
                            .compareTo(number(value)));
            case ALL -> isSet(field)
                    && field.columns().stream().allMatch(
                            column -> ColumnText.of(column, row).equals("T")) == ((FilterValue.Truth) value).value();
        };
    }

    private boolean compares(FilterField field, ConnectionColumn column, Comparison comparison, FilterValue value) {
        if (!column.isSet(row)) {
            return false;
        }
        String text = ColumnText.of(column, row);
        return switch (value) {
            case FilterValue.Text it -> (caseCounts(field, it.text()) ? text : text.toLowerCase(Locale.ROOT))
                    .equals(it.text());
            case FilterValue.Truth it -> text.equals(it.value() ? "T" : "F");
            case FilterValue.Network it -> {
                IpAddress address = IpAddress.parse(text).orElseThrow();
                int order = address.compareTo(new IpAddress(it.subnet().high(), it.subnet().low()));
                yield comparison == Comparison.EQ
                        ? it.subnet().contains(address.high(), address.low())
                        : comparison.holds(order);
            }
            default -> comparison.holds(logged(column, text).compareTo(number(value)));
        };
    }

    /// In seconds, bytes, packets. Beyond 2038 the log prints what a binary number holds; there the row is asked.
    private BigDecimal logged(ConnectionColumn column, String text) {
        return switch (column) {
            case TS -> BigDecimal.valueOf(row.startMicros(), 6);
            case DURATION -> BigDecimal.valueOf(row.durationMicros(), 6);
            default -> new BigDecimal(text);
        };
    }

    private static BigDecimal number(FilterValue value) {
        return switch (value) {
            case FilterValue.Quantity it -> it.amount();
            case FilterValue.Moment it -> seconds(it.instant());
            case FilterValue.LocalMoment it -> seconds(it.time().toInstant(ZoneOffset.UTC));
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
    }

    /// The rows for which the expression holds.
    static int[] rows(FilterExpression expression, ConnectionView view, int size, Marks marks) {
        return IntStream.range(0, size)
                .filter(row -> new SlowEvaluator(view.at(row), marks).holds(expression))
                .toArray();
    }
}
