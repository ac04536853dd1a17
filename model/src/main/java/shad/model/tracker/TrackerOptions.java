package shad.model.tracker;

import shad.model.conn.ConnUids;
import shad.model.conn.LocalNetworks;
import shad.model.conn.Timeouts;
import shad.model.service.known.KnownServiceOptions;

/// What decides the rows besides the frames. Immutable.
///
/// @param ignoreChecksums takes damaged packets for good ones, as Zeek's `-C`
/// @param localNetworks what `local_orig` and `local_resp` go by
/// @param uids how identifiers are computed
/// @param findServices whether the payload is searched for services; without it the column stays empty
/// @param knownServices which services are listed
/// @param timeouts when connections end
/// @param maxOpenConnections how many connections are followed at once; one that is silent ends early for the next
/// @param maxHistoryLetters how long a history may grow
/// @param keepsLinkLayer whether rows keep VLANs and MAC addresses
/// @param keepsOpen whether rows are there from the first packet of their connections on; without it they come to be at
///     their end, and who has logged them may have them forgotten
/// @param keepsNames whether the names that payload gives to addresses are kept
/// @param indexStretch bytes of the stretches of the capture of which it is noted which flows have frames there; 0 to
///     note nothing
public record TrackerOptions(
        boolean ignoreChecksums,
        LocalNetworks localNetworks,
        ConnUids uids,
        boolean findServices,
        KnownServiceOptions knownServices,
        Timeouts timeouts,
        int maxOpenConnections,
        int maxHistoryLetters,
        boolean keepsLinkLayer,
        boolean keepsOpen,
        boolean keepsNames,
        int indexStretch) {
    /// Zeek's defaults, with limits that only a flood reaches: 4 million connections are between one and two GiB.
    public static final TrackerOptions DEFAULT =
            new TrackerOptions(false, LocalNetworks.PRIVATE, ConnUids.DEFAULT, true, KnownServiceOptions.DEFAULT,
                    Timeouts.DEFAULT, 4_000_000, 1 << 16, false, true, false, 0);

    public TrackerOptions {
        if (maxOpenConnections < 1 || maxHistoryLetters < 1) {
            throw new IllegalArgumentException("a limit must leave room for one");
        }
        if (indexStretch < 0) {
            throw new IllegalArgumentException("a stretch of " + indexStretch + " bytes");
        }
    }

    /// A builder that starts from these.
    public Builder toBuilder() {
        return new Builder(this);
    }

    /// Options in the making, each setter named after what it sets.
    public static final class Builder {
        private boolean ignoreChecksums;
        private LocalNetworks localNetworks;
        private ConnUids uids;
        private boolean findServices;
        private KnownServiceOptions knownServices;
        private Timeouts timeouts;
        private int maxOpenConnections;
        private int maxHistoryLetters;
        private boolean keepsLinkLayer;
        private boolean keepsOpen;
        private boolean keepsNames;
        private int indexStretch;

        private Builder(TrackerOptions options) {
            ignoreChecksums = options.ignoreChecksums;
            localNetworks = options.localNetworks;
            uids = options.uids;
            findServices = options.findServices;
            knownServices = options.knownServices;
            timeouts = options.timeouts;
            maxOpenConnections = options.maxOpenConnections;
            maxHistoryLetters = options.maxHistoryLetters;
            keepsLinkLayer = options.keepsLinkLayer;
            keepsOpen = options.keepsOpen;
            keepsNames = options.keepsNames;
            indexStretch = options.indexStretch;
        }

        public Builder ignoreChecksums(boolean value) {
            ignoreChecksums = value;
            return this;
        }

        public Builder localNetworks(LocalNetworks value) {
            localNetworks = value;
            return this;
        }

        public Builder uids(ConnUids value) {
            uids = value;
            return this;
        }

        public Builder findServices(boolean value) {
            findServices = value;
            return this;
        }

        public Builder knownServices(KnownServiceOptions value) {
            knownServices = value;
            return this;
        }

        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        public Builder limits(int openConnections, int historyLetters) {
            maxOpenConnections = openConnections;
            maxHistoryLetters = historyLetters;
            return this;
        }

        public Builder keepsLinkLayer(boolean value) {
            keepsLinkLayer = value;
            return this;
        }

        public Builder keepsOpen(boolean value) {
            keepsOpen = value;
            return this;
        }

        public Builder keepsNames(boolean value) {
            keepsNames = value;
            return this;
        }

        public Builder indexStretch(int value) {
            indexStretch = value;
            return this;
        }

        public TrackerOptions build() {
            return new TrackerOptions(
                    ignoreChecksums, localNetworks, uids, findServices, knownServices, timeouts, maxOpenConnections,
                    maxHistoryLetters, keepsLinkLayer, keepsOpen, keepsNames, indexStretch);
        }
    }
}
