package shad.model.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shad.model.store.ConnectionView;

/// Counts the services of each group of rows. For one thread.
final class GroupServices {
    /// As many as a table has room for.
    private static final int MOST_NAMED = 3;
    private static final int NO_SERVICE = 0;

    private final EndpointTable pairs = new EndpointTable(Integer.MAX_VALUE);
    private String[] names = new String[64];
    private long[] connections = new long[64];

    void add(int group, ConnectionView row) {
        int id = row.serviceId();
        if (id == NO_SERVICE) {
            return;
        }
        int known = pairs.size();
        int pair = pairs.add(0, id, group);
        if (pair == known) {
            if (pair == names.length) {
                names = Arrays.copyOf(names, pair * 2);
                connections = Arrays.copyOf(connections, pair * 2);
            }
            names[pair] = row.service();
        }
        connections[pair]++;
    }

    /// The most frequent services by group, the first at the head; groups without any are left out.
    Map<Integer, List<ServiceCount>> mostFrequent() {
        Map<Integer, List<ServiceCount>> services = new HashMap<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            services.computeIfAbsent(pairs.tag(pair), any -> new ArrayList<>())
                    .add(new ServiceCount(names[pair], connections[pair]));
        }
        services.replaceAll((group, counts) -> counts.stream()
                .sorted(Comparator.comparingLong(ServiceCount::connections).reversed())
                .limit(MOST_NAMED)
                .toList());
        return services;
    }
}
