package shad.views.text;

import java.util.Locale;

/// Lengths of time in nanoseconds.
public final class Durations {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /// Seconds with six decimals, as in logs; what is below a microsecond is cut off.
    public static String raw(long nanos) {
        long micros = nanos / MICRO;
        String sign = micros < 0 ? "-" : "";
        long whole = Math.abs(micros / MILLI);
        long fraction = Math.abs(micros % MILLI);
        return String.format(Locale.ROOT, "%s%d.%06d", sign, whole, fraction);
    }

    /// As long as needed to get an idea: `388 µs`, `21.9 ms`, `5.39 s`, `6 min 42 s`, `3 h 05 min`, `2 d 04 h`.
    public static String human(long nanos) {
        if (nanos < 0) {
            return "-" + human(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
        }
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        if (nanos < 999_500) {
            return Math.round((double) nanos / MICRO) + " µs";
        }
        if (nanos < 999_500_000) {
            return significant((double) nanos / MILLI) + " ms";
        }
        if (nanos < MINUTE - SECOND / 20) {
            return significant((double) nanos / SECOND) + " s";
        }
        if (nanos < HOUR - SECOND / 2) {
            long seconds = (nanos + SECOND / 2) / SECOND;
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (nanos < DAY - MINUTE / 2) {
            long minutes = (nanos + MINUTE / 2) / MINUTE;
            return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
        }
        long hours = nanos / HOUR + (nanos % HOUR >= HOUR / 2 ? 1 : 0);
        return String.format(Locale.ROOT, "%d d %02d h", hours / 24, hours % 24);
    }

    private static String significant(double value) {
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
