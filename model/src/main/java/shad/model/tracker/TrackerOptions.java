package shad.model.tracker;

import shad.model.conn.ConnUids;
import shad.model.conn.LocalNetworks;

/// What decides the rows besides the frames. Immutable.
///
/// @param ignoreChecksums takes damaged packets for good ones, as Zeek's `-C`
/// @param localNetworks what `local_orig` and `local_resp` go by
/// @param uids how identifiers are computed
public record TrackerOptions(boolean ignoreChecksums, LocalNetworks localNetworks, ConnUids uids) {
    /// Zeek's defaults.
    public static final TrackerOptions DEFAULT =
            new TrackerOptions(false, LocalNetworks.PRIVATE, ConnUids.DEFAULT);

    public TrackerOptions withIgnoreChecksums(boolean ignore) {
        return new TrackerOptions(ignore, localNetworks, uids);
    }

    public TrackerOptions withLocalNetworks(LocalNetworks networks) {
        return new TrackerOptions(ignoreChecksums, networks, uids);
    }

    public TrackerOptions withUids(ConnUids newUids) {
        return new TrackerOptions(ignoreChecksums, localNetworks, newUids);
    }
}
