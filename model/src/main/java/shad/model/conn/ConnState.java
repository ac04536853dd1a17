package shad.model.conn;

/// How a connection stands or ended: the values of conn.log's `conn_state` (Zeek, base/protocols/conn).
public enum ConnState {
    S0(StateClass.UNANSWERED, "connection attempt seen, no reply"),
    S1(StateClass.OPEN, "connection established, not terminated"),
    SF(StateClass.COMPLETE, "normal establishment and termination"),
    REJ(StateClass.REFUSED, "connection attempt rejected"),
    S2(StateClass.HALF_CLOSED, "established, close attempt by the originator seen, no reply from the responder"),
    S3(StateClass.HALF_CLOSED, "established, close attempt by the responder seen, no reply from the originator"),
    RSTO(StateClass.REFUSED, "established, originator aborted with a RST"),
    RSTR(StateClass.REFUSED, "responder sent a RST"),
    RSTOS0(StateClass.REFUSED, "originator sent a SYN followed by a RST, no SYN-ACK from the responder"),
    RSTRH(StateClass.REFUSED, "responder sent a RST, the originator's SYN was not seen"),
    SH(StateClass.UNANSWERED, "originator sent a SYN followed by a FIN, no SYN-ACK from the responder"),
    SHR(StateClass.UNANSWERED, "responder sent a SYN-ACK followed by a FIN, the originator's SYN was not seen"),
    OTH(StateClass.MIDSTREAM, "no SYN seen: midstream traffic, a one-way message or a partial connection");

    private static final ConnState[] ALL = values();

    private final StateClass stateClass;
    private final String meaning;

    ConnState(StateClass stateClass, String meaning) {
        this.stateClass = stateClass;
        this.meaning = meaning;
    }

    public StateClass stateClass() {
        return stateClass;
    }

    /// What the code says about a TCP connection, in one line of plain words.
    public String meaning() {
        return meaning;
    }

    /// What the code says about a connection of this transport. UDP knows S0, SF, SHR and OTH; ICMP and unknown
    /// transports only OTH.
    public String meaning(TransportProtocol transport) {
        return switch (transport) {
            case TCP -> meaning;
            case UDP -> switch (this) {
                case S0 -> "datagrams from the originator only";
                case SF -> "datagrams in both directions";
                case SHR -> "datagrams from the responder only";
                default -> "no intact datagram in either direction";
            };
            case ICMP -> "ICMP has no connection state";
            case UNKNOWN -> "this transport has no connection state that Zeek knows";
        };
    }

    /// The constant with this ordinal, without the copy that [#values] makes.
    public static ConnState ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }
}
