package shad.model.buffer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The Internet checksum (RFC 1071). Sums are kept in the machine's own byte order, which the arithmetic allows, and
/// may be added up before they are folded.
public final class InternetChecksum {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final boolean NATIVE_IS_LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private InternetChecksum() {}

    /// The unfolded sum of `length` bytes; an odd last byte counts as if a zero followed.
    public static long sum(byte[] bytes, int offset, int length) {
        long sum = 0;
        int at = offset;
        int end = offset + length;
        for (; at + 8 <= end; at += 8) {
            long word = (long) WORDS.get(bytes, at);
            sum += (word & 0xffff_ffffL) + (word >>> 32);
        }
        for (; at + 2 <= end; at += 2) {
            sum += NATIVE_IS_LITTLE ? Layouts.unsignedShortLe(bytes, at) : Layouts.unsignedShortBe(bytes, at);
        }
        if (at < end) {
            int last = bytes[at] & 0xff;
            sum += NATIVE_IS_LITTLE ? last : last << 8;
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
        return NATIVE_IS_LITTLE
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
