package shad.model.tracker.session;

/// Ports whose connections are timed differently.
public final class TimedPorts {
    private TimedPorts() {}

    /// Whether exchanges with this responder's UDP port are timed as those of DNS, NetBIOS names, mDNS and LLMNR.
    public static boolean isDns(int udpPort) {
        return switch (udpPort) {
            case 53, 137, 5353, 5355 -> true;
            default -> false;
        };
    }

    /// Whether established connections to this TCP port may be silent for long (`Conn::port_inactivity_timeouts`): FTP,
    /// SSH, telnet and rlogin.
    public static boolean isLongLived(int tcpPort) {
        return switch (tcpPort) {
            case 21, 22, 23, 513 -> true;
            default -> false;
        };
    }
}
