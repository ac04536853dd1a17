package shad.model.testing;

import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.hex;
import static shad.model.testing.Bytes.u16;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The link layer of a packet for tests.
public final class Link {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;

    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88a8;

    private final Kind kind;
    private final List<byte[]> tags = new ArrayList<>();
    private byte[] source = hex("02 00 00 00 00 01");
    private byte[] destination = hex("02 00 00 00 00 02");
    private byte[] trailer = new byte[0];

    Link(Kind kind) {
        this.kind = kind;
    }

    /// MAC addresses, as twelve hexadecimal digits; only Ethernet has both.
    public Link macs(String sourceDigits, String destinationDigits) {
        source = hex(sourceDigits);
        destination = hex(destinationDigits);
        return this;
    }

    /// Adds an IEEE 802.1Q tag inside those before.
    public Link vlan(int id) {
        return tag(VLAN, id);
    }

    /// Adds an IEEE 802.1ad service tag, and a customer tag inside it.
    public Link qinq(int outerId, int innerId) {
        return tag(SERVICE_VLAN, outerId).vlan(innerId);
    }

    /// Adds a VLAN tag of any EtherType, with all 16 bits of its control information.
    public Link tag(int etherType, int control) {
        tags.add(concat(u16(etherType), u16(control)));
        return this;
    }

    /// Adds bytes after the network layer's packet.
    public Link trailer(byte... bytes) {
        trailer = bytes;
        return this;
    }

    /// IPv4 from `source` to `destination`.
    public Ipv4 ipv4(String sourceAddress, String destinationAddress) {
        return new Ipv4(this, sourceAddress, destinationAddress);
    }

    /// IPv6 from `source` to `destination`.
    public Ipv6 ipv6(String sourceAddress, String destinationAddress) {
        return new Ipv6(this, sourceAddress, destinationAddress);
    }

    /// Anything else: an EtherType and the bytes after it.
    public Packet payload(int etherType, byte... bytes) {
        return carry(etherType, bytes);
    }

    Packet carry(int etherType, byte[] body) {
        byte[] bytes = concat(header(etherType), body, trailer);
        return new Packet(kind.linkType, bytes, bytes.length);
    }

    private byte[] header(int etherType) {
        return switch (kind) {
            case ETHERNET -> concat(destination, source, concat(tags.toArray(byte[][]::new)), u16(etherType));
            case RAW -> new byte[0];
            case NULL -> etherType == IPV6 ? hex("1e 00 00 00") : hex("02 00 00 00");
            case LINUX_SLL -> concat(hex("0000 0001 0006"), Arrays.copyOf(source, 8), u16(etherType));
            case LINUX_SLL2 ->
                concat(u16(etherType), hex("0000 00000001 0001 00 06"), Arrays.copyOf(source, 8));
        };
    }

    enum Kind {
        NULL(0),
        ETHERNET(1),
        RAW(101),
        LINUX_SLL(113),
        LINUX_SLL2(276);

        private final int linkType;

        Kind(int linkType) {
            this.linkType = linkType;
        }
    }
}
