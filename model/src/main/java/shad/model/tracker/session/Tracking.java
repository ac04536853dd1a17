package shad.model.tracker.session;

import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnUids;
import shad.model.conn.EndReason;
import shad.model.conn.Limit;
import shad.model.conn.Tally;
import shad.model.conn.Timeouts;
import shad.model.decode.DecodedPacket;
import shad.model.service.ServiceEngine;
import shad.model.store.build.EvidenceTable;
import shad.model.store.build.HistoryTrie;
import shad.model.store.build.LabelTable;
import shad.model.store.build.ServiceNames;

/// What live connections need of the tracker they belong to. Owned by the tracker thread.
public interface Tracking {
    /// The clock: the latest time of a frame, seconds; it never goes back (Zeek, network time).
    double nowSeconds();

    TimerQueue timers();

    /// When connections end.
    Timeouts timeouts();

    HistoryTrie histories();

    /// Service and tunnel texts.
    LabelTable labels();

    /// The names found on connections, whose labels lie in [#labels].
    ServiceNames serviceNames();

    /// The identifiers that tunnels and connections have.
    ConnUids uids();

    /// Whether VLANs and MAC addresses are kept.
    boolean keepsLinkLayer();

    /// How long a history may grow.
    int maxHistoryLetters();

    /// Limits that were reached.
    Tally<Limit> limits();

    /// Where services are looked for; null if they are not.
    @Nullable
    ServiceEngine services();

    /// What payload told, beside the rows.
    EvidenceTable evidence();

    /// Room for payload that comes too early.
    ReassemblyMemory reassemblyMemory();

    /// Who watches a connection that begins with this packet; null as a rule.
    @Nullable
    ConnectionProbe probeOf(Connection connection, DecodedPacket first);

    /// Ends a connection: takes it out of the table and writes its row.
    void end(Connection connection, EndReason reason);
}
