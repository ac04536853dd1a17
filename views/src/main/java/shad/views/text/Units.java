package shad.views.text;

/// How bytes and durations are shown. Sorting, copying and exporting always go by the exact values.
public enum Units {
    /// Every byte and microsecond.
    EXACT("Exact"),
    /// Three significant digits and a unit.
    ROUNDED("With units");

    private final String title;

    Units(String title) {
        this.title = title;
    }

    /// As in a menu.
    public String title() {
        return title;
    }
}
