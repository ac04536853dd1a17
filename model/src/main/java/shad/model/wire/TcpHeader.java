package shad.model.wire;

import shad.model.buffer.Layouts;

/// TCP header, read in place (RFC 9293 section 3.1). Not thread-safe; valid until the next [#wrap].
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |          Source Port          |       Destination Port        |
/// |                        Sequence Number                        |
/// |                    Acknowledgment Number                      |
/// | Offset|Reserv.|C|E|U|A|P|R|S|F|            Window             |
/// |           Checksum            |         Urgent Pointer        |
/// ```
public final class TcpHeader {
    public static final int MIN_LENGTH = 20;

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int ACK = 0x10;

    private static final int DESTINATION_PORT_OFFSET = 2;
    private static final int SEQUENCE_NUMBER_OFFSET = 4;
    private static final int ACKNOWLEDGMENT_NUMBER_OFFSET = 8;
    private static final int DATA_OFFSET_OFFSET = 12;
    private static final int FLAGS_OFFSET = 13;
    private static final int WINDOW_OFFSET = 14;

    private byte[] bytes = Layouts.NO_BYTES;
    private int offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the fixed part. Whether the options fit
    /// is the caller's question: Zeek makes a connection of a header that fails it.
    public boolean wrap(byte[] bytes, int offset, int available) {
        this.bytes = bytes;
        this.offset = offset;
        return available >= MIN_LENGTH;
    }

    public int sourcePort() {
        return Layouts.unsignedShortBe(bytes, offset);
    }

    public int destinationPort() {
        return Layouts.unsignedShortBe(bytes, offset + DESTINATION_PORT_OFFSET);
    }

    public int sequenceNumber() {
        return Layouts.intBe(bytes, offset + SEQUENCE_NUMBER_OFFSET);
    }

    public int acknowledgmentNumber() {
        return Layouts.intBe(bytes, offset + ACKNOWLEDGMENT_NUMBER_OFFSET);
    }

    /// Header length in bytes: Data Offset times 4.
    public int headerLength() {
        return (bytes[offset + DATA_OFFSET_OFFSET] >> 4 & 0xf) * 4;
    }

    /// The eight control bits, to be compared with [#SYN] and its like.
    public int flags() {
        return bytes[offset + FLAGS_OFFSET] & 0xff;
    }

    /// The window field, not scaled.
    public int rawWindow() {
        return Layouts.unsignedShortBe(bytes, offset + WINDOW_OFFSET);
    }
}
