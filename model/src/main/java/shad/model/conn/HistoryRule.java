package shad.model.conn;

/// The rule by which an event got a letter in the history, or got none (Zeek, TCP endpoint and session).
public enum HistoryRule {
    FIRST_OF_SIDE(true, "the first of its kind from this side"),
    NEW_POSITION(true, "again, at a sequence number that was not noted yet"),
    POWER_OF_TEN(true, "counted for each side, written at the 1st, 10th, 100th… time"),
    FLIPPED_BY_PORTS(true, "the first packet is no SYN and comes from a likely server port: its sender is taken for the"
            + " responder"),
    FLIPPED_AFTER_SYN_ACK(true, "nothing but a SYN-ACK came before: who sent it is the responder, and the history is"
            + " written anew"),
    FLIPPED_BY_LATE_SYN(true, "a SYN from the other side, with the number that the SYN-ACK before it acknowledged"),
    FLIPPED_BY_PAYLOAD(true, "the payload is the answer of a server"),
    TOO_MANY_TUNNELS(true, "the tunnels around its packets changed more than five times"),
    ANALYSIS_LIMIT(true, "an analysis gave up at a limit of its own"),

    ALREADY_NOTED(false, "already noted for this side"),
    SAME_POSITION(false, "already noted for this side at this sequence number"),
    NOT_POWER_OF_TEN(false, "counted, and written at the 1st, 10th, 100th… time only"),
    LIMIT_ALREADY_NOTED(false, "a limit was noted already");

    private final boolean writes;
    private final String words;

    HistoryRule(boolean writes, String words) {
        this.writes = writes;
        this.words = words;
    }

    /// Whether a letter is written by it; otherwise it says why there is none.
    public boolean writes() {
        return writes;
    }

    /// The rule in plain words, without a full stop.
    public String words() {
        return words;
    }
}
