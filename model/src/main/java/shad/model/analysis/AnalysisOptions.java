package shad.model.analysis;

import shad.model.conn.ConnUids;
import shad.model.conn.LocalNetworks;

/// What decides the rows of an analysis besides the capture. Immutable.
///
/// @param ignoreChecksums takes damaged packets for good ones, as Zeek's `-C`
/// @param localNetworks what `local_orig` and `local_resp` go by
/// @param uids how identifiers are computed
public record AnalysisOptions(boolean ignoreChecksums, LocalNetworks localNetworks, ConnUids uids) {
    /// Zeek's defaults: checksums verified, private ranges local; the same capture always gets the same uids.
    public static final AnalysisOptions DEFAULT =
            new AnalysisOptions(false, LocalNetworks.PRIVATE, ConnUids.DEFAULT);

    public AnalysisOptions withIgnoreChecksums(boolean ignore) {
        return new AnalysisOptions(ignore, localNetworks, uids);
    }

    public AnalysisOptions withLocalNetworks(LocalNetworks networks) {
        return new AnalysisOptions(ignoreChecksums, networks, uids);
    }

    public AnalysisOptions withUids(ConnUids uids) {
        return new AnalysisOptions(ignoreChecksums, localNetworks, uids);
    }
}
