package shad.model.query.filter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import shad.model.conn.HistoryLetter;
import shad.model.conn.IpAddress;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;

/// Turns expressions into plans for testing rows. Numbers are compared as the primitives they are, texts that rows share
/// once for each text.
final class FilterCompiler {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final FilterContext context;

    FilterCompiler(FilterContext context) {
        this.context = context;
    }

    Plan plan(FilterExpression expression) throws FilterException {
        return switch (expression) {
            case FilterExpression.All _ -> Plan.of(RowFilter.ALL);
            case FilterExpression.And it -> Plan.all(plans(it.parts()));
            case FilterExpression.Or it -> Plan.any(plans(it.parts()));
            case FilterExpression.Not it -> plan(it.part()).negated();
            case FilterExpression.Word it -> word(it.word());
            case FilterExpression.Compare it when it.comparison() == Comparison.NE ->
                compare(it.field(), Comparison.EQ, it.value()).negated();
            case FilterExpression.Compare it -> compare(it.field(), it.comparison(), it.value());
            case FilterExpression.In it -> in(it.field(), members(it));
            case FilterExpression.Match it -> text(it.field(), test(it));
            case FilterExpression.IsSet it -> isSet(it);
            case FilterExpression.HasName it -> text(it.field(), TextTest.hasName(it.name()));
            case FilterExpression.HasLetters it -> text(it.field(), hasLetters(it.letters()));
            case FilterExpression.LetterCount it -> text(it.field(), letterCount(it));
        };
    }

    private List<Plan> plans(List<FilterExpression> parts) throws FilterException {
        List<Plan> plans = new ArrayList<>();
        for (FilterExpression part : parts) {
            plans.add(plan(part));
        }
        return plans;
    }

    /// The values of the set, named lists opened.
    private List<FilterValue> members(FilterExpression.In set) throws FilterException {
        List<FilterValue> members = new ArrayList<>();
        for (FilterValue value : set.values()) {
            if (value instanceof FilterValue.NamedList list) {
                members.addAll(NamedLists.values(list, set.field(), context));
            } else {
                members.add(value);
            }
        }
        return members;
    }

    // --- texts --------------------------------------------------------------------------------------------------------

    private static Plan word(String word) {
        TextTest test = TextTest.contains(Wanted.of(word));
        return Plan.any(WordColumns.of(word).stream()
                .map(column -> new Plan(ColumnSearch.cost(column), () -> ColumnSearch.ofPrinted(column, test)))
                .toList());
    }

    private Plan text(FilterField field, TextTest test) {
        if (field.isRemark()) {
            return remark(field, text -> !text.isEmpty() && holds(test, text));
        }
        return Plan.any(field.columns().stream()
                .map(column -> new Plan(ColumnSearch.cost(column), () -> ColumnSearch.ofValues(column, test)))
                .toList());
    }

    /// Few rows have something, and the others are told from them by their time alone.
    private Plan remark(FilterField field, Predicate<String> test) {
        Marks marks = context.marks();
        return Plan.of(row -> {
            Remark remark = marks.of(row);
            return test.test(field == FilterField.NOTE ? remark.note() : remark.mark().word());
        });
    }

    private static boolean holds(TextTest test, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return test.test(bytes, bytes.length);
    }

    private static TextTest test(FilterExpression.Match match) {
        FieldType type = match.field().type();
        Wanted wanted = Wanted.of(match.text(), type);
        return switch (match.match()) {
            case CONTAINS -> TextTest.contains(wanted);
            case STARTS -> TextTest.starts(wanted);
            case ENDS -> TextTest.ends(wanted);
            case MATCHES ->
                TextTest.matches(RegularExpressions.compile(match.text(), Wanted.caseAlwaysCounts(type)));
        };
    }

    private static TextTest hasLetters(String letters) {
        return (text, length) -> {
            for (int i = 0; i < letters.length(); i++) {
                if (Letters.occurrences(text, length, letters.charAt(i)) == 0) {
                    return false;
                }
            }
            return true;
        };
    }

    static TextTest letterCount(FilterExpression.LetterCount it) {
        HistoryLetter letter = HistoryLetter.of(it.letter());
        boolean scaled = letter != null && letter.kind() == HistoryLetter.Kind.SCALED;
        return (text, length) -> {
            int occurrences = Letters.occurrences(text, length, it.letter());
            long least = scaled ? Letters.leastCount(occurrences) : occurrences;
            return it.comparison().holds(Long.compare(least, it.count()));
        };
    }

    // --- comparisons --------------------------------------------------------------------------------------------------

    private Plan compare(FilterField field, Comparison comparison, FilterValue value) {
        if (comparison == Comparison.EQ) {
            return in(field, List.of(value));
        }
        return switch (value) {
            case FilterValue.Network network -> addresses(field, new AddressRanges(span(comparison, network)));
            default -> numbers(field, NumberRanges.of(comparison, number(field, value), domain(field)));
        };
    }

    private static List<AddressRanges.Span> span(Comparison comparison, FilterValue.Network network) {
        IpAddress address = new IpAddress(network.subnet().high(), network.subnet().low());
        return switch (comparison) {
            case LE -> List.of(new AddressRanges.Span(AddressRanges.LEAST, address));
            case GE -> List.of(new AddressRanges.Span(address, AddressRanges.GREATEST));
            case LT -> address.equals(AddressRanges.LEAST)
                    ? List.of()
                    : List.of(new AddressRanges.Span(AddressRanges.LEAST, AddressRanges.before(address)));
            default -> address.equals(AddressRanges.GREATEST)
                    ? List.of()
                    : List.of(new AddressRanges.Span(AddressRanges.after(address), AddressRanges.GREATEST));
        };
    }

