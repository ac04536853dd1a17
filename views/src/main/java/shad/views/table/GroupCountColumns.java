package shad.views.table;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import shad.model.query.GroupCount;
import shad.views.text.Counts;
import shad.views.text.ServiceTexts;
import shad.views.text.ValueFormats;

/// The columns of a list of what rows have in common: the value, what it means, and how much has it.
public final class GroupCountColumns {
    public static final String MEANING = "meaning";
    public static final String SERVICES = "services";
    public static final String CONNECTIONS = "connections";
    public static final String SHARE = "share";
    public static final String BYTES = "bytes";

    private GroupCountColumns() {}

    /// All of them, the value at the head.
    ///
    /// @param column of conn.log, that of the value
    /// @param what what a group is, as in "that have this history"
    /// @param text the value as text
    /// @param meaning the value in words
    /// @param total all connections, what shares are parts of
    public static <T> List<ListColumn<GroupCount<T>>> of(
            String column,
            String what,
            Function<T, String> text,
            Function<T, String> meaning,
            LongSupplier total,
            ValueFormats formats) {
        return List.of(
                ListColumn.text(column, column, "The value", 144, group -> text.apply(group.value())),
                ListColumn
                        .text(MEANING, MEANING, "The same in words", 552,
                                (GroupCount<T> group) -> meaning.apply(group.value()))
                        .upTo(800),
                ListColumn.text(SERVICES, SERVICES,
                        "Their most frequent services, with the number of connections of each", 256,
                        (GroupCount<T> group) -> ServiceTexts.format(group.services()))
                        .upTo(400),
                ListColumn.figure(CONNECTIONS, CONNECTIONS, "Connections shown that " + what, 96,
                        group -> Counts.format(group.connections()), GroupCount::connections),
                new ListColumn<>(SHARE, SHARE, "Part of all connections shown", 72, 72, true, true,
                        group -> Counts.share(group.connections(), total.getAsLong()),
                        group -> String.format(Locale.ROOT, "%.6f", group.share()),
                        Comparator.comparingLong(GroupCount::connections)),
                ListColumn.figure(BYTES, BYTES, "Payload bytes of both sides", 88,
                        group -> formats.bytes(group.bytes()), GroupCount::bytes));
    }
}
