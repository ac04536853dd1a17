package shad.model.export;

import java.nio.charset.StandardCharsets;
import shad.model.query.TextBuffer;

/// Texts as fields of comma-separated values (RFC 4180).
final class CsvText {
    /// What a spreadsheet would take for the beginning of a formula.
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    /// Appends a text, quoted where it must be. One that a spreadsheet would run as a formula, as captured names may be,
    /// gets an apostrophe in front.
    static void append(String text, TextBuffer target) {
        if (!isPlain(text)) {
            String safe = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            target.append(('"' + safe.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8));
        } else {
            target.appendAscii(text);
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == ',' || c == '"') {
                return false;
            }
        }
        return text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0;
    }
}
