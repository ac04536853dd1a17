package shad.model.tracker.session;

/// Zeek's default times, in seconds (base/init-bare).
public final class Timeouts {
    /// `tcp_SYN_timeout`: the first look at a new TCP connection.
    public static final double SYN = 5;
    /// `tcp_session_timer`: between two looks, and the first look after a half close.
    public static final double SESSION = 6;
    /// `tcp_connection_linger`: silence after which a half-closed connection goes.
    public static final double LINGER = 5;
    /// `tcp_attempt_delay`
    public static final double ATTEMPT = 5;
    /// `tcp_close_delay`
    public static final double CLOSE = 5;
    /// `dns_session_timeout`: between two looks at a DNS exchange over UDP.
    public static final double DNS = 10;
    /// Silence after which a DNS exchange goes: a look that comes just after a single answer is not too early.
    public static final double DNS_IDLE = DNS - 1;
    /// `tcp_inactivity_timeout`
    public static final double TCP_INACTIVITY = 300;
    /// `udp_inactivity_timeout`, `icmp_inactivity_timeout` and `unknown_ip_inactivity_timeout`; also that of a TCP
    /// connection in its handshake.
    public static final double SHORT_INACTIVITY = 60;
    /// `Conn::port_inactivity_timeouts`: FTP, SSH, telnet and rlogin may be silent for long.
    public static final double LONG_INACTIVITY = 3600;

    private Timeouts() {}

    /// Whether exchanges with this responder's UDP port are timed as those of DNS, NetBIOS names, mDNS and LLMNR.
    public static boolean isDns(int udpPort) {
        return switch (udpPort) {
            case 53, 137, 5353, 5355 -> true;
            default -> false;
        };
    }

    /// Whether established connections to this TCP port get [#LONG_INACTIVITY].
    public static boolean isLongLived(int tcpPort) {
        return switch (tcpPort) {
            case 21, 22, 23, 513 -> true;
            default -> false;
        };
    }
}
