package shad.model.conn;

/// What conn.log's `proto` column tells apart; the IP protocol number itself stands in `ip_proto`.
public enum TransportProtocol {
    TCP("tcp"),
    UDP("udp"),
    ICMP("icmp"),
    UNKNOWN("unknown_transport");

    public static final int IP_ICMP = 1;
    public static final int IP_TCP = 6;
    public static final int IP_UDP = 17;
    public static final int IP_ICMPV6 = 58;

    private static final TransportProtocol[] ALL = values();

    private final String zeekName;

    TransportProtocol(String zeekName) {
        this.zeekName = zeekName;
    }

    /// The spelling of conn.log.
    public String zeekName() {
        return zeekName;
    }

    /// The transport that an IP protocol number stands for; ICMPv6 counts as ICMP, as in Zeek.
    public static TransportProtocol ofIpProtocol(int number) {
        return switch (number) {
            case IP_TCP -> TCP;
            case IP_UDP -> UDP;
            case IP_ICMP, IP_ICMPV6 -> ICMP;
            default -> UNKNOWN;
        };
    }

    /// The constant with this ordinal, without the copy that [#values] makes.
    public static TransportProtocol ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }
}
