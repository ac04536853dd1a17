package shad.model.wire;

import shad.model.buffer.Layouts;

/// IPv4 header, read in place (RFC 791 section 3.1). Not thread-safe; valid until the next [#wrap].
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |Version|  IHL  |Type of Service|          Total Length         |
/// |         Identification        |Flags|      Fragment Offset    |
/// |  Time to Live |    Protocol   |         Header Checksum       |
/// |                       Source Address                          |
/// |                    Destination Address                        |
/// ```
public final class Ipv4Header {
    public static final int MIN_LENGTH = 20;

    public static final int TOTAL_LENGTH_OFFSET = 2;
    private static final int IDENTIFICATION_OFFSET = 4;
    public static final int FRAGMENT_OFFSET = 6;
    public static final int PROTOCOL_OFFSET = 9;
    private static final int SOURCE_OFFSET = 12;
    private static final int DESTINATION_OFFSET = 16;
    private static final int MORE_FRAGMENTS = 0x2000;

    private byte[] bytes = Layouts.NO_BYTES;
    private int offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the fixed part. The header length is
    /// not checked here, since Zeek compares it with other lengths first.
    public boolean wrap(byte[] bytes, int offset, int available) {
        this.bytes = bytes;
        this.offset = offset;
        return available >= MIN_LENGTH;
    }

    /// Header length in bytes: IHL times 4.
    public int headerLength() {
        return (bytes[offset] & 0xf) * 4;
    }

    public int totalLength() {
        return Layouts.unsignedShortBe(bytes, offset + TOTAL_LENGTH_OFFSET);
    }

    public int identification() {
        return Layouts.unsignedShortBe(bytes, offset + IDENTIFICATION_OFFSET);
    }

    public boolean hasMoreFragments() {
        return (Layouts.unsignedShortBe(bytes, offset + FRAGMENT_OFFSET) & MORE_FRAGMENTS) != 0;
    }

    /// Fragment offset in bytes.
    public int fragmentOffset() {
        return (Layouts.unsignedShortBe(bytes, offset + FRAGMENT_OFFSET) & 0x1fff) * 8;
    }

    /// Whether this is a part of a packet only.
    public boolean isFragment() {
        return (Layouts.unsignedShortBe(bytes, offset + FRAGMENT_OFFSET) & 0x3fff) != 0;
    }

    public int protocol() {
        return bytes[offset + PROTOCOL_OFFSET] & 0xff;
    }

    public int sourceAddress() {
        return Layouts.intBe(bytes, offset + SOURCE_OFFSET);
    }

    public int destinationAddress() {
        return Layouts.intBe(bytes, offset + DESTINATION_OFFSET);
    }
}
