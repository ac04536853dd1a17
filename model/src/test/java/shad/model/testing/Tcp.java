package shad.model.testing;

import static shad.model.testing.Bytes.concat;
import static shad.model.testing.Bytes.setU16;
import static shad.model.testing.Bytes.u16;
import static shad.model.testing.Bytes.u32;

/// A TCP segment for tests (RFC 9293 section 3.1).
public final class Tcp extends Transport<Tcp> {
    /// Letters of the flags, from the lowest bit: FIN, SYN, RST, PSH, ACK, URG, ECE, CWR.
    private static final String FLAG_LETTERS = "FSRPAUEC";
    private static final int NOT_SET = -1;

    private final int sourcePort;
    private final int destinationPort;
    private long sequenceNumber;
    private long acknowledgmentNumber;
    private int flags;
    private int window = 65535;
    private int urgentPointer;
    private int dataOffset = NOT_SET;
    private byte[] options = new byte[0];

    Tcp(Ip ip, int sourcePort, int destinationPort) {
        super(ip);
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    @Override
    Tcp self() {
        return this;
    }

    /// Flags by letter, in any order: F, S, R, P, A, U, E, C (CWR).
    public Tcp flags(String letters) {
        flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            int bit = FLAG_LETTERS.indexOf(letters.charAt(i));
            if (bit < 0) {
                throw new IllegalArgumentException("no TCP flag " + letters.charAt(i));
            }
            flags |= 1 << bit;
        }
        return this;
    }

    /// Flags as the low bits of their header field.
    public Tcp flags(int bits) {
        flags = bits;
        return this;
    }

    public Tcp seq(long value) {
        sequenceNumber = value;
        return this;
    }

    public Tcp ack(long value) {
        acknowledgmentNumber = value;
        return this;
    }

    /// The Window field as it is on the wire, not scaled.
    public Tcp window(int value) {
        window = value;
        return this;
    }

    public Tcp urgentPointer(int value) {
        urgentPointer = value;
        return this;
    }

    /// TCP options; their length must be a multiple of 4.
    public Tcp options(byte... bytes) {
        options = bytes;
        return this;
    }

    /// A window scale option (RFC 7323 section 2), and the padding after it.
    public Tcp windowScale(int shift) {
        return options((byte) 3, (byte) 3, (byte) shift, (byte) 0);
    }

    /// A Data Offset field, in 32-bit words, that need not be right.
    public Tcp dataOffset(int words) {
        dataOffset = words;
        return this;
    }

    @Override
    public Packet build() {
        int words = dataOffset == NOT_SET ? (20 + options.length) / 4 : dataOffset;
        byte[] segment = concat(
                u16(sourcePort),
                u16(destinationPort),
                u32(sequenceNumber),
                u32(acknowledgmentNumber),
                u16(words << 12 | flags),
                u16(window),
                u16(0),
                u16(urgentPointer),
                options,
                payload());
        setU16(segment, 16, checksumField(Bytes.checksum(ip().pseudoHeader(Ip.TCP, segment.length), segment)));
        return ip().carry(Ip.TCP, segment);
    }
}
