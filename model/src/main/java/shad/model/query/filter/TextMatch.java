package shad.model.query.filter;

/// How a text is looked for in a column.
public enum TextMatch {
    CONTAINS("contains"),
    STARTS("starts"),
    ENDS("ends"),
    /// A regular expression occurs somewhere (RE2 syntax, which takes linear time).
    MATCHES("~");

    private final String word;

    TextMatch(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
