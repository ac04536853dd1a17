package shad.model.tracker.tcp;

/// Zeek's seven states of one end of a connection; not the eleven of RFC 9293.
public enum TcpEndpointState {
    /// Nothing seen of it.
    INACTIVE,
    /// Sent a SYN.
    SYN_SENT,
    /// Sent a SYN-ACK as the originator: the SYN before it was not seen.
    SYN_ACK_SENT,
    /// Seen in the middle of a connection.
    PARTIAL,
    ESTABLISHED,
    /// Sent a FIN.
    CLOSED,
    /// Sent a RST.
    RESET;

    /// Whether the end has not left the handshake.
    boolean isHandshake() {
        return this == INACTIVE || this == SYN_SENT || this == SYN_ACK_SENT;
    }
}
