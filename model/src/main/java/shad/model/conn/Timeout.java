package shad.model.conn;

/// The times after which Zeek ends a connection or looks at it again, with the names and values of base/init-bare and
/// base/protocols/conn/inactivity. Those that do nothing unless a script asks for them (`tcp_reset_delay`,
/// `tcp_partial_close_delay`) are not here.
public enum Timeout {
    TCP_ATTEMPT("tcp_attempt_delay", 5, Zero.NEVER, "an unanswered SYN is given up after this time"),
    TCP_SYN("tcp_SYN_timeout", 5, Zero.AT_ONCE,
            "time from the first packet of a TCP connection to the first look whether it is over"),
    TCP_SESSION("tcp_session_timer", 6, Zero.FORBIDDEN,
            "time between two such looks, and from a half close to the next"),
    TCP_LINGER("tcp_connection_linger", 5, Zero.AT_ONCE,
            "silence after which such a look ends a half-closed TCP connection"),
    TCP_CLOSE("tcp_close_delay", 5, Zero.AT_ONCE,
            "time from the last packet before a full close, or a reset, to the end of a TCP connection"),
    TCP_INACTIVITY("tcp_inactivity_timeout", 300, Zero.NEVER, "silence after which a TCP connection ends"),
    UDP_INACTIVITY("udp_inactivity_timeout", 60, Zero.NEVER,
            "silence after which a UDP conversation ends, and a TCP connection that is not established"),
    ICMP_INACTIVITY("icmp_inactivity_timeout", 60, Zero.NEVER, "silence after which an ICMP exchange ends"),
    UNKNOWN_IP_INACTIVITY("unknown_ip_inactivity_timeout", 60, Zero.NEVER,
            "silence after which packets of another transport between two hosts end"),
    LONG_INACTIVITY("Conn::port_inactivity_timeouts", 3600, Zero.NEVER,
            "silence after which a connection of FTP, SSH, telnet or rlogin ends"),
    DNS_SESSION("dns_session_timeout", 10, Zero.FORBIDDEN,
            "time between two looks at a DNS exchange over UDP; silence of a second less ends it then");

    /// The longest time that may be set: a year, in seconds.
    public static final double MAX_SECONDS = 365 * 86_400;

    /// What a time of 0 does.
    public enum Zero {
        /// There is no such end.
        NEVER,
        /// The time is over with the next packet of the capture.
        AT_ONCE,
        /// Not allowed: there would be no end of looking.
        FORBIDDEN
    }

    private final String zeekName;
    private final double defaultSeconds;
    private final Zero zero;
    private final String meaning;

    Timeout(String zeekName, double defaultSeconds, Zero zero, String meaning) {
        this.zeekName = zeekName;
        this.defaultSeconds = defaultSeconds;
        this.zero = zero;
        this.meaning = meaning;
    }

    /// What Zeek's scripts call it. `Conn::port_inactivity_timeouts` and `Conn::analyzer_inactivity_timeouts` hold one
    /// time here.
    public String zeekName() {
        return zeekName;
    }

    /// Zeek's value.
    public double defaultSeconds() {
        return defaultSeconds;
    }

    /// The shortest time that may be set, in seconds: 0, or 1 where 0 is not allowed.
    public double minSeconds() {
        return zero == Zero.FORBIDDEN ? 1 : 0;
    }

    /// Whether a time may be set: from [#minSeconds] to [#MAX_SECONDS].
    public boolean allows(double seconds) {
        return seconds >= minSeconds() && seconds <= MAX_SECONDS;
    }

    /// What a time of 0 does.
    public Zero zero() {
        return zero;
    }

    /// What it does, in a few words.
    public String meaning() {
        return meaning;
    }
}
