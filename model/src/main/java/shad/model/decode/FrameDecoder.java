package shad.model.decode;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;
import shad.model.capture.Frame;
import shad.model.capture.LinkType;
import shad.model.conn.Limit;
import shad.model.conn.Tally;
import shad.model.wire.Ipv4Header;
import shad.model.wire.Ipv6Header;
import shad.model.wire.UdpHeader;

/// Turns a captured frame into the IP packets it holds: one as a rule, several where a link layer packs frames
/// together or a tunnel carries another, none where something on the way is cut, damaged or not followed. Owned by the
/// tracker thread.
public final class FrameDecoder {
    /// `Tunnel::max_depth`
    private static final int MAX_TUNNELS = 4;
    private static final int IPV4_IN_IP = 4;
    private static final int IPV6_IN_IP = 41;
    private static final int GRE = 47;

    private final LayerDepth depth = new LayerDepth();
    private final DecodedPacket[] packets = new DecodedPacket[MAX_TUNNELS + 1];
    private final PacketHandler handler;
    private final Tally<DropReason> drops;
    private final DoubleSupplier clock;
    private final IpDecoder ip;
    private final LinkDecoder links;
    private final IpTunnels ipTunnels;
    private final UdpTunnels udpTunnels = new UdpTunnels(this);
    private final Gre gre = new Gre();

    /// Packets go to `handler`, what leads to none is counted in `drops`. With `ignoreChecksums`, IPv4 headers are not
    /// verified and a total length of 0 is taken for segmentation offload, as with Zeek's `-C`. `clock` tells the
    /// time in seconds as far as the capture has come; tunnels without a connection draw an identifier from `uids`.
    /// What is kept at most, and was not enough, is counted in `limits`.
    public FrameDecoder(
            boolean ignoreChecksums,
            PacketHandler handler,
            Tally<DropReason> drops,
            DoubleSupplier clock,
            LongSupplier uids,
            Tally<Limit> limits) {
        this.handler = handler;
        this.drops = drops;
        this.clock = clock;
        this.ipTunnels = new IpTunnels(uids, limits);
        this.ip = new IpDecoder(ignoreChecksums, this::payload, drops, clock);
        this.links = new LinkDecoder(depth, new NetworkLayer() {
            @Override
            public void ip(DecodedPacket packet, int offset, int length) {
                ip.decode(packet, offset, length);
            }

            @Override
            public void drop(DecodedPacket packet, DropReason reason) {
                drops.add(reason, packet.frameNumber);
            }
        });
        for (int level = 0; level < packets.length; level++) {
            packets[level] = new DecodedPacket(level);
        }
    }

    /// Decodes a frame. Records without bytes are passed over, as Zeek does.
    public void decode(Frame frame) {
        if (isEmpty(frame)) {
            drops.add(DropReason.EMPTY_RECORD, frame.frameNumber());
            return;
        }
        depth.reset();
        DecodedPacket packet = packets[0];
        packet.frameNumber = frame.frameNumber();
        packet.filePosition = frame.filePosition();
        packet.timestampNanos = frame.timestampNanos();
        packet.beginFrameNumber = frame.frameNumber();
        packet.beginFilePosition = frame.filePosition();
        packet.fragmentFrames = DecodedPacket.NO_FRAMES;
        packet.begin(frame.bytes(), frame.offset(), frame.capturedLength(), frame.originalLength());
        links.frame(packet, frame.linkType());
    }

    /// Whether a record has no bytes; it doesn't move the clock either.
    public static boolean isEmpty(Frame frame) {
        return frame.capturedLength() == 0 || frame.originalLength() == 0;
    }

    /// Follows what a datagram of a conversation may carry. Call it when the datagram itself is done with: the packet
    /// handler is called again for what is found.
    public void decodeTunnel(TunnelCarrier carrier, boolean fromOriginator, DecodedPacket packet) {
        udpTunnels.decode(
                carrier,
                fromOriginator,
                packet,
                packet.payloadOffset + UdpHeader.LENGTH,
                packet.payloadCaptured - UdpHeader.LENGTH);
    }

    private void payload(DecodedPacket packet) {
        if (!enter(packet)) {
            return;
        }
        switch (packet.protocol) {
            case IPV4_IN_IP -> ipInIp(packet, 4);
            case IPV6_IN_IP -> ipInIp(packet, 6);
            case GRE -> gre(packet, packet.payloadOffset, packet.payloadCaptured, null);
            default -> handler.packet(packet);
        }
    }

    private void ipInIp(DecodedPacket packet, int version) {
        if (isTooDeep(packet)) {
            drops.add(DropReason.TUNNEL_TOO_DEEP, packet.frameNumber);
        } else if (!isWholePacket(packet, packet.payloadOffset, packet.payloadCaptured, version)) {
            drops.add(DropReason.TUNNEL_MALFORMED, packet.frameNumber);
        } else {
            Encapsulation around = ipTunnels.around(packet, TunnelType.IP, clock.getAsDouble());
            int length = packet.payloadCaptured;
            inner(packet, around, LinkType.RAW, packet.payloadOffset, length, length);
        }
    }

    /// Follows what a GRE header carries; `carrier` is the UDP conversation around it, if there is one.
    void gre(DecodedPacket packet, int offset, int length, @Nullable TunnelCarrier carrier) {
        if (isTooDeep(packet)) {
            drops.add(DropReason.TUNNEL_TOO_DEEP, packet.frameNumber);
            return;
        }
        boolean parsed = gre.parse(packet.bytes, offset, length);
        int header = gre.length();
        boolean fits = parsed
                && (gre.ipVersion() == 0
                        || isWholePacket(packet, offset + header, length - header, gre.ipVersion()));
        if (!fits) {
            drops.add(DropReason.TUNNEL_MALFORMED, packet.frameNumber);
            return;
        }
        Encapsulation around = ipTunnels.around(packet, TunnelType.GRE, clock.getAsDouble());
        if (carrier != null) {
            carrier.carries(around);
        }
        inner(packet, around, gre.linkType(), offset + header, length - header, length - header);
    }

    /// Whether an IP packet of this version fills the bytes exactly by its own length field.
    private static boolean isWholePacket(DecodedPacket packet, int offset, int length, int version) {
        boolean ipv4 = version == 4;
        if (length < (ipv4 ? Ipv4Header.MIN_LENGTH : Ipv6Header.LENGTH)
                || (packet.bytes[offset] >> 4 & 0xf) != version) {
            return false;
        }
        int total = ipv4
                ? Layouts.unsignedShortBe(packet.bytes, offset + 2)
                : Layouts.unsignedShortBe(packet.bytes, offset + 4) + Ipv6Header.LENGTH;
        return total == length;
    }

    /// Decodes a packet inside another.
    void inner(
            DecodedPacket carrier, Encapsulation around, int linkType, int offset, int length, int wireLength) {
        DecodedPacket packet = packets[carrier.level + 1];
        packet.beginInside(carrier, around);
        packet.begin(carrier.bytes, offset, length, wireLength);
        links.frame(packet, linkType);
    }

    /// Whether the packet lies in as many tunnels as are followed.
    boolean isTooDeep(DecodedPacket packet) {
        return Encapsulation.depth(packet.encapsulation) >= MAX_TUNNELS;
    }

    /// Counts one more header; counts the packet as dropped when that is one too many.
    boolean enter(DecodedPacket packet) {
        if (depth.enter()) {
            return true;
        }
        drops.add(DropReason.TOO_DEEP, packet.frameNumber);
        return false;
    }
}
