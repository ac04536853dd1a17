package shad.model.export;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Rows as text for the clipboard. Takes time with the number of rows: for any thread but that of a window.
public final class CopyText {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final String UNSET = String.valueOf(ColumnText.UNSET);

    private CopyText() {}

    /// Connections with the values of conn.log.
    ///
    /// @param header whether the names of the columns come first, where the format leaves that open
    public static String ofRows(
            CopyFormat format, boolean header, StoreSnapshot snapshot, int[] rows, List<ConnectionColumn> columns) {
        if (format == CopyFormat.JSON) {
            return jsonRows(snapshot, rows, columns);
        }
        ConnectionView view = snapshot.view();
        List<List<String>> lines = new ArrayList<>();
        for (int row : rows) {
            view.at(row);
            lines.add(columns.stream().map(column -> ColumnText.of(column, view)).toList());
        }
        return of(format, header, columns.stream().map(ConnectionColumn::zeekName).toList(), lines);
    }

    /// Any values, a list for each row. In JSON what reads as a number is one, and what is empty or unset is left out.
    public static String of(CopyFormat format, boolean header, List<String> names, List<List<String>> lines) {
        List<List<String>> all = new ArrayList<>();
        if (header && format != CopyFormat.MARKDOWN && format != CopyFormat.JSON) {
            all.add(names);
        }
        all.addAll(lines);
        return switch (format) {
            case TSV -> tabbed(all);
            case CSV -> separated(all);
            case JSON -> json(names, lines);
            case MARKDOWN -> markdown(names, lines);
        };
    }

    private static String tabbed(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.join("\t", line)).append('\n'));
        return text.toString();
    }

    private static String separated(List<List<String>> lines) {
        TextBuffer text = new TextBuffer(256 * Math.max(1, lines.size()));
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                if (i > 0) {
                    text.append(',');
                }
                appendSeparated(line.get(i), text);
            }
            text.append('\r').append('\n');
        }
        return text.toString();
    }

    /// A negative number is no formula.
    private static void appendSeparated(String value, TextBuffer text) {
        if (NUMBER.matcher(value).matches() || value.equals(UNSET)) {
            text.appendAscii(value);
        } else {
            CsvText.append(value, text);
        }
    }

    private static String markdown(List<String> names, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        text.append(markdownLine(names)).append("|").append(" --- |".repeat(names.size())).append('\n');
        lines.forEach(line -> text.append(markdownLine(line)));
        return text.toString();
    }

    private static String markdownLine(List<String> values) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        values.forEach(value -> line.add(markdownValue(value)));
        return line.toString();
    }

    /// Nothing of a value is markup.
    private static String markdownValue(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> {
            if ("\\`*_[]<>|~&".indexOf(c) >= 0) {
                text.append('\\');
            }
            text.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        return text.toString();
    }

    private static String jsonRows(StoreSnapshot snapshot, int[] rows, List<ConnectionColumn> columns) {
        JsonRow format = new JsonRow(columns, List.of());
        ConnectionView view = snapshot.view();
        TextBuffer text = new TextBuffer(256 * Math.max(1, rows.length));
        text.append('[');
        for (int i = 0; i < rows.length; i++) {
            text.append('\n');
            format.append(view.at(rows[i]), text);
            if (i < rows.length - 1) {
                text.truncate(text.length() - 1);
                text.append(',');
            }
        }
        return text.append(']').append('\n').toString();
    }

    private static String json(List<String> names, List<List<String>> lines) {
        TextBuffer text = new TextBuffer(256 * Math.max(1, lines.size()));
        text.append('[');
        for (int i = 0; i < lines.size(); i++) {
            text.appendAscii(i == 0 ? "\n{" : ",\n{");
            boolean first = true;
            for (int column = 0; column < names.size(); column++) {
                String value = lines.get(i).get(column);
                if (!value.isEmpty() && !value.equals(UNSET)) {
                    text.appendAscii(first ? "" : ",");
                    JsonText.appendString(names.get(column), text);
                    text.append(':');
                    appendJson(value, text);
                    first = false;
                }
            }
            text.append('}');
        }
        return text.appendAscii("\n]\n").toString();
    }

    private static void appendJson(String value, TextBuffer text) {
        if (NUMBER.matcher(value).matches()) {
            text.appendAscii(value);
        } else {
            JsonText.appendString(value, text);
        }
    }
}
