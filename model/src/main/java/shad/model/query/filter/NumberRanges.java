package shad.model.query.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shad.model.query.RowBits;

/// Sets of whole numbers as ranges that neither meet nor overlap, in order. Immutable.
final class NumberRanges {
    /// The least number of each range.
    private final long[] first;
    /// How much the greatest number of each range is above its least, unsigned.
    private final long[] width;
    /// Makes the order of numbers that of unsigned ones.
    private final long flip;

    private NumberRanges(long[] first, long[] width, long flip) {
        this.first = first;
        this.width = width;
        this.flip = flip;
    }

    /// The numbers that a column can have.
    enum Domain {
        /// Counts up to 2^64 - 1.
        UNSIGNED(BigInteger.ZERO, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE), 0),
        /// Microseconds before and after 1970.
        SIGNED(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE), Long.MIN_VALUE);

        private final BigInteger least;
        private final BigInteger greatest;
        private final long flip;

        Domain(BigInteger least, BigInteger greatest, long flip) {
            this.least = least;
            this.greatest = greatest;
            this.flip = flip;
        }
    }

    /// Numbers from one to another, ends included; they need not be whole.
    record Span(BigDecimal from, BigDecimal to) {}

    private record Whole(BigInteger from, BigInteger to) {
        static Whole of(Span span) {
            return new Whole(ceiling(span.from()), floor(span.to()));
        }
    }

    private static BigInteger floor(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    }

    private static BigInteger ceiling(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING).toBigIntegerExact();
    }

    /// What is less or greater than a number, or equal to it.
    static NumberRanges of(Comparison comparison, BigDecimal number, Domain domain) {
        Whole range = switch (comparison) {
            case LT -> new Whole(domain.least, ceiling(number).subtract(BigInteger.ONE));
            case LE -> new Whole(domain.least, floor(number));
            case GT -> new Whole(floor(number).add(BigInteger.ONE), domain.greatest);
            case GE -> new Whole(ceiling(number), domain.greatest);
            case EQ -> new Whole(ceiling(number), floor(number));
            case NE -> throw new IllegalArgumentException("what differs is no range");
        };
        return ofWhole(List.of(range), domain);
    }

    /// The whole numbers in any of the spans.
    static NumberRanges of(List<Span> spans, Domain domain) {
        return ofWhole(spans.stream().map(Whole::of).toList(), domain);
    }

    private static NumberRanges ofWhole(List<Whole> ranges, Domain domain) {
        List<Whole> sorted = ranges.stream()
                .map(range -> new Whole(range.from().max(domain.least), range.to().min(domain.greatest)))
                .filter(range -> range.from().compareTo(range.to()) <= 0)
                .sorted(Comparator.comparing(Whole::from))
                .toList();
        List<Whole> joined = new ArrayList<>();
        for (Whole range : sorted) {
            boolean meets = !joined.isEmpty()
                    && range.from().compareTo(joined.getLast().to().add(BigInteger.ONE)) <= 0;
            if (meets) {
                Whole before = joined.removeLast();
                joined.add(new Whole(before.from(), before.to().max(range.to())));
            } else {
                joined.add(range);
            }
        }
        return new NumberRanges(
                joined.stream().mapToLong(range -> range.from().longValue()).toArray(),
                joined.stream().mapToLong(range -> range.to().subtract(range.from()).longValue()).toArray(),
                domain.flip);
    }

    /// Keeps the rows whose numbers, told by index, are in any of the ranges.
    void retain(long[] numbers, RowBits rows) {
        rows.retain(index -> contains(numbers[index]));
    }

    boolean contains(long number) {
        int low = 0;
        int high = first.length - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (Long.compareUnsigned(first[middle] ^ flip, number ^ flip) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low <= high && Long.compareUnsigned(number - first[low], width[low]) <= 0;
    }
}
