package shad.views.text;

import java.util.Locale;

/// Counts and shares.
public final class Counts {
    /// Stands between groups of three digits (U+2009): narrower than a digit, so that the groups are one number.
    static final char THIN_SPACE = '\u2009';

    private Counts() {}

    /// Digits in groups of three: `1 204 881`.
    public static String format(long count) {
        String digits = Long.toString(count);
        int first = digits.charAt(0) == '-' ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int place = digits.length() - 3; place > first; place -= 3) {
            text.insert(place, THIN_SPACE);
        }
        return text.toString();
    }

    /// A part of a whole in percent with one decimal. Never rounds a part to nothing or to everything: `<0.1 %`, `>99.9 %`.
    public static String share(long part, long whole) {
        if (whole <= 0 || part <= 0) {
            return "0 %";
        }
        if (part >= whole) {
            return "100 %";
        }
        double percent = 100.0 * part / whole;
        if (percent < 0.1) {
            return "<0.1 %";
        }
        return percent > 99.9 ? ">99.9 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
