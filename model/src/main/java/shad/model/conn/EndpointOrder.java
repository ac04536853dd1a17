package shad.model.conn;

/// Which of two ends comes first where they have no roles (Zeek, five-tuple connection key).
public final class EndpointOrder {
    private EndpointOrder() {}

    /// Whether the first end comes before the second: by address, then by port. Zeek compares ports of equal addresses as
    /// they lie in memory: network order read as little endian.
    public static boolean isLower(long high1, long low1, int port1, long high2, long low2, int port2) {
        int byAddress = IpAddress.compare(high1, low1, high2, low2);
        return byAddress < 0 || byAddress == 0 && swap(port1) < swap(port2);
    }

    private static int swap(int port) {
        return (port & 0xff) << 8 | port >>> 8;
    }
}
