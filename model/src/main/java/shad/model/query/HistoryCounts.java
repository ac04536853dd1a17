package shad.model.query;

import java.util.List;
import shad.model.store.StoreSnapshot;

/// The history strings that occur among some rows, the most frequent first; the empty string stands for no history.
/// Immutable.
public record HistoryCounts(List<GroupCount<String>> groups) {
    public static HistoryCounts of(StoreSnapshot snapshot, int[] rows) {
        GroupCounter counter = new GroupCounter();
        RowWalk.over(snapshot, rows, row -> counter.add(row.historyId(), row));
        return new HistoryCounts(counter.groups(snapshot.histories()::text));
    }
}
