package shad.views.groups;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shad.model.conn.ConnState;
import shad.model.query.RowGroup;
import shad.model.query.RowGroups;
import shad.views.table.ListColumn;
import shad.views.text.Counts;
import shad.views.text.ValueFormats;

/// The columns of the table of groups: one for each column that can be grouped by, then what is counted.
final class GroupColumns {
    static final String CONNECTIONS = "connections";
    static final String ORIG_BYTES = "orig_bytes";
    static final String RESP_BYTES = "resp_bytes";
    static final String FIRST = "first";
    static final String LAST = "last";

    private GroupColumns() {}

    /// The columns, with values that read as `formats` says.
    static List<ListColumn<RowGroup>> with(ValueFormats formats) {
        return Stream.concat(
                IntStream.range(0, RowGroups.MOST_KEYS).mapToObj(GroupColumns::value),
                Stream.of(
                        ListColumn.figure(CONNECTIONS, "connections", "Connections of the group; a click shows them",
                                96,
                                (RowGroup group) -> Counts.format(group.connections()), RowGroup::connections),
                        ListColumn.figure(ORIG_BYTES, "orig_bytes", "Payload bytes of the originators", 104,
                                (RowGroup group) -> formats.bytes(group.origBytes()), RowGroup::origBytes),
                        ListColumn.figure(RESP_BYTES, "resp_bytes", "Payload bytes of the responders", 104,
                                (RowGroup group) -> formats.bytes(group.respBytes()), RowGroup::respBytes),
                        ListColumn.time(formats, FIRST, "first seen", "Time of the earliest first packet",
                                RowGroup::firstNanos),
                        ListColumn.time(formats, LAST, "last seen", "Time of the latest last packet",
                                RowGroup::lastNanos),
                        ListColumn.text("states", "states", "Connections by state, the most frequent first", 240,
                                GroupColumns::states)
                                .upTo(480)))
                .toList();
    }

    /// Id of the column with the values of a key, counted from 0.
    static String id(int key) {
        return "value" + (key + 1);
    }

    private static ListColumn<RowGroup> value(int key) {
        ListColumn<RowGroup> column = ListColumn.<RowGroup>text(
                id(key), "", "Value that the rows of the group have in common", 180,
                group -> key < group.values().size() ? group.values().get(key).text() : "")
                .upTo(240)
                .withOrder((a, b) -> key < a.values().size() && key < b.values().size()
                        ? a.values().get(key).compareTo(b.values().get(key))
                        : 0);
        return key == 0 ? column : column.hidden();
    }

    /// `SF 120 · S0 3`.
    private static String states(RowGroup group) {
        return group.states().entrySet().stream()
                .sorted(Map.Entry.<ConnState, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getKey().name() + " " + Counts.format(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
