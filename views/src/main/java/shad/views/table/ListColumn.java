package shad.views.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import shad.views.text.TimeFormat;
import shad.views.text.ValueFormats;

/// A column of a [Listing], declared once for the table, its order, the clipboard and exports.
///
/// @param title name in the header; in exports [#id]
/// @param meaning what the values are
/// @param width pixels at first
/// @param widest pixels at most at first, where the window has room that no column needs
/// @param figure whether values end at the right edge
/// @param shown whether it is shown at first
/// @param cell what a cell shows
/// @param raw the value for other programs
/// @param order by value
/// @param <T> what is listed
public record ListColumn<T>(
        String id,
        String title,
        String meaning,
        double width,
        double widest,
        boolean figure,
        boolean shown,
        Function<T, String> cell,
        Function<T, String> raw,
        Comparator<T> order) {
    private static final double TIME_WIDTH = 124;
    private static final TimeFormat EPOCH = TimeFormat.epoch();

    /// A column of texts that are the same for people and for programs.
    public static <T> ListColumn<T> text(
            String id, String title, String meaning, double width, Function<T, String> text) {
        return new ListColumn<>(id, title, meaning, width, width, false, true, text, text, Comparator.comparing(text));
    }

    /// A column of figures.
    public static <T> ListColumn<T> figure(
            String id,
            String title,
            String meaning,
            double width,
            Function<T, String> cell,
            Function<T, Long> value) {
        return new ListColumn<>(
                id, title, meaning, width, width, true, true, cell, thing -> String.valueOf(value.apply(thing)),
                Comparator.comparing(value));
    }

    /// A column of times, which programs get as seconds since the epoch.
    public static <T> ListColumn<T> time(
            ValueFormats formats, String id, String title, String meaning, Function<T, Long> nanos) {
        return figure(id, title, meaning, TIME_WIDTH, (T thing) -> formats.time(nanos.apply(thing)), nanos)
                .withRaw(thing -> EPOCH.time(nanos.apply(thing)));
    }

    /// The same for texts that are often too long: with up to so many pixels where there is room.
    public ListColumn<T> upTo(double newWidest) {
        return new ListColumn<>(id, title, meaning, width, newWidest, figure, shown, cell, raw, order);
    }

    /// The same with another value for programs.
    public ListColumn<T> withRaw(Function<T, String> newRaw) {
        return new ListColumn<>(id, title, meaning, width, widest, figure, shown, cell, newRaw, order);
    }

    public ListColumn<T> withOrder(Comparator<T> newOrder) {
        return new ListColumn<>(id, title, meaning, width, widest, figure, shown, cell, raw, newOrder);
    }

    /// The same, not shown until somebody asks for it.
    public ListColumn<T> hidden() {
        return new ListColumn<>(id, title, meaning, width, widest, figure, false, cell, raw, order);
    }

    /// Whether the cell of a thing has a text in it, for people or for programs.
    ///
    /// @param lowerCase a text in lower case
    boolean says(T thing, String lowerCase) {
        return cell.apply(thing).toLowerCase(Locale.ROOT).contains(lowerCase)
                || raw.apply(thing).toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    /// The column of a table whose rows are looked up by number.
    public ColumnSpec spec(IntFunction<T> lookUp) {
        ColumnSpec spec = ColumnSpec.mono(id, title, width, row -> cell.apply(lookUp.apply(row)))
                .upTo(widest)
                .withMeaning(meaning);
        spec = figure ? spec.right() : spec;
        return shown ? spec : spec.hidden();
    }

    /// Orders by columns, the most significant first, then by `last`.
    public static <T> Comparator<T> order(List<ListColumn<T>> columns, List<SortKey> keys, Comparator<T> last) {
        Comparator<T> comparator = last;
        for (SortKey key : keys.reversed()) {
            Comparator<T> next = find(columns, key.columnId()).order();
            comparator = (key.descending() ? next.reversed() : next).thenComparing(comparator);
        }
        return comparator;
    }

    /// The column with an id, which must be among them.
    public static <T> ListColumn<T> find(List<ListColumn<T>> columns, String id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst().orElseThrow();
    }

    /// Things as text for the clipboard: tab-separated values for programs, one thing a line.
    public static <T> String tabbed(List<ListColumn<T>> columns, List<T> things) {
        StringBuilder text = new StringBuilder();
        for (T thing : things) {
            List<String> values = new ArrayList<>();
            columns.forEach(column -> values.add(column.raw().apply(thing)));
            text.append(String.join("\t", values)).append('\n');
        }
        return text.toString();
    }
}
