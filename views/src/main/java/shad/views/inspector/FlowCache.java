package shad.views.inspector;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connections that were looked at last, with their packets: as many as fit into a number of packets, and the last one
/// in any case. FX thread only.
final class FlowCache {
    private final long mostPackets;
    private final Map<Integer, Flow> byRow = new LinkedHashMap<>(16, 0.75f, true);
    private long packets;

    FlowCache(long mostPackets) {
        this.mostPackets = mostPackets;
    }

    @Nullable
    Flow get(int row) {
        return byRow.get(row);
    }

    void put(Flow flow) {
        Flow before = byRow.put(flow.row(), flow);
        packets += flow.size() - (before == null ? 0 : before.size());
        Iterator<Flow> longestUnused = byRow.values().iterator();
        while (packets > mostPackets && byRow.size() > 1) {
            packets -= longestUnused.next().size();
            longestUnused.remove();
        }
    }

    void clear() {
        byRow.clear();
        packets = 0;
    }
}
