package shad.model.tracker;

import shad.model.conn.ConnUids;
import shad.model.conn.LocalNetworks;
import shad.model.service.known.KnownServiceOptions;

/// What decides the rows besides the frames. Immutable.
///
/// @param ignoreChecksums takes damaged packets for good ones, as Zeek's `-C`
/// @param localNetworks what `local_orig` and `local_resp` go by
/// @param uids how identifiers are computed
/// @param findServices whether the payload is searched for services; without it the column stays empty
/// @param knownServices which services are listed
/// @param maxOpenConnections how many connections are followed at once; one that is silent ends early for the next
/// @param maxHistoryLetters how long a history may grow
/// @param keepsLinkLayer whether rows keep VLANs and MAC addresses
/// @param keepsNames whether the names that payload gives to addresses are kept
public record TrackerOptions(
        boolean ignoreChecksums,
        LocalNetworks localNetworks,
        ConnUids uids,
        boolean findServices,
        KnownServiceOptions knownServices,
        int maxOpenConnections,
        int maxHistoryLetters,
        boolean keepsLinkLayer,
        boolean keepsNames) {
    /// Zeek's defaults, with limits that only a flood reaches: 4 million connections are between one and two GiB.
    public static final TrackerOptions DEFAULT =
            new TrackerOptions(false, LocalNetworks.PRIVATE, ConnUids.DEFAULT, true, KnownServiceOptions.DEFAULT,
                    4_000_000,
                    1 << 16, false, false);

    public TrackerOptions {
        if (maxOpenConnections < 1 || maxHistoryLetters < 1) {
            throw new IllegalArgumentException("a limit must leave room for one");
        }
    }

    public TrackerOptions withIgnoreChecksums(boolean ignore) {
        return new TrackerOptions(ignore, localNetworks, uids, findServices, knownServices, maxOpenConnections,
                maxHistoryLetters,
                keepsLinkLayer, keepsNames);
    }

    public TrackerOptions withLocalNetworks(LocalNetworks networks) {
        return new TrackerOptions(ignoreChecksums, networks, uids, findServices, knownServices, maxOpenConnections,
                maxHistoryLetters,
                keepsLinkLayer, keepsNames);
    }

    public TrackerOptions withUids(ConnUids newUids) {
        return new TrackerOptions(ignoreChecksums, localNetworks, newUids, findServices, knownServices,
                maxOpenConnections,
                maxHistoryLetters,
                keepsLinkLayer, keepsNames);
    }

    public TrackerOptions withFindServices(boolean find) {
        return new TrackerOptions(
                ignoreChecksums, localNetworks, uids, find, knownServices, maxOpenConnections, maxHistoryLetters,
                keepsLinkLayer, keepsNames);
    }

    public TrackerOptions withKnownServices(KnownServiceOptions some) {
        return new TrackerOptions(
                ignoreChecksums, localNetworks, uids, findServices, some, maxOpenConnections, maxHistoryLetters,
                keepsLinkLayer, keepsNames);
    }

    public TrackerOptions withLimits(int openConnections, int historyLetters) {
        return new TrackerOptions(ignoreChecksums, localNetworks, uids, findServices, knownServices, openConnections,
                historyLetters,
                keepsLinkLayer, keepsNames);
    }

    public TrackerOptions withLinkLayer(boolean keep) {
        return new TrackerOptions(
                ignoreChecksums, localNetworks, uids, findServices, knownServices, maxOpenConnections,
                maxHistoryLetters, keep, keepsNames);
    }

    public TrackerOptions withNames(boolean keep) {
        return new TrackerOptions(
                ignoreChecksums, localNetworks, uids, findServices, knownServices, maxOpenConnections,
                maxHistoryLetters, keepsLinkLayer, keep);
    }
}
