package shad.model.wire;

import java.lang.foreign.MemorySegment;
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

    private MemorySegment segment = MemorySegment.NULL;
    private long offset;

    /// Places the flyweight; returns false when `available` bytes can't hold the header.
    public boolean wrap(MemorySegment segment, long offset, int available) {
        this.segment = segment;
        this.offset = offset;
        return available >= LENGTH;
    }

    public int sourcePort() {
        return segment.get(Layouts.SHORT_BE, offset) & 0xffff;
    }

    public int destinationPort() {
        return segment.get(Layouts.SHORT_BE, offset + DESTINATION_PORT_OFFSET) & 0xffff;
    }

    /// Length of header and payload in bytes, as the field says.
    public int length() {
        return segment.get(Layouts.SHORT_BE, offset + LENGTH_OFFSET) & 0xffff;
    }

    public int checksum() {
        return segment.get(Layouts.SHORT_BE, offset + CHECKSUM_OFFSET) & 0xffff;
    }
}
