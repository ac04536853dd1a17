package shad.views.export;

/// Which rows are exported.
public enum ExportRows {
    SELECTED("Selected"),
    SHOWN("Shown"),
    ALL("All");

    private final String word;

    ExportRows(String word) {
        this.word = word;
    }

    /// The word for a person.
    public String word() {
        return word;
    }
}
