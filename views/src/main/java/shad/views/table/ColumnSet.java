package shad.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Columns of a table under a name, to be had again.
///
/// @param columns their order, width and visibility
public record ColumnSet(String name, List<ColumnState> columns) {
    /// As one line of settings; [#parse] reads it.
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(name);
        columns.forEach(column -> parts.add(column.text()));
        return String.join("\t", parts);
    }

    /// What [#text] wrote; empty for anything else.
    public static Optional<ColumnSet> parse(String text) {
        String[] parts = text.split("\t", -1);
        List<ColumnState> columns = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            ColumnState.parse(parts[i]).ifPresent(columns::add);
        }
        return parts[0].isBlank() || columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new ColumnSet(parts[0], List.copyOf(columns)));
    }
}
