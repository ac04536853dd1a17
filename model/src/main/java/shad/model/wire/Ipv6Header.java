package shad.model.wire;

import shad.model.buffer.Layouts;

/// IPv6 header, read in place (RFC 8200 section 3). Not thread-safe; valid until the next [#wrap].
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |Version| Traffic Class |           Flow Label                  |
/// |         Payload Length        |  Next Header  |   Hop Limit   |
/// |                 Source Address (16 bytes)                     |
/// |               Destination Address (16 bytes)                  |
/// ```
public final class Ipv6Header {
    public static final int LENGTH = 40;

    public static final int PAYLOAD_LENGTH_OFFSET = 4;
    public static final int NEXT_HEADER_OFFSET = 6;
    private static final int SOURCE_OFFSET = 8;
    private static final int DESTINATION_OFFSET = 24;

    private byte[] bytes = Layouts.NO_BYTES;
    private int offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the header.
    public boolean wrap(byte[] bytes, int offset, int available) {
        this.bytes = bytes;
        this.offset = offset;
        return available >= LENGTH;
    }

    public int payloadLength() {
        return Layouts.unsignedShortBe(bytes, offset + PAYLOAD_LENGTH_OFFSET);
    }

    public int nextHeader() {
        return bytes[offset + NEXT_HEADER_OFFSET] & 0xff;
    }

    public long sourceHigh() {
        return Layouts.longBe(bytes, offset + SOURCE_OFFSET);
    }

    public long sourceLow() {
        return Layouts.longBe(bytes, offset + SOURCE_OFFSET + 8);
    }

    public long destinationHigh() {
        return Layouts.longBe(bytes, offset + DESTINATION_OFFSET);
    }

    public long destinationLow() {
        return Layouts.longBe(bytes, offset + DESTINATION_OFFSET + 8);
    }
}
