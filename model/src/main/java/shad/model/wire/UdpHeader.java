package shad.model.wire;

import shad.model.buffer.Layouts;

/// UDP header, read in place (RFC 768). Not thread-safe; valid until the next [#wrap].
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |          Source Port          |       Destination Port        |
/// |            Length             |           Checksum            |
/// ```
public final class UdpHeader {
    public static final int LENGTH = 8;

    private static final int DESTINATION_PORT_OFFSET = 2;
    private static final int LENGTH_OFFSET = 4;
    private static final int CHECKSUM_OFFSET = 6;

    private byte[] bytes = Layouts.NO_BYTES;
    private int offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the header.
    public boolean wrap(byte[] bytes, int offset, int available) {
        this.bytes = bytes;
        this.offset = offset;
        return available >= LENGTH;
    }

    public int sourcePort() {
        return Layouts.unsignedShortBe(bytes, offset);
    }

    public int destinationPort() {
        return Layouts.unsignedShortBe(bytes, offset + DESTINATION_PORT_OFFSET);
    }

    /// Length of header and payload in bytes, as the field says.
    public int length() {
        return Layouts.unsignedShortBe(bytes, offset + LENGTH_OFFSET);
    }

    public int checksum() {
        return Layouts.unsignedShortBe(bytes, offset + CHECKSUM_OFFSET);
    }
}
