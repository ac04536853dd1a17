package shad.model.log;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shad.model.query.ConnectionColumn;

/// The columns that a log was seen to have, and what a person should know about them. For one thread.
final class Columns {
    /// Names of others are not kept beyond this number.
    static final int MOST_OTHERS = 1000;

    private static final Map<String, ConnectionColumn> BY_NAME = new HashMap<>();
    /// What no other log of Zeek has.
    private static final Set<ConnectionColumn> TELLING = EnumSet.of(
            ConnectionColumn.CONN_STATE, ConnectionColumn.HISTORY, ConnectionColumn.ORIG_BYTES,
            ConnectionColumn.ORIG_PKTS, ConnectionColumn.MISSED_BYTES);

    static {
        ConnectionColumn.all().forEach(column -> BY_NAME.put(column.zeekName(), column));
    }

    private final Set<ConnectionColumn> seen = new LinkedHashSet<>();
    private final List<ColumnNote> notes = new ArrayList<>();
    private final Set<String> noted = new HashSet<>();

    /// The column of this name that Shad knows; null for others, which are noted.
    @Nullable
    ConnectionColumn find(String name, long line) {
        ConnectionColumn column = BY_NAME.get(name);
        if (column == null) {
            note(name, line, "Shad has no place for this column: its values are not shown and not exported");
        } else {
            seen.add(column);
        }
        return column;
    }

    /// Notes that rows have no value in a column.
    void lacks(ConnectionColumn column, long line) {
        note(column.zeekName(), line, column == ConnectionColumn.CONN_STATE
                ? "the log has no such column: the values are unset, and charts count the rows as OTH"
                : "the log has no such column: its values are unset");
    }

    private void note(String name, long line, String meaning) {
        if (notes.size() < MOST_OTHERS && noted.add(name)) {
            notes.add(new ColumnNote(name, line, meaning));
        }
    }

    /// Whether only conn.log has such columns.
    boolean areTelling() {
        return seen.stream().anyMatch(TELLING::contains);
    }

    /// The columns of conn.log that were seen, in the order in which they were.
    List<ConnectionColumn> seen() {
        return List.copyOf(seen);
    }

    List<ColumnNote> notes() {
        return List.copyOf(notes);
    }
}
