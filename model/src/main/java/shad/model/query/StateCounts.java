package shad.model.query;

import java.util.List;
import shad.model.conn.ConnState;
import shad.model.store.StoreSnapshot;

/// The connection states that occur among some rows, the most frequent first. Immutable.
public record StateCounts(List<GroupCount<ConnState>> groups) {
    public static StateCounts of(StoreSnapshot snapshot, int[] rows) {
        GroupCounter counter = new GroupCounter();
        RowWalk.over(snapshot, rows, row -> counter.add(row.state().ordinal(), row));
        return new StateCounts(counter.groups(ConnState::ofOrdinal));
    }
}
