package shad.views.table;

import java.util.Optional;

/// How a person left a column: to be remembered between runs. The order of a list of these is the order of columns.
///
/// @param width in pixels
/// @param pinned whether it stays at the left when the others scroll
public record ColumnState(String columnId, double width, boolean visible, boolean pinned) {
    /// A column that scrolls with the others.
    public ColumnState(String columnId, double width, boolean visible) {
        this(columnId, width, visible, false);
    }

    /// As one line of settings; [#parse] reads it.
    public String text() {
        return columnId + " " + width + " " + visible + " " + pinned;
    }

    /// What [#text] wrote, now or before there were pinned columns; empty for anything else.
    public static Optional<ColumnState> parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length < 3 || parts.length > 4) {
            return Optional.empty();
        }
        try {
            double width = Double.parseDouble(parts[1]);
            return Double.isFinite(width) && width > 0
                    ? Optional.of(new ColumnState(
                            parts[0],
                            width,
                            Boolean.parseBoolean(parts[2]),
                            parts.length == 4 && Boolean.parseBoolean(parts[3])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
