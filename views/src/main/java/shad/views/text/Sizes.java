package shad.views.text;

import java.util.Locale;

/// Numbers of bytes. Units are powers of 1000, as links and disks are sold.
public final class Sizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /// Every byte, in groups of three digits.
    public static String raw(long bytes) {
        return Counts.format(bytes);
    }

    /// Three or more significant digits and a unit: `517 B`, `1.45 kB`, `88.4 MB`, `118 GB`.
    public static String human(long bytes) {
        if (bytes < 0) {
            return "-" + human(bytes == Long.MIN_VALUE ? Long.MAX_VALUE : -bytes);
        }
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        do {
            value /= 1000;
            unit++;
        } while (value >= 999.5 && unit < UNITS.length - 1);
        String format = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }
}
