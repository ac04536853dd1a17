package shad.model.testing;

import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.setU16;
import static shad.model.testing.Bytes.u16;
import static shad.model.testing.Bytes.u32;

/// An ICMP or ICMPv6 message for tests (RFC 792, RFC 4443 section 2.1).
public final class Icmp extends Transport<Icmp> {
    private final int protocol;
    private final int type;
    private final int code;
    private long restOfHeader;

    Icmp(Ip ip, int protocol, int type, int code) {
        super(ip);
        this.protocol = protocol;
        this.type = type;
        this.code = code;
    }

    @Override
    Icmp self() {
        return this;
    }

    /// Identifier and sequence number of an echo.
    public Icmp echo(int identifier, int sequenceNumber) {
        return restOfHeader((long) identifier << 16 | sequenceNumber);
    }

    /// The four bytes between checksum and payload.
    public Icmp restOfHeader(long value) {
        restOfHeader = value;
        return this;
    }

    @Override
    public Packet build() {
        byte[] message = concat(new byte[] {(byte) type, (byte) code}, u16(0), u32(restOfHeader), payload());
        byte[] covered = protocol == Ip.ICMPV6 ? ip().pseudoHeader(protocol, message.length) : new byte[0];
        setU16(message, 2, checksumField(Bytes.checksum(covered, message)));
        return ip().carry(protocol, message);
    }
}
