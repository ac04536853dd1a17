package shad.model.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.conn.CommunityId;
import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.conn.Evidence;
import shad.model.conn.Identifiers;
import shad.model.conn.IpAddress;
import shad.model.conn.TransportProtocol;
import shad.model.conn.ZeekTime;

/// One row of a snapshot, read in place: move it with [#at], then read. Reused; for one thread. Values are those of
/// conn.log's columns (Zeek, base/protocols/conn); of an open row those of the moment of the snapshot.
public final class ConnectionView {
    /// From this time on a double can't hold microseconds exactly, and its own rounding shows in the log.
    private static final long EXACT_MICROS_LIMIT = (1L << 31) * 1_000_000L;

    /// `duration`, `orig_bytes` and `resp_bytes` by their places in conn.log.
    static final int TIMED = 0b111 << 8;

    private static final ColumnChunk NOWHERE = new ColumnChunk(0, false);

    private final StoreSnapshot snapshot;
    private ColumnChunk chunk;
    private int index;
    private int row;
    private @Nullable CommunityId communityId;

    ConnectionView(StoreSnapshot snapshot) {
        this.snapshot = snapshot;
        this.chunk = NOWHERE;
    }

    /// Moves to a row, from 0 to the snapshot's size exclusive, and returns this view.
    public ConnectionView at(int row) {
        this.row = row;
        this.chunk = snapshot.chunkOf(row);
        this.index = snapshot.indexOf(row);
        return this;
    }

    public StoreSnapshot snapshot() {
        return snapshot;
    }

    public int row() {
        return row;
    }

    /// A value as the store keeps it.
    public long number(StoredColumn column) {
        return column.number(chunk, index);
    }

    /// Whether the connection was still followed; then the values are provisional.
    public boolean isOpen() {
        return snapshot.isOpen(row);
    }

    /// Why the connection is no longer followed.
    public EndReason endReason() {
        return EndReason.ofOrdinal(chunk.endReason[index]);
    }

    /// The row's place in the order of the log, from 0; -1 while it is open.
    public int logPosition() {
        return chunk.logPosition[index];
    }

    /// Time of the first packet, nanoseconds since the epoch.
    public long startNanos() {
        return chunk.startNanos[index];
    }

    /// Time of the packet that set the duration last, nanoseconds since the epoch; may precede the start.
    public long lastNanos() {
        return chunk.lastNanos[index];
    }

    /// Time of the first packet in whole microseconds, as Zeek reads it.
    public long startMicros() {
        return micros(chunk.startNanos[index]);
    }

    private long lastMicros() {
        return micros(chunk.lastNanos[index]);
    }

    /// The whole microseconds of a time in nanoseconds.
    public static long micros(long nanos) {
        return Math.floorDiv(nanos, 1000L);
    }

    /// The start as the binary number of seconds that Zeek keeps.
    public double startSeconds() {
        return ZeekTime.seconds(startMicros());
    }

    /// Whether `duration`, `orig_bytes` and `resp_bytes` are set: the duration is above zero. Of a row of a log, whether any
    /// of them is; what is not counts as zero.
    public boolean hasDuration() {
        LoggedColumns logged = chunk.logged;
        return logged == null
                ? hasDuration(chunk.startNanos[index], chunk.lastNanos[index])
                : (logged.unset[index] & TIMED) != TIMED;
    }

    /// The same of a row that is of no log, by its two times.
    public static boolean hasDuration(long startNanos, long lastNanos) {
        return lastNanos > startNanos && micros(lastNanos) > micros(startNanos);
    }

    /// Whether the row was read from a log, which may leave any column unset ([#isLeftOut]).
    public boolean isLogged() {
        return chunk.logged != null;
    }

    /// Whether the log from which the row was read has no value in a column of conn.log, told by its place from 0.
    public boolean isLeftOut(int place) {
        LoggedColumns logged = chunk.logged;
        return logged != null && (logged.unset[index] >>> place & 1) != 0;
    }

    /// Last minus start in microseconds; meaningful where [#hasDuration].
    public long durationMicros() {
        return microsBetween(chunk.startNanos[index], chunk.lastNanos[index]);
    }

    /// From one time to another, each in whole microseconds.
    public static long microsBetween(long startNanos, long lastNanos) {
        return micros(lastNanos) - micros(startNanos);
    }

    /// The difference of the two binary numbers of seconds, the value Zeek logs.
    public double durationSeconds() {
        return ZeekTime.seconds(lastMicros()) - ZeekTime.seconds(startMicros());
    }

    /// Whether the microsecond values are what Zeek's binary seconds print as; beyond the year 2038 they may differ.
    /// A log says itself what it prints.
    public boolean isMicrosExact() {
        if (chunk.logged != null) {
            return startMicros() >= 0;
        }
        long limit = EXACT_MICROS_LIMIT;
        return startMicros() >= 0 && startMicros() < limit && lastMicros() >= 0 && lastMicros() < limit;
    }

    public long origHigh() {
        return chunk.origHigh[index];
    }

    public long origLow() {
        return chunk.origLow[index];
    }

    public long respHigh() {
        return chunk.respHigh[index];
    }

    public long respLow() {
        return chunk.respLow[index];
    }

    public IpAddress origAddress() {
        return new IpAddress(origHigh(), origLow());
    }

    public IpAddress respAddress() {
        return new IpAddress(respHigh(), respLow());
    }

    /// The originator's port; for ICMP the type, for unknown transports 0.
    public int origPort() {
        return chunk.origPort[index] & 0xffff;
    }

    /// The responder's port; for ICMP the counterpart type or the code, for unknown transports 0.
    public int respPort() {
        return chunk.respPort[index] & 0xffff;
    }

