package shad.model.query.filter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a number counts: bytes in powers of 1000 or 1024, or time.
public enum Unit {
    /// As the column counts: bytes, packets, seconds.
    NONE(false, "1", ""),
    BYTE(true, "1", "B"),
    KILOBYTE(true, "1000", "kB", "KB"),
    MEGABYTE(true, "1000000", "MB"),
    GIGABYTE(true, "1000000000", "GB"),
    TERABYTE(true, "1000000000000", "TB"),
    KIBIBYTE(true, "1024", "KiB"),
    MEBIBYTE(true, "1048576", "MiB"),
    GIBIBYTE(true, "1073741824", "GiB"),
    TEBIBYTE(true, "1099511627776", "TiB"),
    NANOSECOND(false, "0.000000001", "ns"),
    MICROSECOND(false, "0.000001", "us", "µs"),
    MILLISECOND(false, "0.001", "ms"),
    SECOND(false, "1", "s", "sec", "secs", "second", "seconds"),
    MINUTE(false, "60", "min", "mins", "minute", "minutes"),
    HOUR(false, "3600", "h", "hour", "hours"),
    DAY(false, "86400", "d", "day", "days");

    private final boolean bytes;
    private final BigDecimal factor;
    private final List<String> names;

    Unit(boolean bytes, String factor, String... names) {
        this.bytes = bytes;
        this.factor = new BigDecimal(factor);
        this.names = List.of(names);
    }

    static Optional<Unit> named(String name) {
        return Arrays.stream(values()).filter(unit -> unit.names.contains(name)).findFirst();
    }

    /// As it is printed.
    public String symbol() {
        return names.getFirst();
    }

    boolean isOfBytes() {
        return bytes;
    }

    boolean isOfTime() {
        return !bytes && this != NONE;
    }

    /// Bytes or seconds in one of these.
    BigDecimal factor() {
        return factor;
    }
}
