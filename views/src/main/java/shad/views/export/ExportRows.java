package shad.views.export;

/// Which rows are exported.
public enum ExportRows {
    SELECTED("Selected"),
    /// Those with a mark or a note, whether they are shown or not.
    MARKED("Marked"),
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
