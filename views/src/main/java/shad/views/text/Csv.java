package shad.views.text;

import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated values (RFC 4180).
public final class Csv {
    /// What a spreadsheet would take for the beginning of a formula.
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    /// One line with its end. A text that a spreadsheet would run as a formula, as captured names may be, gets an
    /// apostrophe in front.
    public static String line(List<String> values) {
        return values.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 && !isNumber(value);
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static boolean isNumber(String value) {
        return value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9' || c == '.') && value.length() > 1;
    }
}
