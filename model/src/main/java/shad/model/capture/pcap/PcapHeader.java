package shad.model.capture.pcap;

import shad.model.buffer.Layouts;

/// File header of a classic pcap file (draft-ietf-opsawg-pcap section 4).
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +---------------------------------------------------------------+
/// |                             Magic                             |
/// +-------------------------------+-------------------------------+
/// |         Major version         |         Minor version         |
/// +-------------------------------+-------------------------------+
/// |                           Reserved                            |
/// +---------------------------------------------------------------+
/// |                           Reserved                            |
/// +---------------------------------------------------------------+
/// |                            SnapLen                            |
/// +-------+-----------------------+-------------------------------+
/// |  FCS  |        Reserved       |           Link type           |
/// +-------+-----------------------+-------------------------------+
/// ```
///
/// Fields are in the byte order of the machine that wrote the file, which the magic shows. The magic also tells
/// whether times are in micro- or nanoseconds.
///
/// @param bigEndian byte order of the whole file
/// @param fractionNanos nanoseconds in one unit of a record's fraction of a second
/// @param recordHeaderLength bytes before the frame in each record
/// @param lengthsSwapped whether records give the original length before the captured one
/// @param snaplen bytes of a frame that the capture was to keep
/// @param linkType LINKTYPE_ value of all frames
record PcapHeader(boolean bigEndian, int fractionNanos, int recordHeaderLength, boolean lengthsSwapped, int snaplen,
        int linkType) {
    static final int LENGTH = 24;

    private static final int MICROS_MAGIC = 0xa1b2_c3d4;
    private static final int NANOS_MAGIC = 0xa1b2_3c4d;
    /// Files of a patched libpcap of the 1990s: 8 more bytes in each record header.
    private static final int PATCHED_MAGIC = 0xa1b2_cd34;

    private static final int VERSION_OFFSET = 4;
    private static final int SNAPLEN_OFFSET = 16;
    private static final int LINK_TYPE_OFFSET = 20;

    /// Tells whether a file whose first four bytes are `word`, read as big-endian, is in this format.
    static boolean isMagic(int word) {
        return isBigEndianMagic(word) || isBigEndianMagic(Integer.reverseBytes(word));
    }

    private static boolean isBigEndianMagic(int word) {
        return word == MICROS_MAGIC || word == NANOS_MAGIC || word == PATCHED_MAGIC;
    }

    /// Reads the header at `offset`, where [#LENGTH] bytes must be and the magic must be right.
    static PcapHeader read(byte[] bytes, int offset) {
        int magic = Layouts.intBe(bytes, offset);
        boolean bigEndian = isBigEndianMagic(magic);
        if (!bigEndian) {
            magic = Integer.reverseBytes(magic);
        }
        int major = Layouts.unsignedShort(bytes, offset + VERSION_OFFSET, bigEndian);
        int minor = Layouts.unsignedShort(bytes, offset + VERSION_OFFSET + 2, bigEndian);
        return new PcapHeader(
                bigEndian,
                magic == NANOS_MAGIC ? 1 : 1000,
                magic == PATCHED_MAGIC ? 24 : 16,
                major == 2 && minor < 3,
                Layouts.int32(bytes, offset + SNAPLEN_OFFSET, bigEndian),
                // The upper half has the length of the frame check sequence, which nobody fills in reliably.
                Layouts.int32(bytes, offset + LINK_TYPE_OFFSET, bigEndian) & 0xffff);
    }
}
