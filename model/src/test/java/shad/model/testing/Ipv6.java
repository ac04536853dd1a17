package shad.model.testing;

import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.u16;
import static shad.model.testing.Bytes.u32;

import java.util.ArrayList;
import java.util.List;

/// An IPv6 header and its extension headers for tests (RFC 8200 sections 3 and 4).
public final class Ipv6 extends Ip {
    private static final int NOT_SET = -1;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION_OPTIONS = 60;

    private final List<Extension> extensions = new ArrayList<>();
    private int hopLimit = 64;
    private int payloadLength = NOT_SET;

    Ipv6(Link link, String source, String destination) {
        super(link, source, destination);
    }

    public Ipv6 hopLimit(int value) {
        hopLimit = value;
        return this;
    }

    /// A Payload Length field that need not be right.
    public Ipv6 payloadLength(int value) {
        payloadLength = value;
        return this;
    }

    /// Adds a hop-by-hop options header that holds padding.
    public Ipv6 hopByHop() {
        return extension(HOP_BY_HOP, Bytes.hex("00 01 04 00000000"));
    }

    /// Adds a destination options header that holds padding.
    public Ipv6 destinationOptions() {
        return extension(DESTINATION_OPTIONS, Bytes.hex("00 01 04 00000000"));
    }

    /// Adds a routing header; `bytes` start with its length field and lack its next header field.
    public Ipv6 routing(byte... bytes) {
        return extension(ROUTING, bytes);
    }

    /// Adds a fragment header; the payload stands at `offset` bytes of the datagram, a multiple of 8.
    public Ipv6 fragment(long identification, int offset, boolean more) {
        return extension(FRAGMENT, concat(new byte[1], u16(offset | (more ? 1 : 0)), u32(identification)));
    }

    /// Adds any extension header: its number and its bytes, all but the first, which is the next header field.
    public Ipv6 extension(int number, byte... bytesAfterNextHeader) {
        extensions.add(new Extension(number, bytesAfterNextHeader));
        return this;
    }

    @Override
    byte[] around(int protocol, byte[] body) {
        byte[] payload = body;
        int nextHeader = protocol;
        for (Extension extension : extensions.reversed()) {
            payload = concat(new byte[] {(byte) nextHeader}, extension.bytesAfterNextHeader, payload);
            nextHeader = extension.number;
        }
        return concat(
                u32(0x6000_0000),
                u16(payloadLength == NOT_SET ? payload.length : payloadLength),
                new byte[] {(byte) nextHeader, (byte) hopLimit},
                source(),
                destination(),
                payload);
    }

    @Override
    int etherType() {
        return Link.IPV6;
    }

    private static final class Extension {
        final int number;
        final byte[] bytesAfterNextHeader;

        Extension(int number, byte[] bytesAfterNextHeader) {
            this.number = number;
            this.bytesAfterNextHeader = bytesAfterNextHeader;
        }
    }
}
