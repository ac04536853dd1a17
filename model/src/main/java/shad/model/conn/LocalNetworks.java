package shad.model.conn;

import java.util.List;

/// Which addresses are local (Zeek, base/utils/site: `Site::local_nets`). Immutable; any thread.
public final class LocalNetworks {
    /// Zeek's private address space, each IPv4 range but one with its 6to4 twin.
    private static final List<String> PRIVATE_RANGES = List.of(
            "0.0.0.0/8", "2002::/24",
            "10.0.0.0/8", "2002:a00::/24",
            "100.64.0.0/10", "2002:6440::/26",
            "127.0.0.0/8", "2002:7f00::/24",
            "169.254.0.0/16", "2002:a9fe::/32",
            "172.16.0.0/12", "2002:ac10::/28",
            "192.0.0.0/24", "2002:c000::/40",
            "192.0.2.0/24", "2002:c000:200::/40",
            "192.168.0.0/16", "2002:c0a8::/32",
            "198.18.0.0/15", "2002:c612::/31",
            "198.51.100.0/24", "2002:c633:6400::/40",
            "203.0.113.0/24", "2002:cb00:7100::/40",
            "224.0.0.0/24", "2002:e000::/40",
            "239.0.0.0/8", "2002:ef00::/24",
            "240.0.0.0/4", "2002:f000::/20",
            "255.255.255.255/32", "2002:ffff:ffff::/48",
            "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:2::/48", "2001:db8::/32",
            "fc00::/7", "fe80::/10", "fec0::/10");

    /// The private address space, Zeek's default.
    public static final LocalNetworks PRIVATE = new LocalNetworks(
            PRIVATE_RANGES.stream().map(range -> Subnet.parse(range).orElseThrow()).toList());

    /// No network is local, and no connection says whether its ends are.
    public static final LocalNetworks NONE = new LocalNetworks(List.of());

    private final Subnet[] ipv4;
    private final Subnet[] ipv6;

    private LocalNetworks(List<Subnet> ranges) {
        this.ipv4 = ranges.stream().filter(range -> IpAddress.isIpv4(range.high(), range.low())).toArray(Subnet[]::new);
        this.ipv6 =
                ranges.stream().filter(range -> !IpAddress.isIpv4(range.high(), range.low())).toArray(Subnet[]::new);
    }

    /// Exactly these ranges.
    public static LocalNetworks of(List<Subnet> ranges) {
        return new LocalNetworks(ranges);
    }

    /// Whether any network is local, so that connections can say where their ends are.
    public boolean areKnown() {
        return ipv4.length + ipv6.length > 0;
    }

    public boolean contains(long high, long low) {
        for (Subnet range : IpAddress.isIpv4(high, low) ? ipv4 : ipv6) {
            if (range.contains(high, low)) {
                return true;
            }
        }
        return false;
    }
}
