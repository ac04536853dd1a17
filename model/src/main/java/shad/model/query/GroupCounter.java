package shad.model.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import shad.model.store.ConnectionView;

/// Adds up connections, bytes and services by id. For one thread.
final class GroupCounter {
    private long[] connections = new long[64];
    private long[] origBytes = new long[64];
    private long[] respBytes = new long[64];
    private final GroupServices services = new GroupServices();
    private long total;

    void add(int id, ConnectionView row) {
        if (id >= connections.length) {
            int length = Math.max(id + 1, connections.length * 2);
            connections = Arrays.copyOf(connections, length);
            origBytes = Arrays.copyOf(origBytes, length);
            respBytes = Arrays.copyOf(respBytes, length);
        }
        connections[id]++;
        total++;
        services.add(id, row);
        if (row.hasDuration()) {
            origBytes[id] += row.origBytes();
            respBytes[id] += row.respBytes();
        }
    }

    /// The groups that have connections, the largest first; equal ones by id.
    <T> List<GroupCount<T>> groups(IntFunction<T> value) {
        List<GroupCount<T>> groups = new ArrayList<>();
        Map<Integer, List<ServiceCount>> frequent = services.mostFrequent();
        for (int id = 0; id < connections.length; id++) {
            if (connections[id] > 0) {
                double share = (double) connections[id] / total;
                groups.add(new GroupCount<>(value.apply(id), connections[id], share, origBytes[id], respBytes[id],
                        frequent.getOrDefault(id, List.of())));
            }
        }
        groups.sort(Comparator.comparingLong((GroupCount<T> group) -> group.connections()).reversed());
        return List.copyOf(groups);
    }
}
