package shad.model.query;

import java.util.Arrays;
import shad.model.conn.ConnState;
import shad.model.store.ConnectionView;
import shad.model.store.HistoryStrings;
import shad.model.store.StoreSnapshot;

/// How often each history meets each connection state among some rows. Lines are the histories that occur, in the order
/// in which they were first met. Takes room with the number of different histories, not of rows. Immutable.
public final class StateHistoryCounts {
    private static final int STATES = ConnState.values().length;
    private static final int NONE = -1;

    private final HistoryStrings histories;
    private final int[] historyIds;
    private final int[] counts;
    private final long[] stateTotals = new long[STATES];
    private final long total;

    private StateHistoryCounts(HistoryStrings histories, int[] historyIds, int[] counts, long total) {
        this.histories = histories;
        this.historyIds = historyIds;
        this.counts = counts;
        this.total = total;
        for (int cell = 0; cell < counts.length; cell++) {
            stateTotals[cell % STATES] += counts[cell];
        }
    }

    /// Takes time with the number of rows.
    public static StateHistoryCounts of(StoreSnapshot snapshot, int[] rows) {
        int[] lines = new int[64];
        Arrays.fill(lines, NONE);
        int[] ids = new int[64];
        int[] counts = new int[64 * STATES];
        int lineCount = 0;
        ConnectionView view = snapshot.view();
        for (int i = 0; i < rows.length; i++) {
            RowWalk.stopIfInterrupted(i);
            int id = view.at(rows[i]).historyId();
            if (id >= lines.length) {
                int known = lines.length;
                lines = Arrays.copyOf(lines, Math.max(id + 1, known * 2));
                Arrays.fill(lines, known, lines.length, NONE);
            }
            if (lines[id] == NONE) {
                if (lineCount == ids.length) {
                    ids = Arrays.copyOf(ids, lineCount * 2);
                    counts = Arrays.copyOf(counts, lineCount * 2 * STATES);
                }
                ids[lineCount] = id;
                lines[id] = lineCount++;
            }
            counts[lines[id] * STATES + view.state().ordinal()]++;
        }
        return new StateHistoryCounts(
                snapshot.histories(),
                Arrays.copyOf(ids, lineCount),
                Arrays.copyOf(counts, lineCount * STATES),
                rows.length);
    }

    /// How many different histories there are.
    public int size() {
        return historyIds.length;
    }

    /// A number that stays the history's in all snapshots of its store.
    public int historyId(int line) {
        return historyIds[line];
    }

    /// The letters; empty where nothing was recorded.
    public String history(int line) {
        return histories.text(historyIds[line]);
    }

    /// Rows with this history in this state.
    public long count(int line, ConnState state) {
        return counts[line * STATES + state.ordinal()];
    }

    /// Rows with this history.
    public long count(int line) {
        long sum = 0;
        for (int state = 0; state < STATES; state++) {
            sum += counts[line * STATES + state];
        }
        return sum;
    }

    /// Rows in this state.
    public long count(ConnState state) {
        return stateTotals[state.ordinal()];
    }

    /// All rows.
    public long total() {
        return total;
    }
}
