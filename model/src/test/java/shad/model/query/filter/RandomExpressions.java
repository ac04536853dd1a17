package shad.model.query.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import shad.model.conn.ConnState;
import shad.model.conn.Subnet;
import shad.model.conn.TransportProtocol;
import shad.model.marks.Mark;
import shad.model.query.TestRows;

/// Makes expressions of every kind, with values that rows of [TestRows#addRandom] are likely to have.
final class RandomExpressions {
    private static final String[] HISTORIES = {"S", "Sr", "ShADadFf", "^d", "Dd", "D", "ShADdaFfR", "A", "dF"};
    private static final String[] SERVICES = {"http", "dns", "ssl,http", "ssh", "ssl", "HTTP", "s"};
    private static final String[] PATTERNS =
            {"^S[^h]*$", "a+d", "^\\d", "[0-9]$", "(?i)sh", "h.*p", "\\.", "\"", "\\\\"};
    private static final String[] WORDS = {
        "tcp", "http", "10", "1", "SF", "Sh", "sf", "17000", "0.", "255", "T", "two words", "in", "a\"b", "back\\slash",
        "C", "1:abc", "::", "-", "-x", "service", "history:t", "$x", "é"
    };

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    FilterExpression expression(int depth) {
        if (depth > 0 && random.nextInt(3) != 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new FilterExpression.And(parts(depth), SourceRange.NONE);
                case 1 -> new FilterExpression.Or(parts(depth), SourceRange.NONE);
                default -> new FilterExpression.Not(expression(depth - 1), SourceRange.NONE);
            };
        }
        return condition(field());
    }

    private List<FilterExpression> parts(int depth) {
        return several(() -> expression(depth - 1), 2);
    }

    private <T> List<T> several(Supplier<T> maker, int least) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3) + least; i > 0; i--) {
            list.add(maker.get());
        }
        return list;
    }

    private FilterField field() {
        return FilterField.all().get(random.nextInt(FilterField.all().size()));
    }

    private FilterExpression condition(FilterField field) {
        FieldType type = field.type();
        return switch (random.nextInt(8)) {
            case 0 -> new FilterExpression.Word(one(WORDS), SourceRange.NONE);
            case 1 -> new FilterExpression.IsSet(field, random.nextBoolean(), SourceRange.NONE);
            case 2 -> new FilterExpression.In(field, several(() -> member(field), 1), SourceRange.NONE);
            case 3 -> field.joint() == FilterField.Joint.ANY ? match(field) : condition(field());
            case 4 -> type.hasParts() ? part(field) : condition(field());
            default -> new FilterExpression.Compare(field, comparison(type), point(field), SourceRange.NONE);
        };
    }

    private Comparison comparison(FieldType type) {
        Comparison comparison = Comparison.values()[random.nextInt(6)];
        return type.isOrdered() ? comparison : random.nextBoolean() ? Comparison.EQ : Comparison.NE;
    }

    private FilterExpression match(FilterField field) {
        TextMatch match = TextMatch.values()[random.nextInt(4)];
        String text = match == TextMatch.MATCHES ? one(PATTERNS) : random.nextBoolean() ? one(WORDS) : one(HISTORIES);
        return new FilterExpression.Match(field, match, text, SourceRange.NONE);
    }

    private FilterExpression part(FilterField field) {
        if (field.type() == FieldType.NAMES) {
            return new FilterExpression.HasName(field, Wanted.lowerCase(one(SERVICES)), SourceRange.NONE);
        }
        String letters = random.nextInt(4) == 0 ? "has" : one(HISTORIES);
        return random.nextBoolean()
                ? new FilterExpression.HasLetters(field, letters, SourceRange.NONE)
                : new FilterExpression.LetterCount(
                        field, "ShADtTdFf^".charAt(random.nextInt(10)), comparison(FieldType.COUNT), random.nextInt(3),
                        SourceRange.NONE);
    }

    private FilterValue member(FilterField field) {
        if (field.type() == FieldType.ADDRESS && random.nextBoolean()) {
            return new FilterValue.Network(subnet(random.nextInt(129)));
        }
        if (!field.type().isOrdered() || random.nextBoolean()) {
            return point(field);
        }
        FilterValue first = point(field);
        FilterValue last = point(field);
        try {
            return ValueReader.range(field, first, last, SourceRange.NONE);
        } catch (FilterException e) {
            return first;
        }
    }

    private Subnet subnet(int bits) {
        String base = random.nextBoolean()
                ? "0.0.0." + random.nextInt(50)
                : Long.toHexString(random.nextLong() >>> 48) + "::" + random.nextInt(10);
        Subnet address = Subnet.parse(base).orElseThrow();
        int width = address.prefixLength() == 128 && !base.contains(":") ? 32 : 128;
        return Subnet.parse(base + "/" + Math.min(bits, width)).orElseThrow();
    }

    private FilterValue point(FilterField field) {
        return switch (field.type()) {
            case ADDRESS -> new FilterValue.Network(subnet(128));
            case PORT -> number(random.nextInt(120), Unit.NONE);
            case COUNT -> number(random.nextInt(1000), Unit.NONE);
            case BYTES -> number(random.nextInt(5), Unit.values()[random.nextInt(5)]);
            case INTERVAL -> new FilterValue.Quantity(
                    BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5)),
                    random.nextBoolean() ? Unit.NONE : Unit.values()[random.nextInt(10, 17)]);
            case TIME -> time();
            case TRUTH -> new FilterValue.Truth(random.nextBoolean());
            case PROTOCOL -> new FilterValue.Text(TransportProtocol.ofOrdinal(random.nextInt(4)).zeekName());
            case STATE -> new FilterValue.Text(ConnState.ofOrdinal(random.nextInt(13)).name());
            case HISTORY -> new FilterValue.Text(one(HISTORIES));
            case NAMES -> new FilterValue.Text(one(SERVICES));
            case MARK -> new FilterValue.Text(Mark.values()[random.nextInt(1, Mark.values().length)].word());
            case TEXT -> new FilterValue.Text(random.nextBoolean() ? "ipv6-icmp" : "x\"y\\");
        };
    }

    private static FilterValue number(long number, Unit unit) {
        return new FilterValue.Quantity(BigDecimal.valueOf(number), unit);
    }

    private FilterValue time() {
        Instant instant = Instant.ofEpochSecond(
                TestRows.START_NANOS / 1_000_000_000 + random.nextLong(1L << random.nextInt(1, 30)),
                random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
        return random.nextBoolean()
                ? new FilterValue.Moment(instant)
                : new FilterValue.LocalMoment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private String one(String[] texts) {
        return texts[random.nextInt(texts.length)];
    }
}
