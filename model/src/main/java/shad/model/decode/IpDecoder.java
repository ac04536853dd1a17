package shad.model.decode;

import java.util.function.DoubleSupplier;
import shad.model.buffer.InternetChecksum;
import shad.model.buffer.Layouts;
import shad.model.conn.IpAddress;
import shad.model.conn.Tally;
import shad.model.wire.Ipv4Header;
import shad.model.wire.Ipv6Header;

/// Judges IP headers as Zeek does, in its order (packet analysis, IP): what fails a test leads to no connection and is
/// counted nowhere but here. Owned by the tracker thread.
final class IpDecoder {
    private static final int IGMP = 2;

    private final boolean ignoreChecksums;
    private final PacketHandler handler;
    private final Tally<DropReason> drops;
    private final Ipv4Header ipv4 = new Ipv4Header();
    private final Ipv6Header ipv6 = new Ipv6Header();
    private final Ipv6Chain chain = new Ipv6Chain();
    private final FragmentReassembler fragments;

    IpDecoder(boolean ignoreChecksums, PacketHandler handler, Tally<DropReason> drops, DoubleSupplier clock) {
        this.ignoreChecksums = ignoreChecksums;
        this.handler = handler;
        this.drops = drops;
        this.fragments = new FragmentReassembler(drops, clock);
    }

    /// Decodes what should be an IP packet: `length` captured bytes from `offset`.
    void decode(DecodedPacket packet, int offset, int length) {
        if (length < Ipv4Header.MIN_LENGTH) {
            drop(packet, DropReason.TRUNCATED_IP);
            return;
        }
        switch (packet.bytes[offset] >> 4 & 0xf) {
            case 4 -> ipv4(packet, offset, length, ignoreChecksums);
            case 6 -> ipv6(packet, offset, length);
            default -> drop(packet, DropReason.UNKNOWN_IP_VERSION);
        }
    }

    private void ipv4(DecodedPacket packet, int offset, int length, boolean verified) {
        ipv4.wrap(packet.bytes, offset, length);
        int headerOffset = offset - packet.start;
        int field = ipv4.totalLength();
        if (field == 0 && !ignoreChecksums) {
            drop(packet, DropReason.ZERO_TOTAL_LENGTH);
            return;
        }
        int total = field == 0 ? packet.capturedLength - headerOffset : field;
        int header = ipv4.headerLength();
        if (!lengthsAgree(packet, headerOffset, total, header, length)) {
            return;
        }
        if (!verified && !InternetChecksum.isGood(InternetChecksum.sum(packet.bytes, offset, header))) {
            drop(packet, DropReason.BAD_IP_CHECKSUM);
            return;
        }
        packet.ipv4 = true;
        packet.sourceHigh = 0;
        packet.sourceLow = IpAddress.mappedLow(ipv4.sourceAddress());
        packet.destinationHigh = 0;
        packet.destinationLow = IpAddress.mappedLow(ipv4.destinationAddress());
        packet.totalLength = field;
        packet.protocol = ipv4.protocol();
        if (ipv4.isFragment() && !standsAlone(length, total, ipv4.fragmentOffset())) {
            if (length < total) {
                drop(packet, DropReason.FRAGMENT);
            } else {
                reassemble(
                        packet,
                        offset,
                        new FragmentReassembler.Fragment(
                                ipv4.identification(),
                                offset,
                                header,
                                Ipv4Header.PROTOCOL_OFFSET,
                                ipv4.protocol(),
                                offset + header,
                                total - header,
                                ipv4.fragmentOffset(),
                                ipv4.hasMoreFragments()));
            }
            return;
        }
        payload(packet, offset, length, header, total, field == 0 ? 0 : total - header);
    }

