package shad.model.conn;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address as two words in network order; IPv4 is mapped (`::ffff:a.b.c.d`), as in Zeek.
/// The static methods serve code that keeps the two words itself and makes no object per address.
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
    /// The longest text of an address.
    public static final int MAX_LENGTH = 45;

    private static final long MAPPED_PREFIX = 0xffff_0000_0000L;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// The lower word of the mapped form of an IPv4 address.
    public static long mappedLow(int ipv4) {
        return MAPPED_PREFIX | ipv4 & 0xffff_ffffL;
    }

    public static boolean isIpv4(long high, long low) {
        return high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED_PREFIX;
    }

    public boolean isIpv4() {
        return isIpv4(high, low);
    }

    /// Orders by the sixteen bytes, unsigned.
    public static int compare(long high1, long low1, long high2, long low2) {
        int byHigh = Long.compareUnsigned(high1, high2);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low1, low2);
    }

    @Override
    public int compareTo(IpAddress other) {
        return compare(high, low, other.high, other.low);
    }

    /// By hand, as is equality, for the sake of the tables that addresses are looked up in: see [Server].
    @Override
    public int hashCode() {
        return Long.hashCode(high) * 31 + Long.hashCode(low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && high == that.high && low == that.low;
    }

    /// The text that Zeek logs (its inet_ntop): lower case, longest run of two or more zero groups as `::`.
    @Override
    public String toString() {
        return text(high, low);
    }

    public static String text(long high, long low) {
        byte[] buffer = new byte[MAX_LENGTH];
        int length = write(high, low, buffer, 0);
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    /// Writes the text as ASCII and returns the offset behind it; at most [#MAX_LENGTH] bytes.
    public static int write(long high, long low, byte[] target, int offset) {
        return isIpv4(high, low) ? writeIpv4((int) low, target, offset) : writeIpv6(high, low, target, offset);
    }

    private static int writeIpv4(int address, byte[] target, int offset) {
        int at = offset;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int part = address >>> shift & 0xff;
            if (part >= 100) {
                target[at++] = (byte) ('0' + part / 100);
            }
            if (part >= 10) {
                target[at++] = (byte) ('0' + part / 10 % 10);
            }
            target[at++] = (byte) ('0' + part % 10);
            if (shift > 0) {
                target[at++] = '.';
            }
        }
        return at;
    }

    private static int writeIpv6(long high, long low, byte[] target, int offset) {
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(high, low, end) == 0) {
                end++;
            }
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        boolean dotted = runStart == 0
                && (runLength == 6
                        || runLength == 5 && group(high, low, 5) == 0xffff
                        || runLength == 4 && group(high, low, 4) == 0xffff && group(high, low, 5) == 0);
        int groups = dotted ? 6 : 8;
        int at = offset;
        for (int i = 0; i < groups; i++) {
            if (i == runStart) {
                target[at++] = ':';
                i += runLength - 1;
                if (i == groups - 1) {
                    target[at++] = ':';
                }
                continue;
            }
            if (i > 0) {
                target[at++] = ':';
            }
            at = writeHex(group(high, low, i), target, at);
        }
        if (!dotted) {
            return at;
        }
        if (runLength != 6) {
            target[at++] = ':';
        }
        return writeIpv4((int) low, target, at);
    }

    private static int group(long high, long low, int index) {
        long word = index < 4 ? high : low;
        return (int) (word >>> (48 - 16 * (index & 3))) & 0xffff;
    }

    private static int writeHex(int group, byte[] target, int offset) {
        int at = offset;
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = group >>> shift & 0xf;
            if (digit != 0 || started || shift == 0) {
                target[at++] = HEX[digit];
                started = true;
            }
        }
        return at;
    }

    /// Reads dotted IPv4 or any IPv6 text form (RFC 4291 section 2.2, without zone); empty where it is neither.
    public static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') < 0) {
            return parseIpv4(text).map(v4 -> new IpAddress(0, mappedLow(v4)));
        }
        return parseIpv6(text);
    }

    private static Optional<Integer> parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        int address = 0;
        for (String part : parts) {
            int value = parseNumber(part, 10, 3);
            if (value < 0 || value > 255) {
                return Optional.empty();
            }
            address = address << 8 | value;
        }
        return Optional.of(address);
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] groups = new int[8];
        int front = parseGroups(gap < 0 ? text : text.substring(0, gap), gap < 0, groups, 0);
        if (front < 0 || gap < 0 && front != 8) {
            return Optional.empty();
        }
        if (gap >= 0) {
            int[] tail = new int[8];
            int back = parseGroups(text.substring(gap + 2), true, tail, 0);
            if (back < 0 || front + back > 7) {
                return Optional.empty();
            }
            System.arraycopy(tail, 0, groups, 8 - back, back);
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[4 + i];
        }
        return Optional.of(new IpAddress(high, low));
    }

    /// Returns how many groups the colon-separated text filled, or -1 where it is malformed.
    private static int parseGroups(String text, boolean dottedEndAllowed, int[] groups, int start) {
        if (text.isEmpty()) {
            return start;
        }
        String[] parts = text.split(":", -1);
        int count = start;
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = dottedEndAllowed && i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            if (count + (dotted ? 2 : 1) > 8) {
                return -1;
            }
            if (dotted) {
                Optional<Integer> v4 = parseIpv4(parts[i]);
                if (v4.isEmpty()) {
                    return -1;
                }
                groups[count++] = v4.get() >>> 16;
                groups[count++] = v4.get() & 0xffff;
            } else {
                int value = parseNumber(parts[i], 16, 4);
                if (value < 0) {
                    return -1;
                }
                groups[count++] = value;
            }
        }
        return count;
    }

    private static int parseNumber(String text, int radix, int maxDigits) {
        if (text.isEmpty() || text.length() > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
