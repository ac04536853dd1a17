package shad.views.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How points in time read: in a time zone or as seconds since the epoch, to the microsecond or the nanosecond. Digits
/// beyond are cut off, so that a time never reads later than it was. Immutable.
public final class TimeFormat {
    /// What it takes to write times with some decimals; costly to make.
    private record Writers(int decimals, DateTimeFormatter time, DateTimeFormatter dateTime) {
        static final Writers MICROSECONDS = of(6);
        static final Writers NANOSECONDS = of(9);

        static Writers of(int decimals) {
            String fraction = "S".repeat(decimals);
            return new Writers(
                    decimals,
                    DateTimeFormatter.ofPattern("HH:mm:ss." + fraction, Locale.ROOT),
                    DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss." + fraction, Locale.ROOT));
        }
    }

    /// The epoch in place of a time zone.
    private final @Nullable ZoneId zone;
    private final Writers writers;

    private TimeFormat(@Nullable ZoneId zone, Writers writers) {
        this.zone = zone;
        this.writers = writers;
    }

    public static TimeFormat utc() {
        return in(ZoneOffset.UTC);
    }

    /// In the time zone of this machine.
    public static TimeFormat local() {
        return in(ZoneId.systemDefault());
    }

    public static TimeFormat in(ZoneId zone) {
        return new TimeFormat(zone, Writers.MICROSECONDS);
    }

    /// Seconds since the epoch, as in logs.
    public static TimeFormat epoch() {
        return new TimeFormat(null, Writers.MICROSECONDS);
    }

    /// The same with nine decimals.
    public TimeFormat nanoseconds() {
        return new TimeFormat(zone, Writers.NANOSECONDS);
    }

    /// The same with six decimals.
    public TimeFormat microseconds() {
        return new TimeFormat(zone, Writers.MICROSECONDS);
    }

    /// Time of day: `10:42:07.118201`. As seconds since the epoch if that is the format.
    ///
    /// @param timestampNanos nanoseconds since the epoch, UTC
    public String time(long timestampNanos) {
        return format(timestampNanos, writers.time());
    }

    /// Day and time: `2026-03-01 10:42:07.118201`. As seconds since the epoch if that is the format.
    ///
    /// @param timestampNanos nanoseconds since the epoch, UTC
    public String dateTime(long timestampNanos) {
        return format(timestampNanos, writers.dateTime());
    }

    /// What a zone was ahead of UTC at a time: `+01:00`.
    ///
    /// @param timestampNanos nanoseconds since the epoch, UTC
    static String offset(ZoneId zone, long timestampNanos) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(timestampNanos, 1_000_000_000L));
        String id = zone.getRules().getOffset(instant).getId();
        return id.equals("Z") ? "+00:00" : id;
    }

    private String format(long timestampNanos, DateTimeFormatter formatter) {
        long seconds = Math.floorDiv(timestampNanos, 1_000_000_000L);
        int nanos = (int) Math.floorMod(timestampNanos, 1_000_000_000L);
        if (zone != null) {
            return formatter.format(Instant.ofEpochSecond(seconds, nanos).atZone(zone));
        }
        boolean negative = seconds < 0;
        if (negative && nanos > 0) {
            seconds++;
            nanos = 1_000_000_000 - nanos;
        }
        String fraction = String.format(Locale.ROOT, "%09d", nanos).substring(0, writers.decimals());
        return (negative ? "-" : "") + Math.abs(seconds) + "." + fraction;
    }
}
