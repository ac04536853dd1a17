package shad.model.buffer;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The Internet checksum (RFC 1071). Sums are kept in the machine's own byte order, which the arithmetic allows, and
/// may be added up before they are folded.
public final class InternetChecksum {
    private InternetChecksum() {}

    /// The unfolded sum of `length` bytes; an odd last byte counts as if a zero followed.
    public static long sum(MemorySegment segment, long offset, int length) {
        long sum = 0;
        long at = offset;
        long end = offset + length;
        for (; at + 8 <= end; at += 8) {
            long word = segment.get(JAVA_LONG_UNALIGNED, at);
            sum += (word & 0xffff_ffffL) + (word >>> 32);
        }
        if (at + 4 <= end) {
            sum += segment.get(JAVA_INT_UNALIGNED, at) & 0xffff_ffffL;
            at += 4;
        }
        if (at + 2 <= end) {
            sum += segment.get(JAVA_SHORT_UNALIGNED, at) & 0xffffL;
            at += 2;
        }
        if (at < end) {
            int last = segment.get(Layouts.BYTE, at) & 0xff;
            sum += ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? last : last << 8;
        }
        return sum;
    }

    /// The sum of the pseudo-header of IPv4 (RFC 9293 section 3.1) or IPv6 (RFC 8200 section 8.1). Addresses are
    /// words in network order; of IPv4 only the lowest 32 bits count.
    public static long pseudoHeader(
            boolean ipv4,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int protocol,
            int length) {
        long sum = (long) protocol + (length & 0xffff_ffffL);
        if (ipv4) {
            sum += (sourceLow & 0xffff_ffffL) + (destinationLow & 0xffff_ffffL);
        } else {
            sum += halves(sourceHigh) + halves(sourceLow) + halves(destinationHigh) + halves(destinationLow);
        }
        int folded = fold(sum);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? Short.toUnsignedInt(Short.reverseBytes((short) folded))
                : folded;
    }

    /// Whether data whose sum, checksum field and pseudo-header included, is `sum` arrived as it was sent.
    public static boolean isGood(long sum) {
        return fold(sum) == 0xffff;
    }

    private static long halves(long word) {
        return (word & 0xffff_ffffL) + (word >>> 32);
    }

    private static int fold(long sum) {
        long folded = (sum & 0xffff_ffffL) + (sum >>> 32);
        folded = (folded & 0xffff) + (folded >>> 16);
        folded = (folded & 0xffff) + (folded >>> 16);
        folded = (folded & 0xffff) + (folded >>> 16);
        return (int) folded;
    }
}
