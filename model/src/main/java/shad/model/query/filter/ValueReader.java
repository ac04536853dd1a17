package shad.model.query.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.Subnet;
import shad.model.conn.TransportProtocol;
import shad.model.marks.Mark;

/// Reads values by the type of the field that they are compared with.
final class ValueReader {
    /// What the log prints where there is no value.
    private static final String UNSET = "-";

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,30}(?:\\.\\d{1,30})?) ?([A-Za-zµ]*)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,30})-(\\d{1,30})");
    private static final Pattern EPOCH = Pattern.compile("(-?\\d{1,12})(?:\\.(\\d{1,9}))?");
    private static final Pattern DATE_AND_CLOCK = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)"
            + "(?:[T ](\\d\\d?):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d\\d:?\\d\\d)?)?");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Instant FIRST_INSTANT = Instant.parse("0000-01-01T00:00:00Z");
    private static final BigDecimal LAST_PORT = BigDecimal.valueOf(0xffff);
    private static final BigDecimal LAST_COUNT = new BigDecimal(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));

    private static final List<String> STATES = Arrays.stream(ConnState.values()).map(Enum::name).toList();
    private static final List<String> PROTOCOLS =
            Arrays.stream(TransportProtocol.values()).map(TransportProtocol::zeekName).toList();

    private static final List<String> MARKS = Arrays.stream(Mark.values())
            .filter(mark -> mark != Mark.NONE)
            .map(Mark::word)
            .toList();

    private ValueReader() {}

    /// Whether the value is the log's mark for none.
    static boolean isUnset(FilterValue value) {
        return value instanceof FilterValue.Text text && text.text().equals(UNSET);
    }

    /// The value that the log prints so.
    ///
    /// @throws IllegalArgumentException where the log never prints so
    static FilterValue ofLogged(FilterField field, String text) {
        try {
            return read(field, text, SourceRange.NONE);
        } catch (FilterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The value that a text stands for, written at `range`.
    static FilterValue read(FilterField field, String text, SourceRange range) throws FilterException {
        if (text.equals(UNSET)) {
            return new FilterValue.Text(UNSET);
        }
        return switch (field.type()) {
            case ADDRESS -> new FilterValue.Network(
                    Subnet.parse(text).orElseThrow(() -> mismatch(field, text, range)));
            case PORT, COUNT, BYTES, INTERVAL -> quantity(field, text, range);
            case TIME -> time(text).orElseThrow(() -> mismatch(field, text, range));
            case TRUTH -> truth(field, text, range);
            case PROTOCOL -> oneOf(PROTOCOLS, field, text, range);
            case STATE -> oneOf(STATES, field, text, range);
            case MARK -> oneOf(MARKS, field, text, range);
            case HISTORY, NAMES, TEXT -> text(field, text, range);
        };
    }

    /// A value, or a range of whole numbers that is written with a minus sign.
    static FilterValue readMember(FilterField field, String text, SourceRange range) throws FilterException {
        Matcher numbers = NUMBERS.matcher(text);
        boolean whole = switch (field.type()) {
            case PORT, COUNT, BYTES -> true;
            default -> false;
        };
        if (!whole || !numbers.matches()) {
            return read(field, text, range);
        }
        return range(field, read(field, numbers.group(1), range), read(field, numbers.group(2), range), range);
    }

    /// The range between two values that were read for the field.
    static FilterValue range(FilterField field, FilterValue first, FilterValue last, SourceRange range)
            throws FilterException {
        if (!field.type().isOrdered()) {
            throw new FilterException("A range needs a column of numbers, times or addresses", range);
        }
        if (!isPoint(first) || !isPoint(last)) {
            throw new FilterException("A range needs " + field.type().expectation() + " at both ends", range);
        }
        if (isReversed(first, last)) {
            throw new FilterException("The range ends before it begins", range);
        }
        return new FilterValue.Range(first, last);
    }

    private static boolean isPoint(FilterValue value) {
        return switch (value) {
            case FilterValue.Quantity _,FilterValue.Moment _,FilterValue.LocalMoment _ -> true;
            case FilterValue.Network network -> network.isSingle();
            default -> false;
        };
    }

    private static boolean isReversed(FilterValue first, FilterValue last) {
        return switch (first) {
            case FilterValue.Quantity a when last instanceof FilterValue.Quantity b ->
                a.amount().compareTo(b.amount()) > 0;
            case FilterValue.Moment a when last instanceof FilterValue.Moment b ->
                a.instant().isAfter(b.instant());
            case FilterValue.LocalMoment a when last instanceof FilterValue.LocalMoment b ->
                a.time().isAfter(b.time());
            case FilterValue.Network a when last instanceof FilterValue.Network b -> {
                int byHigh = Long.compareUnsigned(a.subnet().high(), b.subnet().high());
                yield byHigh > 0 || byHigh == 0 && Long.compareUnsigned(a.subnet().low(), b.subnet().low()) > 0;
            }
            default -> false;
        };
    }

    private static FilterException mismatch(FilterField field, String text, SourceRange range) {
        return new FilterException("“" + text + "” does not fit " + field + ", which has " + field.type().expectation(),
                range);
    }

    private static FilterValue quantity(FilterField field, String text, SourceRange range) throws FilterException {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw mismatch(field, text, range);
        }
        Unit unit = Unit.named(matcher.group(2)).orElseThrow(() -> new FilterException(
                "No unit is called “" + matcher.group(2) + "”; " + units(field), range));
        if (unit != Unit.NONE
                && (unit.isOfBytes() ? field.type() != FieldType.BYTES : field.type() != FieldType.INTERVAL)) {
            throw new FilterException("“" + matcher.group(2) + "” does not fit " + field + "; " + units(field), range);
        }
        var quantity = new FilterValue.Quantity(new BigDecimal(matcher.group(1)), unit);
        if (field.type() != FieldType.INTERVAL && quantity.amount().stripTrailingZeros().scale() > 0) {
            throw new FilterException(field + " counts in whole numbers, and " + text + " is none", range);
        }
        BigDecimal last = field.type() == FieldType.PORT ? LAST_PORT : LAST_COUNT;
        if (quantity.amount().compareTo(last) > 0) {
            throw new FilterException(text + " is too great: " + field + " ends at " + last, range);
        }
        return quantity;
    }

    private static String units(FilterField field) {
        return switch (field.type()) {
            case BYTES -> "units are B, kB, MB, GB, TB and KiB, MiB, GiB, TiB";
            case INTERVAL -> "units are us, ms, s, min, h and d";
            default -> "it has numbers without unit";
        };
    }

    private static FilterValue truth(FilterField field, String text, SourceRange range) throws FilterException {
        return switch (text) {
            case "T", "t", "true", "True", "TRUE", "yes" -> new FilterValue.Truth(true);
            case "F", "f", "false", "False", "FALSE", "no" -> new FilterValue.Truth(false);
            default -> throw mismatch(field, text, range);
        };
    }

    private static FilterValue oneOf(List<String> known, FilterField field, String text, SourceRange range)
            throws FilterException {
        if (known.contains(text)) {
            return new FilterValue.Text(text);
        }
        String likely = Suggestions.near(text, known)
                .map(near -> "did you mean " + near + "?")
                .orElse("its values are " + String.join(", ", known));
        throw new FilterException(field + " is never “" + text + "”; " + likely, range);
    }

    private static FilterValue text(FilterField field, String text, SourceRange range) throws FilterException {
        if (text.isEmpty()) {
            throw new FilterException("There is nothing between the quotes; for rows without a value write “" + field
                    + " is unset”", range);
        }
        return new FilterValue.Text(text);
    }

    private static Optional<FilterValue> time(String text) {
        try {
            return epoch(text).or(() -> dateAndClock(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<FilterValue> epoch(String text) {
        Matcher matcher = EPOCH.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(text);
        BigDecimal seconds = exact.setScale(0, RoundingMode.FLOOR);
        long nanos = exact.subtract(seconds).movePointRight(9).longValueExact();
        return moment(Instant.ofEpochSecond(seconds.longValueExact(), nanos));
    }

    private static Optional<FilterValue> dateAndClock(String text) {
        Matcher matcher = DATE_AND_CLOCK.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        LocalDateTime time = LocalDateTime.of(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                number(matcher.group(4)),
                number(matcher.group(5)),
                number(matcher.group(6)),
                nanos(matcher.group(7)));
        String offset = matcher.group(8);
        return offset == null
                ? Optional.of(new FilterValue.LocalMoment(time))
                : moment(time.toInstant(ZoneOffset.of(offset)));
    }

    private static Optional<FilterValue> moment(Instant instant) {
        return instant.isBefore(FIRST_INSTANT) || instant.isAfter(LAST_INSTANT)
                ? Optional.empty()
                : Optional.of(new FilterValue.Moment(instant));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
