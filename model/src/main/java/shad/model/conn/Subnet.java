package shad.model.conn;

import java.util.Optional;

/// A range of addresses that share their first bits; IPv4 ranges are those of mapped addresses.
///
/// @param high upper word of the first address
/// @param low lower word of the first address
/// @param prefixLength number of shared bits, 0 to 128
public record Subnet(long high, long low, int prefixLength) {
    private static final int MAPPED_BITS = 96;

    public boolean contains(long addressHigh, long addressLow) {
        return ((addressHigh ^ high) & mask(prefixLength)) == 0
                && ((addressLow ^ low) & mask(prefixLength - 64)) == 0;
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
    }

    /// Reads `10.0.0.0/8`, `fd00::/8` or a single address; empty where it is neither.
    public static Optional<Subnet> parse(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .flatMap(address -> {
                    int width = address.isIpv4() ? 32 : 128;
                    int length = slash < 0 ? width : length(text.substring(slash + 1), width);
                    if (length < 0) {
                        return Optional.empty();
                    }
                    int bits = address.isIpv4() ? length + MAPPED_BITS : length;
                    return Optional.of(
                            new Subnet(address.high() & mask(bits), address.low() & mask(bits - 64), bits));
                });
    }

    private static int length(String text, int width) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int length = Integer.parseInt(text);
        return length <= width ? length : -1;
    }

    /// The range in CIDR notation.
    @Override
    public String toString() {
        boolean ipv4 = IpAddress.isIpv4(high, low) && prefixLength >= MAPPED_BITS;
        return IpAddress.text(high, low) + "/" + (ipv4 ? prefixLength - MAPPED_BITS : prefixLength);
    }
}
