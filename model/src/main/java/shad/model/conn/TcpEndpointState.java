package shad.model.conn;

/// Zeek's seven states of one end of a TCP connection; not the eleven of RFC 9293.
public enum TcpEndpointState {
    INACTIVE("nothing seen of it"),
    SYN_SENT("sent a SYN"),
    /// Only the originator gets here: a responder's SYN-ACK establishes it.
    SYN_ACK_SENT("sent a SYN-ACK as the originator: the SYN before it was not seen"),
    PARTIAL("first seen in the middle of a connection"),
    ESTABLISHED("took part in a handshake"),
    CLOSED("sent a FIN"),
    RESET("sent a RST");

    private final String meaning;

    TcpEndpointState(String meaning) {
        this.meaning = meaning;
    }

    /// What brought the end here, in plain words.
    public String meaning() {
        return meaning;
    }

    /// Whether the end has not left the handshake.
    public boolean isHandshake() {
        return this == INACTIVE || this == SYN_SENT || this == SYN_ACK_SENT;
    }
}
