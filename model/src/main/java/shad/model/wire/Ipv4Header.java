package shad.model.wire;

import java.lang.foreign.MemorySegment;
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

    private static final int TOTAL_LENGTH_OFFSET = 2;
    private static final int IDENTIFICATION_OFFSET = 4;
    private static final int FRAGMENT_OFFSET = 6;
    public static final int PROTOCOL_OFFSET = 9;
    private static final int SOURCE_OFFSET = 12;
    private static final int DESTINATION_OFFSET = 16;
    private static final int MORE_FRAGMENTS = 0x2000;

    private MemorySegment segment = MemorySegment.NULL;
    private long offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the fixed part. The header length is
    /// not checked here, since Zeek compares it with other lengths first.
    public boolean wrap(MemorySegment segment, long offset, int available) {
        this.segment = segment;
        this.offset = offset;
        return available >= MIN_LENGTH;
    }

    /// Header length in bytes: IHL times 4.
    public int headerLength() {
        return (segment.get(Layouts.BYTE, offset) & 0xf) * 4;
    }

    public int totalLength() {
        return segment.get(Layouts.SHORT_BE, offset + TOTAL_LENGTH_OFFSET) & 0xffff;
    }

    public int identification() {
        return segment.get(Layouts.SHORT_BE, offset + IDENTIFICATION_OFFSET) & 0xffff;
    }

    public boolean hasMoreFragments() {
        return (segment.get(Layouts.SHORT_BE, offset + FRAGMENT_OFFSET) & MORE_FRAGMENTS) != 0;
    }

    /// Fragment offset in bytes.
    public int fragmentOffset() {
        return (segment.get(Layouts.SHORT_BE, offset + FRAGMENT_OFFSET) & 0x1fff) * 8;
    }

    /// Whether this is a part of a packet only.
    public boolean isFragment() {
        return (segment.get(Layouts.SHORT_BE, offset + FRAGMENT_OFFSET) & 0x3fff) != 0;
    }

    public int protocol() {
        return segment.get(Layouts.BYTE, offset + PROTOCOL_OFFSET) & 0xff;
    }

    public int sourceAddress() {
        return segment.get(Layouts.INT_BE, offset + SOURCE_OFFSET);
    }

    public int destinationAddress() {
        return segment.get(Layouts.INT_BE, offset + DESTINATION_OFFSET);
    }
}
