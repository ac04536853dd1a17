package shad.model.store;

import shad.model.conn.ConnState;
import shad.model.conn.EndReason;

/// The values of one row on their way into the store: filled and handed over by the writer, then filled again.
/// Not thread-safe. Ids refer to the dictionaries of the store ([#historyId], [#serviceId], [#tunnelParentsId]).
public final class ConnectionRecord {
    /// A capture with no place for a frame, and sets with no element.
    public static final int NONE = 0;
    /// No VLAN tag.
    public static final int NO_VLAN = -1;

    public long startNanos;
    public long lastNanos;
    public long origHigh;
    public long origLow;
    public long respHigh;
    public long respLow;
    public int origPort;
    public int respPort;
    public int ipProtocol;
    public ConnState state = ConnState.OTH;
    public EndReason endReason = EndReason.OPEN;
    public boolean localityKnown;
    public boolean localOrig;
    public boolean localResp;
    public int serviceId;
    public int evidenceId;
    public int historyId;
    public int tunnelParentsId;
    public long uidOrdinal;
    public long origBytes;
    public long respBytes;
    public long missedBytes;
    public long origPackets;
    public long respPackets;
    public long origIpBytes;
    public long respIpBytes;
    public long firstFrame;
    public long firstFramePosition;
    public long lastFrame;
    public long lastFramePosition;
    public int outerVlan = NO_VLAN;
    public int innerVlan = NO_VLAN;
    public long origMac;
    public long respMac;
    /// Of a row of a log: the columns of conn.log, by place from bit 0 on, that have no value there.
    public int unset;
    /// Of a row of a log: 0 where the community id is the one that Shad computes, else the number of the text that the
    /// log has, from 1.
    public int communityId;
}
