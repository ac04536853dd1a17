package shad.model.store.build;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnUids;
import shad.model.conn.Identifiers;
import shad.model.conn.NameBook;
import shad.model.store.ColumnChunk;
import shad.model.store.ConnectionRecord;
import shad.model.store.OpenRows;
import shad.model.store.StoreSnapshot;

/// Where the tracker writes connections. A row is reserved when its connection begins and written once, when it ends;
/// what is open in between goes into a snapshot from the live connections. Where only the log matters, a row comes to be
/// at its end, and may be forgotten once it is logged. Owned by the tracker thread; snapshots may
/// be handed to any thread by a safe publication.
public final class ConnectionStore {
    private static final int SHIFT = Integer.numberOfTrailingZeros(ColumnChunk.CAPACITY);
    private static final int MASK = ColumnChunk.CAPACITY - 1;
    private static final int NOT_YET = -1;

    private final HistoryTrie histories = new HistoryTrie();
    private final LabelTable labels = new LabelTable();
    private final ServiceNames serviceNames = new ServiceNames(labels);
    private final EvidenceTable evidence = new EvidenceTable();
    private final NameBook names = new NameBook();
    private final Identifiers uids;
    private final @Nullable Identifiers communityIds;
    private final boolean keepsLinkLayer;
    private final boolean endedOnly;
    private ColumnChunk[] chunks = new ColumnChunk[16];
    private int[][] logOrder = new int[16][];
    private int begunCount;
    private int size;
    private int endedCount;
    private int forgottenChunks;

    /// @param keepsLinkLayer whether VLANs and MAC addresses are kept
    public ConnectionStore(ConnUids uids, boolean keepsLinkLayer) {
        this(uids, null, keepsLinkLayer, false);
    }

    private ConnectionStore(
            Identifiers uids, @Nullable Identifiers communityIds, boolean keepsLinkLayer, boolean endedOnly) {
        this.uids = uids;
        this.communityIds = communityIds;
        this.keepsLinkLayer = keepsLinkLayer;
        this.endedOnly = endedOnly;
    }

    /// A store that is there for the log alone: rows come to be when their connections end, so they are numbered in the
    /// order of the log, and [#forgetLogged] takes them away again.
    public static ConnectionStore ofEnded(ConnUids uids, boolean keepsLinkLayer) {
        return new ConnectionStore(uids, null, keepsLinkLayer, true);
    }

    /// A store for the rows of a log, which have what the log says in place of what Shad would compute.
    public static ConnectionStore ofLog(Identifiers uids, Identifiers communityIds) {
        return new ConnectionStore(uids, communityIds, true, false);
    }

    public HistoryTrie histories() {
        return histories;
    }

    /// Service and tunnel texts.
    public LabelTable labels() {
        return labels;
    }

    /// The names found on connections, whose labels lie in [#labels].
    public ServiceNames serviceNames() {
        return serviceNames;
    }

    /// What payload told.
    public EvidenceTable evidence() {
        return evidence;
    }

    /// What addresses are called.
    public NameBook names() {
        return names;
    }

    /// Reserves the next row for a connection that begins.
    public int add() {
        begunCount++;
        return endedOnly ? NOT_YET : reserve();
    }

    private int reserve() {
        int chunk = size >> SHIFT;
        if ((size & MASK) == 0) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk * 2);
            }
            chunks[chunk] = new ColumnChunk(ColumnChunk.CAPACITY, keepsLinkLayer, communityIds != null);
        }
        return size++;
    }

    /// Writes the final values of a row. It takes the next place in the order of the log.
    public void end(int row, ConnectionRecord values) {
        int place = endedOnly ? reserve() : row;
        int piece = endedCount >> SHIFT;
        if ((endedCount & MASK) == 0) {
            if (piece == logOrder.length) {
                logOrder = Arrays.copyOf(logOrder, piece * 2);
            }
            logOrder[piece] = new int[ColumnChunk.CAPACITY];
        }
        logOrder[piece][endedCount & MASK] = place;
        chunks[place >> SHIFT].fill(place & MASK, values, endedCount);
        endedCount++;
    }

    /// Lets go of the memory of the rows before a place in the order of the log, in a store [#ofEnded]; another keeps them.
    /// They must not be read again in any snapshot.
    public void forgetLogged(int end) {
        for (; endedOnly && forgottenChunks < end >> SHIFT; forgottenChunks++) {
            chunks[forgottenChunks] = null;
            logOrder[forgottenChunks] = null;
        }
    }

    /// Collects open rows for [#snapshot]: room for exactly `count` of them.
    public OpenRowsBuilder openRows(int count) {
        return new OpenRowsBuilder(count, keepsLinkLayer);
    }

    /// Connections begun so far.
    public int begunCount() {
        return begunCount;
    }

    /// Rows reserved so far.
    public int size() {
        return size;
    }

    /// Rows ended so far.
    public int endedCount() {
        return endedCount;
    }

    /// What has ended up to now. Rows that are open are counted in the size but must not be read. Costs nothing that
    /// grows with the number of rows.
    public StoreSnapshot snapshotOfEnded() {
        return snapshot(openRows(0).build());
    }

    /// Ended and open rows; `open` holds every row that has not ended.
    public StoreSnapshot snapshot(OpenRowsBuilder open) {
        return snapshot(open.build());
    }

    private StoreSnapshot snapshot(OpenRows open) {
        return new StoreSnapshot(
                size, endedCount, chunks, logOrder, open, histories.snapshot(), labels.snapshot(), evidence.snapshot(),
                names, uids, communityIds);
    }
}
