package shad.model.query.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import shad.model.conn.Subnet;

/// What a field is compared with.
public sealed interface FilterValue {

    record Text(String text) implements FilterValue {}

    /// A number without trailing zeros; with a unit as it was written.
    record Quantity(BigDecimal number, Unit unit) implements FilterValue {
        public Quantity {
            number = normal(number);
        }

        private static BigDecimal normal(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        /// In bytes, packets or seconds.
        BigDecimal amount() {
            return number.multiply(unit.factor());
        }
    }

    /// A network, or a single address as a network of one.
    record Network(Subnet subnet) implements FilterValue {
        boolean isSingle() {
            return subnet.prefixLength() == 128;
        }
    }

    record Moment(Instant instant) implements FilterValue {}

    /// A time without zone: that of [FilterContext] counts.
    record LocalMoment(LocalDateTime time) implements FilterValue {}

    record Truth(boolean value) implements FilterValue {}

    /// Both ends belong to the range.
    record Range(FilterValue first, FilterValue last) implements FilterValue {}

    /// The values of a named list, written `$name`.
    record NamedList(String name, SourceRange range) implements FilterValue {}
}
