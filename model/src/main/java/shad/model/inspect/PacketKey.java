package shad.model.inspect;

import shad.model.buffer.Layouts;
import shad.model.conn.IcmpTypes;
import shad.model.conn.TransportProtocol;
import shad.model.decode.DecodedPacket;
import shad.model.flow.FlowKey;
import shad.model.store.ConnectionView;
import shad.model.wire.TcpHeader;
import shad.model.wire.UdpHeader;

/// Which connection a packet belongs to, as the tracker sees it. Filled again for every packet.
class PacketKey extends FlowKey {
    private static final int ICMP_HEADER_LENGTH = 8;

    private boolean sourceIsLow;

    /// The key of a row.
    static PacketKey of(ConnectionView row) {
        PacketKey key = new PacketKey();
        boolean oneWay = row.transport() == TransportProtocol.ICMP
                && IcmpTypes.counterpart(row.origPort(),
                        row.ipProtocol() == TransportProtocol.IP_ICMPV6) == IcmpTypes.ONE_WAY;
        if (oneWay) {
            key.setOneWay(row.origHigh(), row.origLow(), row.origPort(),
                    row.respHigh(), row.respLow(), row.respPort(), row.ipProtocol());
        } else {
            key.set(row.origHigh(), row.origLow(), row.origPort(),
                    row.respHigh(), row.respLow(), row.respPort(), row.ipProtocol());
        }
        return key;
    }

    /// Takes the key of a packet. Returns false for one that is too short to belong anywhere.
    boolean read(DecodedPacket packet) {
        byte[] bytes = packet.bytes();
        int at = packet.payloadOffset();
        switch (TransportProtocol.ofIpProtocol(packet.protocol())) {
            case TCP -> {
                if (isCut(packet, TcpHeader.MIN_LENGTH)) {
                    return false;
                }
                set(packet, Layouts.unsignedShortBe(bytes, at), Layouts.unsignedShortBe(bytes, at + 2));
            }
            case UDP -> {
                if (isCut(packet, UdpHeader.LENGTH)) {
                    return false;
                }
                set(packet, Layouts.unsignedShortBe(bytes, at), Layouts.unsignedShortBe(bytes, at + 2));
            }
            case ICMP -> {
                if (isCut(packet, ICMP_HEADER_LENGTH)) {
                    return false;
                }
                icmp(packet, bytes[at] & 0xff, bytes[at + 1] & 0xff);
            }
            case UNKNOWN -> set(packet, 0, 0);
        }
        return true;
    }

    /// Whether the packet came from the low end.
    boolean isSourceLow() {
        return sourceIsLow;
    }

    private void icmp(DecodedPacket packet, int type, int code) {
        int counterpart = IcmpTypes.counterpart(type, packet.protocol() == TransportProtocol.IP_ICMPV6);
        if (counterpart != IcmpTypes.ONE_WAY) {
            set(packet, type, counterpart);
            return;
        }
        sourceIsLow = true;
        setOneWay(packet.sourceHigh(), packet.sourceLow(), type,
                packet.destinationHigh(), packet.destinationLow(), code, packet.protocol());
    }

    private void set(DecodedPacket packet, int sourcePort, int destinationPort) {
        sourceIsLow = set(packet.sourceHigh(), packet.sourceLow(), sourcePort,
                packet.destinationHigh(), packet.destinationLow(), destinationPort, packet.protocol());
    }

    private static boolean isCut(DecodedPacket packet, int minimum) {
        return packet.payloadLength() != 0 && packet.payloadLength() < minimum || packet.payloadCaptured() < minimum;
    }
}