    private Plan in(FilterField field, List<FilterValue> values) {
        return switch (field.type()) {
            case ADDRESS -> addresses(
                    field, new AddressRanges(values.stream().map(FilterCompiler::addressSpan).toList()));
            case PORT, COUNT, BYTES, INTERVAL, TIME -> numbers(
                    field,
                    NumberRanges.of(values.stream().map(value -> numberSpan(field, value)).toList(), domain(field)));
            case TRUTH -> truth(field, values);
            case PROTOCOL, STATE, HISTORY, NAMES, MARK, TEXT -> text(field, oneOf(field, values));
        };
    }

    private static TextTest oneOf(FilterField field, List<FilterValue> values) {
        List<Wanted> wanted = values.stream()
                .map(value -> Wanted.of(((FilterValue.Text) value).text(), field.type()))
                .toList();
        return wanted.size() == 1 ? TextTest.equal(wanted.getFirst()) : TextTest.oneOf(wanted);
    }

    private static AddressRanges.Span addressSpan(FilterValue value) {
        return switch (value) {
            case FilterValue.Range range -> new AddressRanges.Span(
                    addressSpan(range.first()).first(), addressSpan(range.last()).last());
            case FilterValue.Network network -> AddressRanges.Span.of(network.subnet());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static Plan addresses(FilterField field, AddressRanges ranges) {
        return Plan.any(field.columns().stream()
                .map(column -> AddressSearch.plan(column, ranges))
                .toList());
    }

    private static Plan truth(FilterField field, List<FilterValue> values) {
        boolean yes = values.contains(new FilterValue.Truth(true));
        boolean no = values.contains(new FilterValue.Truth(false));
        List<ConnectionColumn> columns = field.columns();
        return Plan.of(row -> {
            boolean all = true;
            for (ConnectionColumn column : columns) {
                if (!column.isSet(row)) {
                    return false;
                }
                all &= column == ConnectionColumn.LOCAL_ORIG ? row.isOrigLocal() : row.isRespLocal();
            }
            return all ? yes : no;
        });
    }

    private static NumberRanges.Domain domain(FilterField field) {
        return field.type() == FieldType.TIME ? NumberRanges.Domain.SIGNED : NumberRanges.Domain.UNSIGNED;
    }

    private NumberRanges.Span numberSpan(FilterField field, FilterValue value) {
        if (value instanceof FilterValue.Range range) {
            return new NumberRanges.Span(number(field, range.first()), number(field, range.last()));
        }
        BigDecimal number = number(field, value);
        return new NumberRanges.Span(number, number);
    }

    /// In bytes, packets or microseconds.
    private BigDecimal number(FilterField field, FilterValue value) {
        return switch (value) {
            case FilterValue.Quantity it ->
                field.type() == FieldType.INTERVAL ? it.amount().multiply(MICROS) : it.amount();
            case FilterValue.Moment it -> micros(it.instant());
            case FilterValue.LocalMoment it -> micros(it.time().atZone(context.zone()).toInstant());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static BigDecimal micros(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .multiply(MICROS)
                .add(BigDecimal.valueOf(instant.getNano(), 3));
    }

    private static Plan numbers(FilterField field, NumberRanges ranges) {
        if (field.joint() == FilterField.Joint.SUM) {
            ToLongFunction<ConnectionView> sum = sum(field);
            return NumberSearch.plan(
                    field.columns(), ranges, row -> isSet(field, row) && ranges.contains(sum.applyAsLong(row)));
        }
        return Plan.any(field.columns().stream()
                .map(column -> numbers(column, ranges))
                .toList());
    }

    private static Plan numbers(ConnectionColumn column, NumberRanges ranges) {
        ToLongFunction<ConnectionView> number = number(column);
        return NumberSearch.plan(
                List.of(column), ranges, row -> column.isSet(row) && ranges.contains(number.applyAsLong(row)));
    }

    private static ToLongFunction<ConnectionView> number(ConnectionColumn column) {
        ToLongFunction<ConnectionView> number = column.number();
        if (column == ConnectionColumn.TS) {
            return ConnectionView::startMicros;
        }
        if (number == null) {
            throw new IllegalArgumentException(column + " is no number");
        }
        return number;
    }

    /// Sums that do not fit stay at the greatest count.
    private static ToLongFunction<ConnectionView> sum(FilterField field) {
        ToLongFunction<ConnectionView> first = number(field.columns().getFirst());
        ToLongFunction<ConnectionView> second = number(field.columns().getLast());
        return row -> sum(first.applyAsLong(row), second.applyAsLong(row));
    }

    static long sum(long first, long second) {
        long sum = first + second;
        return Long.compareUnsigned(sum, first) < 0 ? -1L : sum;
    }

    private Plan isSet(FilterExpression.IsSet it) {
        Plan test = it.field().isRemark()
                ? remark(it.field(), text -> !text.isEmpty())
                : Plan.of(row -> isSet(it.field(), row));
        return it.set() ? test : test.negated();
    }

    private static boolean isSet(FilterField field, ConnectionView row) {
        boolean any = field.joint() == FilterField.Joint.ANY;
        for (ConnectionColumn column : field.columns()) {
            if (column.isSet(row) == any) {
                return any;
            }
        }
        return !any;
    }
}
