package shad.model.store;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EndReason;

/// A run of rows, one array a column. The writing side fills an index once, when its connection has ended, or makes
/// a chunk of its own for the rows that are still open; a snapshot only shows indexes that were filled before it was
/// published, so what a reader sees never changes.
public final class ColumnChunk {
    /// Rows in a chunk: a power of two.
    public static final int CAPACITY = 1 << 13;

    static final int SHIFT = Integer.numberOfTrailingZeros(CAPACITY);
    static final int MASK = CAPACITY - 1;

    static final byte LOCALITY_KNOWN = 1;
    static final byte LOCAL_ORIG = 2;
    static final byte LOCAL_RESP = 4;

    final long[] startNanos;
    final long[] lastNanos;
    final long[] origHigh;
    final long[] origLow;
    final long[] respHigh;
    final long[] respLow;
    final short[] origPort;
    final short[] respPort;
    final byte[] ipProtocol;
    final byte[] state;
    final byte[] endReason;
    final byte[] locality;
    final int[] serviceId;
    final int[] evidenceId;
    final int[] historyId;
    final int[] tunnelParentsId;
    final int[] uidOrdinal;
    final int[] logPosition;
    final long[] origBytes;
    final long[] respBytes;
    final long[] missedBytes;
    final long[] origPackets;
    final long[] respPackets;
    final long[] origIpBytes;
    final long[] respIpBytes;
    final int[] firstFrame;
    final long[] firstFramePosition;
    final int[] lastFrame;
    final long[] lastFramePosition;
    final @Nullable LinkColumns link;
    final @Nullable LoggedColumns logged;

    /// Room for `capacity` rows, at most [#CAPACITY]. VLANs and MAC addresses take room only with `keepsLinkLayer`.
    public ColumnChunk(int capacity, boolean keepsLinkLayer) {
        this(capacity, keepsLinkLayer, false);
    }

    /// The same for rows of a log, too.
    public ColumnChunk(int capacity, boolean keepsLinkLayer, boolean keepsLogged) {
        startNanos = new long[capacity];
        lastNanos = new long[capacity];
        origHigh = new long[capacity];
        origLow = new long[capacity];
        respHigh = new long[capacity];
        respLow = new long[capacity];
        origPort = new short[capacity];
        respPort = new short[capacity];
        ipProtocol = new byte[capacity];
        state = new byte[capacity];
        endReason = new byte[capacity];
        locality = new byte[capacity];
        serviceId = new int[capacity];
        evidenceId = new int[capacity];
        historyId = new int[capacity];
        tunnelParentsId = new int[capacity];
        uidOrdinal = new int[capacity];
        logPosition = new int[capacity];
        origBytes = new long[capacity];
        respBytes = new long[capacity];
        missedBytes = new long[capacity];
        origPackets = new long[capacity];
        respPackets = new long[capacity];
        origIpBytes = new long[capacity];
        respIpBytes = new long[capacity];
        firstFrame = new int[capacity];
        firstFramePosition = new long[capacity];
        lastFrame = new int[capacity];
        lastFramePosition = new long[capacity];
        link = keepsLinkLayer ? new LinkColumns(capacity) : null;
        logged = keepsLogged ? new LoggedColumns(capacity) : null;
    }

    /// Fills an index; `position` is the row's place in the order of the log, or -1 while it is open.
    public void fill(int index, ConnectionRecord row, int position) {
        startNanos[index] = row.startNanos;
        lastNanos[index] = row.lastNanos;
        origHigh[index] = row.origHigh;
        origLow[index] = row.origLow;
        respHigh[index] = row.respHigh;
        respLow[index] = row.respLow;
        origPort[index] = (short) row.origPort;
        respPort[index] = (short) row.respPort;
        ipProtocol[index] = (byte) row.ipProtocol;
        state[index] = (byte) row.state.ordinal();
        endReason[index] = (byte) (position < 0 ? EndReason.OPEN : row.endReason).ordinal();
        locality[index] = (byte) ((row.localityKnown ? LOCALITY_KNOWN : 0)
                | (row.localOrig ? LOCAL_ORIG : 0)
                | (row.localResp ? LOCAL_RESP : 0));
        serviceId[index] = row.serviceId;
        evidenceId[index] = row.evidenceId;
        historyId[index] = row.historyId;
        tunnelParentsId[index] = row.tunnelParentsId;
        uidOrdinal[index] = (int) row.uidOrdinal;
        logPosition[index] = position;
        origBytes[index] = row.origBytes;
        respBytes[index] = row.respBytes;
        missedBytes[index] = row.missedBytes;
        origPackets[index] = row.origPackets;
        respPackets[index] = row.respPackets;
        origIpBytes[index] = row.origIpBytes;
        respIpBytes[index] = row.respIpBytes;
        firstFrame[index] = (int) row.firstFrame;
        firstFramePosition[index] = row.firstFramePosition;
        lastFrame[index] = (int) row.lastFrame;
        lastFramePosition[index] = row.lastFramePosition;
        if (link != null) {
            link.fill(index, row);
        }
        if (logged != null) {
            logged.fill(index, row);
        }
    }
}