    private void ipv6(DecodedPacket packet, int offset, int length) {
        if (!ipv6.wrap(packet.bytes, offset, length)) {
            drop(packet, DropReason.TRUNCATED_IP);
            return;
        }
        byte[] bytes = packet.bytes;
        int headerOffset = offset - packet.start;
        int total = ipv6.payloadLength() + Ipv6Header.LENGTH;
        chain.walk(bytes, offset + Ipv6Header.LENGTH, length - Ipv6Header.LENGTH, ipv6.nextHeader(),
                offset + Ipv6Header.NEXT_HEADER_OFFSET);
        int header = Ipv6Header.LENGTH + chain.length();
        if (!lengthsAgree(packet, headerOffset, total, header, length)) {
            return;
        }
        packet.ipv4 = false;
        packet.totalLength = total;
        packet.protocol = chain.nextHeader();
        int home = chain.homeAddressOffset();
        packet.sourceHigh = home < 0 ? ipv6.sourceHigh() : Layouts.longBe(bytes, home);
        packet.sourceLow = home < 0 ? ipv6.sourceLow() : Layouts.longBe(bytes, home + 8);
        int last = chain.finalDestinationOffset();
        packet.destinationHigh = last < 0 ? ipv6.destinationHigh() : Layouts.longBe(bytes, last);
        packet.destinationLow = last < 0 ? ipv6.destinationLow() : Layouts.longBe(bytes, last + 8);
        switch (chain.lastHeader()) {
            case Ipv6Chain.FRAGMENT -> {
                if (!isIpv6FragmentAPacket(packet, offset, length, header, total)) {
                    return;
                }
            }
            case Ipv6Chain.ESP -> {
                drop(packet, DropReason.ENCRYPTED_PAYLOAD);
                return;
            }
            case Ipv6Chain.MOBILITY -> {
                drop(packet, DropReason.MOBILITY);
                return;
            }
            default -> {
            }
        }
        payload(packet, offset, length, header, total, total - header);
    }

    /// Compares the wire length, not the captured one, with what the header says: a snapped packet passes.
    private boolean lengthsAgree(DecodedPacket packet, int headerOffset, int total, int header, int length) {
        if (packet.wireLength < total + headerOffset) {
            drop(packet, DropReason.WIRE_SHORTER_THAN_IP);
            return false;
        }
        if (header > total || header > length || header < Ipv4Header.MIN_LENGTH) {
            drop(packet, DropReason.BAD_IP_HEADER_LENGTH);
            return false;
        }
        return true;
    }

    /// Whether a fragment is taken for a packet of its own: the first of several, not captured whole.
    private static boolean standsAlone(int length, int total, int fragmentOffset) {
        return length < total && fragmentOffset == 0;
    }

    /// Whether a fragment goes on as if it were a packet; if not, it was taken for reassembly or dropped.
    private boolean isIpv6FragmentAPacket(DecodedPacket packet, int offset, int length, int header, int total) {
        int fragment = chain.lastHeaderOffset();
        int field = Layouts.unsignedShortBe(packet.bytes, fragment + 2);
        int position = field & 0xfff8;
        if (standsAlone(length, total, position)) {
            return true;
        }
        if (length < total) {
            drop(packet, DropReason.FRAGMENT);
            return false;
        }
        reassemble(
                packet,
                offset,
                new FragmentReassembler.Fragment(
                        Layouts.intBe(packet.bytes, fragment + 4),
                        offset,
                        fragment - offset,
                        chain.lastHeaderTypeOffset() - offset,
                        chain.nextHeader(),
                        offset + header,
                        total - header,
                        position,
                        (field & 1) != 0));
        return false;
    }

    /// Takes a fragment and, if it completes a packet, goes on with that as if it had been captured whole.
    private void reassemble(DecodedPacket packet, int offset, FragmentReassembler.Fragment fragment) {
        byte[] whole = fragments.add(packet, fragment);
        if (whole == null) {
            return;
        }
        int length = whole.length;
        int before = offset - packet.start;
        packet.bytes = whole;
        packet.start = -before;
        packet.capturedLength = before + length;
        packet.wireLength = before + length;
        if (packet.ipv4) {
            ipv4(packet, 0, length, true);
        } else {
            ipv6(packet, 0, length);
        }
    }

    private void payload(DecodedPacket packet, int offset, int length, int header, int total, int payloadLength) {
        int captured = length - header;
        if (total != header) {
            captured = Math.min(captured, total - header);
        }
        packet.payloadOffset = offset + header;
        packet.payloadLength = payloadLength;
        packet.payloadCaptured = captured;
        if (packet.protocol == Ipv6Chain.NO_NEXT_HEADER) {
            drop(packet, DropReason.NO_NEXT_HEADER);
        } else if (packet.protocol == IGMP) {
            drop(packet, DropReason.IGMP);
        } else {
            handler.packet(packet);
        }
    }

    private void drop(DecodedPacket packet, DropReason reason) {
        drops.add(reason, packet.frameNumber);
    }
}