    public TransportProtocol transport() {
        return TransportProtocol.ofIpProtocol(ipProtocol());
    }

    /// The number in the IP header.
    public int ipProtocol() {
        return chunk.ipProtocol[index] & 0xff;
    }

    /// The service names as conn.log prints them, joined by commas; empty where none was recognised.
    public String service() {
        return snapshot.label(chunk.serviceId[index]);
    }

    /// What the payload told, in the order in which it came; empty where it told nothing.
    public List<Evidence> evidence() {
        return snapshot.evidence(chunk.evidenceId[index]);
    }

    /// Equal for equal [#service] texts of one store; 0 for none.
    public int serviceId() {
        return chunk.serviceId[index];
    }

    public ConnState state() {
        return ConnState.ofOrdinal(chunk.state[index]);
    }

    /// Whether `local_orig` and `local_resp` are set: local networks are known.
    public boolean isLocalityKnown() {
        return (chunk.locality[index] & ColumnChunk.LOCALITY_KNOWN) != 0;
    }

    public boolean isOrigLocal() {
        return (chunk.locality[index] & ColumnChunk.LOCAL_ORIG) != 0;
    }

    public boolean isRespLocal() {
        return (chunk.locality[index] & ColumnChunk.LOCAL_RESP) != 0;
    }

    /// The history letters; empty where nothing was recorded.
    public String history() {
        return snapshot.histories().text(chunk.historyId[index]);
    }

    /// Equal for equal [#history] texts of one store; 0 for none.
    public int historyId() {
        return chunk.historyId[index];
    }

    /// Payload bytes of the originator; unset in the log unless [#hasDuration]. Unsigned.
    public long origBytes() {
        return chunk.origBytes[index];
    }

    /// Payload bytes of the responder; unset in the log unless [#hasDuration]. Unsigned.
    public long respBytes() {
        return chunk.respBytes[index];
    }

    /// Bytes in content gaps of both directions. Unsigned.
    public long missedBytes() {
        return chunk.missedBytes[index];
    }

    public long origPackets() {
        return chunk.origPackets[index];
    }

    public long respPackets() {
        return chunk.respPackets[index];
    }

    /// Sum of the IP total lengths of the originator's packets.
    public long origIpBytes() {
        return chunk.origIpBytes[index];
    }

    /// Sum of the IP total lengths of the responder's packets.
    public long respIpBytes() {
        return chunk.respIpBytes[index];
    }

    /// The uids of the enclosing tunnels, joined by commas in Zeek's order; empty where there is none.
    public String tunnelParents() {
        return snapshot.label(chunk.tunnelParentsId[index]);
    }

    /// Equal for equal [#tunnelParents] texts of one store; 0 for none.
    public int tunnelParentsId() {
        return chunk.tunnelParentsId[index];
    }

    /// The connection's identifier.
    public String uid() {
        return snapshot.uids().text(uidOrdinal());
    }

    /// Writes the uid as ASCII and returns the offset behind it; at most [StoreSnapshot#longestUid] bytes.
    public int writeUid(byte[] target, int offset) {
        return snapshot.uids().write(uidOrdinal(), target, offset);
    }

    /// Writes the [CommunityId] as ASCII and returns the offset behind it; at most [StoreSnapshot#longestCommunityId]
    /// bytes. Of a row of a log it is the one that the log has.
    public int writeCommunityId(byte[] target, int offset) {
        LoggedColumns logged = chunk.logged;
        Identifiers ids = snapshot.communityIds();
        if (logged != null && ids != null && logged.communityId[index] > 0) {
            return ids.write(logged.communityId[index] - 1L, target, offset);
        }
        CommunityId hash = communityId;
        if (hash == null) {
            hash = new CommunityId();
            communityId = hash;
        }
        return hash.write(
                origHigh(), origLow(), origPort(), respHigh(), respLow(), respPort(), ipProtocol(), target, offset);
    }

    /// Id of the outermost VLAN tag of the first packet; negative where there was none or nobody asked to keep it.
    public int outerVlan() {
        LinkColumns link = chunk.link;
        return link == null ? ConnectionRecord.NO_VLAN : link.outerVlan[index];
    }

    /// Id of the innermost of several VLAN tags of the first packet; negative where there was none or it was not kept.
    public int innerVlan() {
        LinkColumns link = chunk.link;
        return link == null ? ConnectionRecord.NO_VLAN : link.innerVlan[index];
    }

    /// The originator's link-layer address in the lower 48 bits, by the first packet; 0 where there was none or it was not
    /// kept.
    public long origMac() {
        LinkColumns link = chunk.link;
        return link == null ? 0 : link.origMac[index];
    }

    /// The responder's link-layer address in the lower 48 bits, by the first packet; 0 where there was none or it was not
    /// kept.
    public long respMac() {
        LinkColumns link = chunk.link;
        return link == null ? 0 : link.respMac[index];
    }

    private long uidOrdinal() {
        return chunk.uidOrdinal[index] & 0xffff_ffffL;
    }

    /// Number of the first frame of the connection, from 1, of a packet in fragments that of the first of them; 0 for a
    /// row of a log, which has no frames.
    public long firstFrame() {
        return chunk.firstFrame[index] & 0xffff_ffffL;
    }

    /// Where the record of the first frame starts in the (uncompressed) capture.
    public long firstFramePosition() {
        return chunk.firstFramePosition[index];
    }

    /// Number of the last frame of the connection, from 1.
    public long lastFrame() {
        return chunk.lastFrame[index] & 0xffff_ffffL;
    }

    /// Where the record of the last frame starts in the (uncompressed) capture.
    public long lastFramePosition() {
        return chunk.lastFramePosition[index];
    }
}
