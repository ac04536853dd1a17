package shad.model.wire;

import java.lang.foreign.MemorySegment;
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

    private static final int PAYLOAD_LENGTH_OFFSET = 4;
    public static final int NEXT_HEADER_OFFSET = 6;
    private static final int SOURCE_OFFSET = 8;
    private static final int DESTINATION_OFFSET = 24;

    private MemorySegment segment = MemorySegment.NULL;
    private long offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the header.
    public boolean wrap(MemorySegment segment, long offset, int available) {
        this.segment = segment;
        this.offset = offset;
        return available >= LENGTH;
    }

    public int payloadLength() {
        return segment.get(Layouts.SHORT_BE, offset + PAYLOAD_LENGTH_OFFSET) & 0xffff;
    }

    public int nextHeader() {
        return segment.get(Layouts.BYTE, offset + NEXT_HEADER_OFFSET) & 0xff;
    }

    public long sourceHigh() {
        return segment.get(Layouts.LONG_BE, offset + SOURCE_OFFSET);
    }

    public long sourceLow() {
        return segment.get(Layouts.LONG_BE, offset + SOURCE_OFFSET + 8);
    }

    public long destinationHigh() {
        return segment.get(Layouts.LONG_BE, offset + DESTINATION_OFFSET);
    }

    public long destinationLow() {
        return segment.get(Layouts.LONG_BE, offset + DESTINATION_OFFSET + 8);
    }
}
