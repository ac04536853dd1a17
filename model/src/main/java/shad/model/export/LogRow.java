package shad.model.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of a log. Values are texts as a TSV log has them, escapes included. Immutable.
public final class LogRow {
    private final LogColumns columns;
    private final long line;
    private final String text;

    LogRow(LogColumns columns, long line, String text) {
        this.columns = columns;
        this.line = line;
        this.text = text;
    }

    /// The line in its file, from 1.
    public long line() {
        return line;
    }

    /// The record as a line of a TSV log.
    public String text() {
        return text;
    }

    /// The values in the log's order, null where unset.
    public List<@Nullable String> values() {
        List<@Nullable String> values = new ArrayList<>();
        for (String value : text.split("\t", -1)) {
            values.add(value.equals("-") ? null : value);
        }
        return values;
    }

    /// The value of a column; null where it is unset or the log has no such column.
    public @Nullable String value(String column) {
        int index = columns.index(column);
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = text.indexOf('\t', start) + 1;
            if (start == 0) {
                return null;
            }
        }
        if (index < 0) {
            return null;
        }
        int end = text.indexOf('\t', start);
        String value = end < 0 ? text.substring(start) : text.substring(start, end);
        return value.equals("-") ? null : value;
    }

    @Override
    public String toString() {
        return text;
    }
}
