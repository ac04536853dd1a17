package shad.model.query;

/// What rows are grouped by: the values of a column, or the networks that its addresses are in.
///
/// @param ipv4Bits length of the networks that IPv4 addresses are rolled up to; 32 for the addresses themselves
/// @param ipv6Bits the same for IPv6; 128 for the addresses themselves
public record GroupKey(ConnectionColumn column, int ipv4Bits, int ipv6Bits) {
    private static final int ALL_IPV4_BITS = 32;
    private static final int ALL_IPV6_BITS = 128;

    public GroupKey {
        if (ipv4Bits < 0 || ipv4Bits > ALL_IPV4_BITS || ipv6Bits < 0 || ipv6Bits > ALL_IPV6_BITS) {
            throw new IllegalArgumentException("no length of a network: " + ipv4Bits + ", " + ipv6Bits);
        }
    }

    /// Each value by itself.
    public static GroupKey of(ConnectionColumn column) {
        return new GroupKey(column, ALL_IPV4_BITS, ALL_IPV6_BITS);
    }

    /// Whether the values are addresses.
    public boolean isAddress() {
        return column == ConnectionColumn.ID_ORIG_H || column == ConnectionColumn.ID_RESP_H;
    }

    /// How many of the 128 bits of an address tell groups apart; IPv4 addresses are the last 32 of them.
    int bits(boolean ipv4) {
        return ipv4 ? ALL_IPV6_BITS - ALL_IPV4_BITS + ipv4Bits : ipv6Bits;
    }
}
