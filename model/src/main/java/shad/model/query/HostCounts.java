package shad.model.query;

import java.util.List;
import shad.model.store.StoreSnapshot;

/// The hosts at the ends of some rows. Immutable.
///
/// @param hosts in the order in which they were first met
/// @param leftOut ends of connections whose host is not listed because there are too many
/// @param peersCut whether there were too many pairs of hosts to count all peers
public record HostCounts(List<HostUse> hosts, long leftOut, boolean peersCut) {
    /// How many hosts are told apart.
    public static final int MOST_HOSTS = 1 << 18;
    static final int MOST_PEERS = 1 << 21;

    /// Takes time with the number of rows, and ends early when its thread is interrupted. Names are those that the
    /// snapshot's store knows by now.
    ///
    /// @throws java.util.concurrent.CancellationException when it was interrupted
    public static HostCounts of(StoreSnapshot snapshot, int[] rows) {
        return of(snapshot, rows, MOST_HOSTS, MOST_PEERS);
    }

    static HostCounts of(StoreSnapshot snapshot, int[] rows, int mostHosts, int mostPeers) {
        return new HostCounter(snapshot, mostHosts, mostPeers).count(rows);
    }
}
