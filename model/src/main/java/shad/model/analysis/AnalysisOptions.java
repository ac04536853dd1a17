package shad.model.analysis;

import java.time.Duration;
import java.util.List;
import shad.model.capture.CaptureFile;
import shad.model.capture.FlowIndex;
import shad.model.conn.ConnUids;
import shad.model.conn.LocalNetworks;
import shad.model.conn.RememberedService;
import shad.model.conn.ServiceHosts;
import shad.model.conn.Timeouts;
import shad.model.inspect.FlowExtract;
import shad.model.inspect.FlowReplay;
import shad.model.store.StoreSnapshot;
import shad.model.tracker.TrackerOptions;

/// What decides the rows of an analysis besides the capture: the options of its tracker, for those who don't know the
/// tracker. Immutable.
public final class AnalysisOptions {
    /// Zeek's defaults: checksums verified, private ranges local; the same capture always gets the same uids.
    public static final AnalysisOptions DEFAULT = new AnalysisOptions(TrackerOptions.DEFAULT);

    private final TrackerOptions tracker;

    private AnalysisOptions(TrackerOptions tracker) {
        this.tracker = tracker;
    }

    private static AnalysisOptions with(TrackerOptions.Builder changed) {
        return new AnalysisOptions(changed.build());
    }

    TrackerOptions tracker() {
        return tracker;
    }

    /// Follows single connections of an analysis with these options again. `capture` is what was analysed, `snapshot` the
    /// rows of that.
    public FlowReplay replay(CaptureFile capture, StoreSnapshot snapshot) {
        return new FlowReplay(capture, snapshot, tracker);
    }

    /// Takes connections of an analysis with these options out of their capture, as [#replay].
    public FlowExtract extract(CaptureFile capture, StoreSnapshot snapshot) {
        return new FlowExtract(capture, snapshot, tracker);
    }

    /// Whether damaged packets are taken for good ones, as with Zeek's `-C`.
    public boolean ignoreChecksums() {
        return tracker.ignoreChecksums();
    }

    public AnalysisOptions withIgnoreChecksums(boolean ignore) {
        return with(tracker.toBuilder().ignoreChecksums(ignore));
    }

    /// What `local_orig` and `local_resp` go by.
    public AnalysisOptions withLocalNetworks(LocalNetworks networks) {
        return with(tracker.toBuilder().localNetworks(networks));
    }

    /// How identifiers are computed.
    public AnalysisOptions withUids(ConnUids uids) {
        return with(tracker.toBuilder().uids(uids));
    }

    /// Whether the payload is searched for services; without it their column stays empty.
    public AnalysisOptions withFindServices(boolean find) {
        return with(tracker.toBuilder().findServices(find));
    }

    /// Whose services [Analysis#knownServices] lists; at first those of local hosts.
    public AnalysisOptions withServiceHosts(ServiceHosts hosts) {
        return with(tracker.toBuilder().knownServices(tracker.knownServices().withHosts(hosts)));
    }

    /// Whether [Analysis#knownServices] lists a UDP server only once it has sent something; at first it does.
    public AnalysisOptions withUdpMustAnswer(boolean must) {
        return with(tracker.toBuilder().knownServices(tracker.knownServices().withUdpMustAnswer(must)));
    }

    /// For how long a service that [Analysis#knownServices] listed is no news; at first a day.
    public AnalysisOptions withServiceExpiry(Duration expiry) {
        double seconds = expiry.toMillis() / 1e3;
        return with(tracker.toBuilder().knownServices(tracker.knownServices().withExpirySeconds(seconds)));
    }

    /// Goes on from what earlier analyses remembered, perhaps nothing: [Analysis#knownServices] then lists only what is
    /// news beside that, each name on a line of its own, and [Analysis#seenServices] tells what to remember.
    public AnalysisOptions withRememberedServices(List<RememberedService> services) {
        return with(tracker.toBuilder().knownServices(tracker.knownServices().withRemembered(services)));
    }

    /// How many connections are followed at once, and how many letters a history may have; both at least 1. What goes
    /// beyond ends early and is told by [Analysis#limits].
    public AnalysisOptions withLimits(int openConnections, int historyLetters) {
        return with(tracker.toBuilder().limits(openConnections, historyLetters));
    }

    /// When connections end.
    public Timeouts timeouts() {
        return tracker.timeouts();
    }

    /// When connections end: other times than Zeek's, [Timeouts#DEFAULT], make other rows.
    public AnalysisOptions withTimeouts(Timeouts timeouts) {
        return with(tracker.toBuilder().timeouts(timeouts));
    }

    /// Whether rows keep VLANs and MAC addresses, 20 bytes each.
    public AnalysisOptions withLinkLayer(boolean keep) {
        return with(tracker.toBuilder().keepsLinkLayer(keep));
    }

    /// For the log alone: rows are there once their connections end, in the order of the log, and who has written them may
    /// have them forgotten with [Analysis#forgetLogged]. Open rows cannot be shown then.
    public AnalysisOptions forLogOnly() {
        return with(tracker.toBuilder().keepsOpen(false));
    }

    /// Whether the names that DNS and TLS give to addresses are kept for [shad.model.store.StoreSnapshot#names].
    public AnalysisOptions withNames(boolean keep) {
        return with(tracker.toBuilder().keepsNames(keep));
    }

    /// Whether it is noted where in a capture file the flows are, for [Analysis#flowIndex]: then connections that are spread
    /// over a large one are followed again in a fraction of the time.
    ///
    /// @param stretchLength bytes that are told apart as long as the capture is not too large for that; usually
    ///     [FlowIndex#STRETCH_LENGTH], or 0 for no index
    public AnalysisOptions withFlowIndex(int stretchLength) {
        return with(tracker.toBuilder().indexStretch(stretchLength));
    }
}
