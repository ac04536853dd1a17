package shad.model.testing;

import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.setU16;
import static shad.model.testing.Bytes.u16;

/// An IPv4 header for tests (RFC 791 section 3.1).
public final class Ipv4 extends Ip {
    private static final int NOT_SET = -1;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int DONT_FRAGMENT = 0x4000;

    private byte[] options = new byte[0];
    private int identification;
    private int flagsAndOffset;
    private int timeToLive = 64;
    private int totalLength = NOT_SET;
    private int headerWords = NOT_SET;
    private boolean badChecksum;

    Ipv4(Link link, String source, String destination) {
        super(link, source, destination);
    }

    /// IP options; their length must be a multiple of 4.
    public Ipv4 options(byte... bytes) {
        options = bytes;
        return this;
    }

    public Ipv4 identification(int value) {
        identification = value;
        return this;
    }

    public Ipv4 timeToLive(int value) {
        timeToLive = value;
        return this;
    }

    public Ipv4 dontFragment() {
        flagsAndOffset |= DONT_FRAGMENT;
        return this;
    }

    /// A fragment whose payload stands at `offset` bytes of the datagram, a multiple of 8.
    public Ipv4 fragment(int identificationValue, int offset, boolean more) {
        identification = identificationValue;
        flagsAndOffset = offset / 8 | (more ? MORE_FRAGMENTS : 0);
        return this;
    }

    /// A Total Length field that need not be right.
    public Ipv4 totalLength(int value) {
        totalLength = value;
        return this;
    }

    /// An IHL field that need not be right.
    public Ipv4 headerWords(int value) {
        headerWords = value;
        return this;
    }

    public Ipv4 badChecksum() {
        badChecksum = true;
        return this;
    }

    @Override
    byte[] around(int protocol, byte[] body) {
        int headerLength = 20 + options.length;
        int words = headerWords == NOT_SET ? headerLength / 4 : headerWords;
        byte[] header = concat(
                new byte[] {(byte) (0x40 | words), 0},
                u16(totalLength == NOT_SET ? headerLength + body.length : totalLength),
                u16(identification),
                u16(flagsAndOffset),
                new byte[] {(byte) timeToLive, (byte) protocol},
                u16(0),
                source(),
                destination(),
                options);
        setU16(header, 10, Bytes.checksum(header) ^ (badChecksum ? 0x5555 : 0));
        return concat(header, body);
    }

    @Override
    int etherType() {
        return Link.IPV4;
    }
}
