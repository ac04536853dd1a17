package shad.model.tracker;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EndReason;
import shad.model.decode.DecodedPacket;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.ConnectionProbe;

/// Looks on while a tracker follows packets, and may keep packets from it: how one connection is followed again on its
/// own. Called on the tracker thread.
public interface PacketWatch {
    /// A packet was decoded. Returns whether the tracker is to follow it; [#after] is called then.
    boolean before(DecodedPacket packet);

    /// The tracker followed a packet; those that it carries came in between.
    void after(DecodedPacket packet);

    /// Who watches a connection that begins with this packet; null for nobody.
    @Nullable
    ConnectionProbe probeOf(Connection connection, DecodedPacket first);

    /// Whether a connection may end now. One that may not stays as it is: timers change nothing but that.
    boolean mayEnd(Connection connection, EndReason reason);
}
