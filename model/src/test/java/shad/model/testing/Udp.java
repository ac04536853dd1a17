package shad.model.testing;

import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.setU16;
import static shad.model.testing.Bytes.u16;

/// A UDP datagram for tests (RFC 768).
public final class Udp extends Transport<Udp> {
    private static final int NOT_SET = -1;

    private final int sourcePort;
    private final int destinationPort;
    private int length = NOT_SET;
    private boolean noChecksum;

    Udp(Ip ip, int sourcePort, int destinationPort) {
        super(ip);
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    @Override
    Udp self() {
        return this;
    }

    /// A Length field that need not be right.
    public Udp length(int value) {
        length = value;
        return this;
    }

    /// Leaves the checksum 0: not computed by the sender.
    public Udp noChecksum() {
        noChecksum = true;
        return this;
    }

    @Override
    public Packet build() {
        int wholeLength = 8 + payload().length;
        byte[] datagram = concat(
                u16(sourcePort),
                u16(destinationPort),
                u16(length == NOT_SET ? wholeLength : length),
                u16(0),
                payload());
        if (!noChecksum) {
            int sum = Bytes.checksum(ip().pseudoHeader(Ip.UDP, wholeLength), datagram);
            // 0 would mean that there is none.
            setU16(datagram, 6, checksumField(sum == 0 ? 0xffff : sum));
        }
        return ip().carry(Ip.UDP, datagram);
    }
}
