package shad.model.conn;

/// Why the tracker stopped following a connection (Zeek, session and TCP timers).
public enum EndReason {
    OPEN("still followed; the values are provisional"),
    CLOSED("closed: a FIN or RST ended it and the close delay passed"),
    ATTEMPT_UNANSWERED("no answer to the SYN within the attempt delay"),
    IDLE_AFTER_CLOSE("one side had closed and nothing was heard for the linger time"),
    INACTIVE("nothing was heard for the inactivity timeout"),
    DNS_IDLE("nothing was heard of a DNS exchange for nine seconds or more"),
    REUSED("the same addresses and ports were used again by a new SYN"),
    CROWDED_OUT("too many other connections were open; it was among those silent longest"),
    END_OF_INPUT("the input ended while it was still followed"),
    LOGGED("it was read from a log, which does not say why it ended");

    private static final EndReason[] ALL = values();

    private final String meaning;

    EndReason(String meaning) {
        this.meaning = meaning;
    }

    /// The reason in plain words.
    public String meaning() {
        return meaning;
    }

    /// The constant with this ordinal, without the copy that [#values] makes.
    public static EndReason ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }
}
