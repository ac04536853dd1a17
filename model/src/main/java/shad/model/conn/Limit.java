package shad.model.conn;

/// What the tracker keeps at most, against floods. Zeek has no such limits: rows that depend on one may differ.
public enum Limit {
    OPEN_CONNECTIONS("connections ended early because too many were open: of each few the one silent longest"),
    HISTORY_LETTERS("histories ended early because they had too many letters"),
    EARLY_BYTES(
            "connections were no longer searched for services because too much of all streams had come out of order"),
    IP_TUNNELS(
            "tunnels were forgotten because there were too many: the one unused longest; used again it has a new uid");

    private final String meaning;

    Limit(String meaning) {
        this.meaning = meaning;
    }

    /// What was done, in words that follow a number.
    public String meaning() {
        return meaning;
    }
}
