package shad.model.conn;

/// The six groups into which the thirteen connection states fall. A group is shown alike wherever it appears.
public enum StateClass {
    COMPLETE("complete"),
    OPEN("open"),
    HALF_CLOSED("half-closed"),
    UNANSWERED("unanswered"),
    REFUSED("refused or aborted"),
    MIDSTREAM("midstream");

    private final String word;

    StateClass(String word) {
        this.word = word;
    }

    /// The group in words, lower case.
    public String word() {
        return word;
    }
}
