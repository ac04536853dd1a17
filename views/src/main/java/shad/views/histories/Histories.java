package shad.views.histories;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import shad.model.query.GroupCount;

/// The histories among some rows, in an order. Immutable.
public final class Histories {
    static final Histories NONE = of(List.of());

    private final int[] rows;
    private final HistoryGroup[] byId;

    private final long connections;
    private final long bytes;

    private Histories(int[] rows, HistoryGroup[] byId, long connections, long bytes) {
        this.rows = rows;
        this.byId = byId;
        this.connections = connections;
        this.bytes = bytes;
    }

    static Histories of(List<HistoryGroup> groups) {
        int[] rows = groups.stream().mapToInt(HistoryGroup::id).toArray();
        int idCount = groups.stream().mapToInt(HistoryGroup::id).max().orElse(-1) + 1;
        HistoryGroup[] byId = new HistoryGroup[idCount];
        groups.forEach(group -> byId[group.id()] = group);
        return new Histories(
                rows,
                byId,
                groups.stream().mapToLong(group -> group.count().connections()).sum(),
                groups.stream().mapToLong(group -> group.count().bytes()).sum());
    }

    /// How many different histories there are.
    public int size() {
        return rows.length;
    }

    /// Connections of all histories together.
    long connections() {
        return connections;
    }

    /// Payload bytes of all histories together.
    long bytes() {
        return bytes;
    }

    /// The ids in order; not to be changed.
    int[] rows() {
        return rows;
    }

    /// Those with the given ids, as far as they are among them.
    List<GroupCount<String>> counts(int[] ids) {
        return Arrays.stream(ids)
                .filter(id -> id < byId.length && byId[id] != null)
                .mapToObj(id -> get(id).count())
                .toList();
    }

    HistoryGroup get(int id) {
        return Objects.requireNonNull(byId[id]);
    }
}
