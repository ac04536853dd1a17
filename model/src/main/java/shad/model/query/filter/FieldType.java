package shad.model.query.filter;

/// What kind of values a field has, and so what may be asked about it.
public enum FieldType {
    ADDRESS("an address such as 10.0.0.1 or a network such as 10.0.0.0/8"),
    PORT("a port number such as 443"),
    COUNT("a whole number such as 10"),
    BYTES("a number of bytes such as 1500 or 1 MB"),
    INTERVAL("a duration such as 0.5, 200 ms or 5 min"),
    TIME("a time such as 2024-05-01T12:00:00Z, 2024-05-01 12:00 or seconds since 1970"),
    TRUTH("T or F"),
    PROTOCOL("tcp, udp, icmp or unknown_transport"),
    STATE("a state such as S0 or SF"),
    HISTORY("history letters such as ShAD"),
    /// One or several names, joined by commas.
    NAMES("a name"),
    MARK("a mark such as star"),
    TEXT("a text");

    private final String expectation;

    FieldType(String expectation) {
        this.expectation = expectation;
    }

    /// The value that is expected, in words: `a port number such as 443`.
    public String expectation() {
        return expectation;
    }

    /// Whether values are compared as numbers.
    public boolean isNumber() {
        return switch (this) {
            case PORT, COUNT, BYTES, INTERVAL, TIME -> true;
            default -> false;
        };
    }

    /// Whether values are compared as texts.
    public boolean isText() {
        return switch (this) {
            case PROTOCOL, STATE, HISTORY, NAMES, MARK, TEXT -> true;
            default -> false;
        };
    }

    /// Whether one value can be less than another.
    public boolean isOrdered() {
        return isNumber() || this == ADDRESS;
    }

    /// Whether a value has parts that `has` can ask for.
    public boolean hasParts() {
        return this == HISTORY || this == NAMES;
    }
}
