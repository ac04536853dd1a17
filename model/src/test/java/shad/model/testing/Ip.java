package shad.model.testing;

import java.net.InetAddress;

/// What IPv4 and IPv6 have in common: they carry transports, whose checksums cover their addresses.
public abstract sealed class Ip permits Ipv4, Ipv6 {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;

    private final Link link;
    private final byte[] source;
    private final byte[] destination;

    Ip(Link link, String source, String destination) {
        this.link = link;
        this.source = InetAddress.ofLiteral(source).getAddress();
        this.destination = InetAddress.ofLiteral(destination).getAddress();
    }

    /// A TCP segment.
    public Tcp tcp(int sourcePort, int destinationPort) {
        return new Tcp(this, sourcePort, destinationPort);
    }

    /// A UDP datagram.
    public Udp udp(int sourcePort, int destinationPort) {
        return new Udp(this, sourcePort, destinationPort);
    }

    /// An ICMP message, over IPv6 too if a test wants that.
    public Icmp icmp(int type, int code) {
        return new Icmp(this, ICMP, type, code);
    }

    /// An ICMPv6 message.
    public Icmp icmpv6(int type, int code) {
        return new Icmp(this, ICMPV6, type, code);
    }

    /// Any protocol number, and the bytes after the IP header. Fragments are made with this.
    public Packet payload(int protocol, byte... bytes) {
        return carry(protocol, bytes);
    }

    /// The IP header, without the link layer, around `body`.
    abstract byte[] around(int protocol, byte[] body);

    abstract int etherType();

    Packet carry(int protocol, byte[] body) {
        return link.carry(etherType(), around(protocol, body));
    }

    byte[] source() {
        return source;
    }

    byte[] destination() {
        return destination;
    }

    /// What the checksums of TCP, UDP and ICMPv6 cover besides their own bytes (RFC 9293 section 3.1, RFC 8200
    /// section 8.1; both forms give the same sum).
    byte[] pseudoHeader(int protocol, int length) {
        return Bytes.concat(source, destination, Bytes.u32(length), Bytes.u32(protocol));
    }
}
