package shad.views.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Other rows between the same ends: the same addresses, ports and transport, whoever began. Immutable.
///
/// @param before rows of earlier connections, the last ones first, [#MOST] at most
/// @param after rows of later connections, the first ones first, [#MOST] at most
/// @param count how many there are, those not named included
record Neighbours(List<Integer> before, List<Integer> after, int count) {
    /// So many of each kind are named.
    static final int MOST = 5;
    private static final int ROWS_PER_LOOK = 1 << 16;

    Neighbours {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// Looks at every row, which is for the background.
    ///
    /// @throws CancellationException soon after the thread was interrupted
    static Neighbours of(StoreSnapshot snapshot, int row) {
        ConnectionView own = snapshot.view().at(row);
        ConnectionView other = snapshot.view();
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        int count = 0;
        for (int candidate = 0; candidate < snapshot.size(); candidate++) {
            if (candidate % ROWS_PER_LOOK == 0 && FlowReader.isInterrupted()) {
                throw new CancellationException();
            }
            other.at(candidate);
            if (candidate == row || !isSame(own, other)) {
                continue;
            }
            count++;
            if (candidate < row) {
                before.addFirst(candidate);
                if (before.size() > MOST) {
                    before.removeLast();
                }
            } else if (after.size() < MOST) {
                after.add(candidate);
            }
        }
        return new Neighbours(before, after, count);
    }

    private static boolean isSame(ConnectionView one, ConnectionView other) {
        if (one.ipProtocol() != other.ipProtocol()) {
            return false;
        }
        boolean sameWay = one.origPort() == other.origPort()
                && one.respPort() == other.respPort()
                && one.origLow() == other.origLow()
                && one.respLow() == other.respLow()
                && one.origHigh() == other.origHigh()
                && one.respHigh() == other.respHigh();
        return sameWay
                || one.origPort() == other.respPort()
                        && one.respPort() == other.origPort()
                        && one.origLow() == other.respLow()
                        && one.respLow() == other.origLow()
                        && one.origHigh() == other.respHigh()
                        && one.respHigh() == other.origHigh();
    }
}
