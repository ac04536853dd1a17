package shad.model.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import shad.model.conn.CommunityId;
import shad.model.conn.ConnUids;
import shad.model.conn.Evidence;
import shad.model.conn.EvidenceKind;
import shad.model.conn.Identifiers;
import shad.model.conn.NameBook;

/// The rows of a store at one moment: what has ended, with final values, and what was open, with the values of that
/// moment. Rows are numbered from 0 in the order in which their first packets came. Never changes; any thread.
public final class StoreSnapshot {
    private static final int[] NO_ROWS = {};
    private static final EvidenceKind[] KINDS = EvidenceKind.values();

    private final int size;
    private final int endedCount;
    private final ColumnChunk[] chunks;
    private final int[][] logOrder;
    private final OpenRows open;
    private final HistoryStrings histories;
    private final String[] labels;
    private final String[] evidence;
    private final NameBook names;
    private final Identifiers uids;
    private final @Nullable Identifiers communityIds;

    /// For the writing side. `logOrder` holds the ended rows in the order of the log, in pieces of
    /// [ColumnChunk#CAPACITY]; `labels` the strings behind service and tunnel ids, with the empty string first;
    /// `communityIds` those that a log has in place of the computed ones, null for a capture.
    public StoreSnapshot(
            int size,
            int endedCount,
            ColumnChunk[] chunks,
            int[][] logOrder,
            OpenRows open,
            HistoryStrings histories,
            String[] labels,
            String[] evidence,
            NameBook names,
            Identifiers uids,
            @Nullable Identifiers communityIds) {
        this.size = size;
        this.endedCount = endedCount;
        this.chunks = chunks;
        this.logOrder = logOrder;
        this.open = open;
        this.histories = histories;
        this.labels = labels;
        this.evidence = evidence;
        this.names = names;
        this.uids = uids;
        this.communityIds = communityIds;
    }

    /// A snapshot of nothing.
    public static StoreSnapshot empty() {
        return new StoreSnapshot(
                0,
                0,
                new ColumnChunk[0],
                new int[][] {NO_ROWS},
                new OpenRows(new BitSet(), new ColumnChunk[0]),
                new HistoryStrings(new int[1], new byte[1], 1, new ConcurrentHashMap<>()),
                new String[] {""},
                new String[] {""},
                new NameBook(),
                ConnUids.DEFAULT,
                null);
    }

    /// Rows, open ones included.
    public int size() {
        return size;
    }

    /// Rows whose connection has ended.
    public int endedCount() {
        return endedCount;
    }

    /// The row at a place, from 0 to [#endedCount] exclusive, in the order in which Zeek would log them.
    public int rowInLogOrder(int position) {
        return logOrder[position >> ColumnChunk.SHIFT][position & ColumnChunk.MASK];
    }

    /// A cursor over the rows, for one thread.
    public ConnectionView view() {
        return new ConnectionView(this);
    }

    /// The rows in blocks, for one thread.
    public RowBlock block() {
        return new RowBlock(this);
    }

    /// The names of addresses, as far as they were asked for. Shared by all snapshots of a store: it grows.
    public NameBook names() {
        return names;
    }

    /// The history strings behind [ConnectionView#historyId].
    public HistoryStrings histories() {
        return histories;
    }

    ColumnChunk chunkOf(int row) {
        return open.contains(row) ? open.chunkOf(row) : chunks[row >> ColumnChunk.SHIFT];
    }

    int indexOf(int row) {
        return open.contains(row) ? open.indexOf(row) : row & ColumnChunk.MASK;
    }

    /// What was written of a block of rows; the open ones among them are elsewhere ([#readOpen]).
    ColumnChunk block(int number) {
        return chunks[number];
    }

    /// Puts the values of the open rows among some into their places.
    void readOpen(StoredColumn column, int firstRow, int count, long[] target) {
        for (int row = open.next(firstRow); row >= 0 && row - firstRow < count; row = open.next(row + 1)) {
            target[row - firstRow] = column.number(open.chunkOf(row), open.indexOf(row));
        }
    }

    boolean isOpen(int row) {
        return open.contains(row);
    }

    /// What [ConnectionView#serviceId] and [ConnectionView#tunnelParentsId] stand for, by id; some ids may be in no row.
    public String[] labels() {
        return Arrays.stream(labels).takeWhile(Objects::nonNull).toArray(String[]::new);
    }

    String label(int id) {
        return labels[id];
    }

    /// What an evidence id stands for: a line for each thing, its first character the kind.
    List<Evidence> evidence(int id) {
        return evidence[id].lines()
                .map(line -> new Evidence(KINDS[line.charAt(0) - 'A'], line.substring(1)))
                .toList();
    }

    Identifiers uids() {
        return uids;
    }

    /// The longest uid in bytes.
    public int longestUid() {
        return uids.maxLength();
    }

    /// The longest community id in bytes.
    public int longestCommunityId() {
        return communityIds == null ? CommunityId.LENGTH : Math.max(CommunityId.LENGTH, communityIds.maxLength());
    }

    @Nullable
    Identifiers communityIds() {
        return communityIds;
    }
}
