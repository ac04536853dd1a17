package shad.views.histories;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shad.model.conn.ConnState;
import shad.model.query.StateHistoryCounts;
import shad.views.table.SortKey;

/// Histories against states, in an order. A table calls a history by its id, which stays the same while one capture is
/// shown. Immutable.
public final class Matrix {
    static final String HISTORY = "history";
    static final String CONNECTIONS = "connections";

    private final StateHistoryCounts counts;
    private final int[] ids;
    /// By id the line of the counts.
    private final int[] lines;
    private final List<ConnState> states;

    private Matrix(StateHistoryCounts counts, int[] ids, int[] lines) {
        this.counts = counts;
        this.ids = ids;
        this.lines = lines;
        this.states = Arrays.stream(ConnState.values()).filter(state -> counts.count(state) > 0).toList();
    }

    /// Orders by columns, the most significant first; equal ones by their letters.
    static Matrix of(StateHistoryCounts counts, List<SortKey> order) {
        long[] totals = IntStream.range(0, counts.size()).mapToLong(counts::count).toArray();
        Comparator<Integer> comparator = Comparator.comparing(counts::history);
        for (SortKey key : order.reversed()) {
            Comparator<Integer> next = comparator(counts, totals, key.columnId());
            comparator = (key.descending() ? next.reversed() : next).thenComparing(comparator);
        }
        int[] sorted = IntStream.range(0, counts.size())
                .boxed()
                .sorted(comparator)
                .mapToInt(counts::historyId)
                .toArray();
        int[] lines = new int[Arrays.stream(sorted).max().orElse(-1) + 1];
        Arrays.fill(lines, -1);
        for (int line = 0; line < counts.size(); line++) {
            lines[counts.historyId(line)] = line;
        }
        return new Matrix(counts, sorted, lines);
    }

    private static Comparator<Integer> comparator(StateHistoryCounts counts, long[] totals, String columnId) {
        return switch (columnId) {
            case HISTORY -> Comparator.comparing(counts::history);
            case CONNECTIONS -> Comparator.comparingLong(line -> totals[line]);
            default -> {
                ConnState state = ConnState.valueOf(columnId);
                yield Comparator.comparingLong(line -> counts.count(line, state));
            }
        };
    }

    /// How many different histories there are.
    public int size() {
        return ids.length;
    }

    /// Ids of the histories in order; not to be changed.
    int[] ids() {
        return ids;
    }

    /// The states that occur.
    List<ConnState> states() {
        return states;
    }

    boolean has(int id) {
        return id < lines.length && lines[id] >= 0;
    }

    String history(int id) {
        return counts.history(lines[id]);
    }

    long count(int id) {
        return counts.count(lines[id]);
    }

    long count(int id, ConnState state) {
        return counts.count(lines[id], state);
    }

    long count(ConnState state) {
        return counts.count(state);
    }

    long total() {
        return counts.total();
    }
}
