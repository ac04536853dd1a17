package shad.model.tracker.session;

import shad.model.decode.DecodedPacket;
import shad.model.store.ConnectionRecord;

/// What the link layer around a connection's first packet said, by the ends of its key, which have no roles. Inside a
/// tunnel that is the inner link layer, if there is one (Zeek, vlan-logging and mac-logging).
///
/// @param outerVlan id of the outermost VLAN tag, or [DecodedPacket#NO_VLAN]
/// @param innerVlan id of the innermost of several, or [DecodedPacket#NO_VLAN]
/// @param lowMac address of the low end in the lower 48 bits; 0 for none
/// @param highMac address of the high end
record LinkLayer(int outerVlan, int innerVlan, long lowMac, long highMac) {
    /// Nothing is known, or nobody asked.
    static final LinkLayer NONE = new LinkLayer(DecodedPacket.NO_VLAN, DecodedPacket.NO_VLAN, 0, 0);

    static LinkLayer of(DecodedPacket packet, boolean sourceIsLow) {
        LinkLayer link = new LinkLayer(
                packet.outerVlan(),
                packet.innerVlan(),
                sourceIsLow ? packet.sourceMac() : packet.destinationMac(),
                sourceIsLow ? packet.destinationMac() : packet.sourceMac());
        return link.equals(NONE) ? NONE : link;
    }

    void read(ConnectionRecord target, boolean originatorIsLow) {
        target.outerVlan = outerVlan;
        target.innerVlan = innerVlan;
        target.origMac = originatorIsLow ? lowMac : highMac;
        target.respMac = originatorIsLow ? highMac : lowMac;
    }
}
