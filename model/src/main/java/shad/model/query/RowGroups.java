package shad.model.query;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shad.model.store.StoreSnapshot;

/// Rows grouped by the values of up to three columns. Immutable.
///
/// @param groups in the order in which they were first met
/// @param leftOut connections whose group is not listed because there are too many
public record RowGroups(List<RowGroup> groups, long leftOut) {
    /// How many columns can be grouped by at once.
    public static final int MOST_KEYS = 3;
    /// How many groups are told apart.
    public static final int MOST_GROUPS = 1 << 18;

    private static final int LEAST_SLICE = 1 << 17;

    /// Groups rows. Takes time with their number; runs on the calling thread, helped by the common pool, and ends early
    /// when the calling thread is interrupted.
    ///
    /// @param keys one to three
    /// @throws CancellationException when it was interrupted
    public static RowGroups of(StoreSnapshot snapshot, int[] rows, List<GroupKey> keys) {
        return of(snapshot, rows, keys, MOST_GROUPS, LEAST_SLICE);
    }

    static RowGroups of(StoreSnapshot snapshot, int[] rows, List<GroupKey> keys, int mostGroups, int leastSlice) {
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(keys.size() + " keys");
        }
        Thread asking = Thread.currentThread();
        int slices = Math.clamp(rows.length / leastSlice, 1, Runtime.getRuntime().availableProcessors());
        List<GroupTable> tables = slices(slices).parallel()
                .map(slice -> {
                    GroupTable table = new GroupTable(snapshot, keys, mostGroups);
                    int from = (int) ((long) rows.length * slice / slices);
                    int to = (int) ((long) rows.length * (slice + 1) / slices);
                    table.add(rows, from, to, asking::isInterrupted);
                    return table;
                })
                .toList();
        GroupTable all = tables.getFirst();
        tables.stream().skip(1).forEach(all::addAll);
        return new RowGroups(all.groups(), all.leftOut());
    }

    private static Stream<Integer> slices(int count) {
        return IntStream.range(0, count).boxed();
    }
}
