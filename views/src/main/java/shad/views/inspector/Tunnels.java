package shad.views.inspector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// The rows that a connection runs inside of, and those that run inside of it. Immutable.
///
/// @param around rows of the tunnels that carry it
/// @param within rows that it carries, the first [#MOST] of them
/// @param withinCount how many it carries
record Tunnels(List<Integer> around, List<Integer> within, int withinCount) {
    /// So many are named.
    static final int MOST = 8;
    static final Tunnels NONE = new Tunnels(List.of(), List.of(), 0);
    private static final int ROWS_PER_LOOK = 1 << 16;

    Tunnels {
        around = List.copyOf(around);
        within = List.copyOf(within);
    }

    boolean isEmpty() {
        return around.isEmpty() && within.isEmpty();
    }

    /// Looks at every row, which is for the background.
    ///
    /// @throws CancellationException soon after the thread was interrupted
    static Tunnels of(StoreSnapshot snapshot, int row) {
        ConnectionView own = snapshot.view().at(row);
        List<String> parents = uids(own.tunnelParents());
        String uid = own.uid();
        ConnectionView other = snapshot.view();
        BitSet asked = new BitSet();
        BitSet inside = new BitSet();
        List<Integer> around = new ArrayList<>();
        List<Integer> within = new ArrayList<>();
        int withinCount = 0;
        for (int candidate = 0; candidate < snapshot.size(); candidate++) {
            if (candidate % ROWS_PER_LOOK == 0 && FlowReader.isInterrupted()) {
                throw new CancellationException();
            }
            other.at(candidate);
            int label = other.tunnelParentsId();
            if (label != 0 && !asked.get(label)) {
                asked.set(label);
                inside.set(label, uids(other.tunnelParents()).contains(uid));
            }
            if (inside.get(label)) {
                withinCount++;
                if (within.size() < MOST) {
                    within.add(candidate);
                }
            }
            if (around.size() < parents.size() && parents.contains(other.uid())) {
                around.add(candidate);
            }
        }
        return new Tunnels(around, within, withinCount);
    }

    private static List<String> uids(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }
}
