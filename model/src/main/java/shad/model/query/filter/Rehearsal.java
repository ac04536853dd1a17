package shad.model.query.filter;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.SortKey;
import shad.model.store.StoreSnapshot;

/// Filters and sorts that nobody asked for, of each kind that a person asks for most: the JVM compiles code only once it
/// has run for a while, and had better do so before somebody waits.
public final class Rehearsal {
    private static final List<String> FILTERS = List.of(
            "conn_state == S1", "conn_state in {SF, RSTO}", "resp_bytes > 10 kB", "duration > 5 min", "service == dns",
            "id.orig_h == 198.51.100.1", "id.resp_h in 10.0.0.0/8", "id.resp_p in {22, 23}", "history has t",
            "history ~ /^Sh/", "10.1", "ssl");

    private Rehearsal() {}

    /// Asks everything a number of times. For any thread but that of a window.
    ///
    /// @param columns to sort by
    /// @throws CancellationException soon after `cancelled`, which several threads ask, turned true
    public static void run(
            StoreSnapshot snapshot, List<ConnectionColumn> columns, int rounds, BooleanSupplier cancelled) {
        for (int round = 0; round < rounds; round++) {
            for (String filter : FILTERS) {
                new RowQuery(snapshot, compiled(filter), List.of()).rehearsed(cancelled);
            }
            for (ConnectionColumn column : columns) {
                SortKey key = new SortKey(column, round % 2 == 0);
                new RowQuery(snapshot, RowFilter.ALL, List.of(key)).rehearsed(cancelled);
            }
        }
    }

    private static RowFilter compiled(String filter) {
        try {
            return Filters.parse(filter).compile(FilterContext.DEFAULT);
        } catch (FilterException e) {
            throw new IllegalStateException(filter, e);
        }
    }
}
