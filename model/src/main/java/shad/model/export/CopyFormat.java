package shad.model.export;

/// How rows are written for the clipboard.
public enum CopyFormat {
    TSV("TSV"),
    /// Comma-separated values (RFC 4180), safe for spreadsheets.
    CSV("CSV"),
    /// An array with an object for each row; what is unset is left out.
    JSON("JSON"),
    /// A table of GitHub's Markdown; its first line is always the names.
    MARKDOWN("Markdown");

    private final String word;

    CopyFormat(String word) {
        this.word = word;
    }

    /// What it is called in menus.
    public String word() {
        return word;
    }
}
