package shad.model.export;

import java.util.List;
import java.util.stream.Collectors;
import shad.model.query.ConnectionColumn;

/// A line for a shell that takes rows out of a conn.log: awk chooses them, zeek-cut chooses the columns.
public final class ZeekCut {
    private ZeekCut() {}

    /// The rows whose value in a column is this, as the log prints it.
    ///
    /// @param shown the columns to print
    public static String line(ConnectionColumn column, String logged, List<ConnectionColumn> shown) {
        String names = shown.stream().map(ConnectionColumn::zeekName).collect(Collectors.joining(" "));
        return "awk -F'\\t' '/^#fields/ {for (i = 2; i <= NF; i++) f[$i] = i - 1} /^#/ || $f[\"" + column.zeekName()
                + "\"] == \"" + quoted(logged) + "\"' conn.log | zeek-cut " + names;
    }

    /// A text within a string of awk within an argument in single quotes. Of what the log escapes, only backslashes are
    /// left to look after.
    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "'\\''");
    }
}
