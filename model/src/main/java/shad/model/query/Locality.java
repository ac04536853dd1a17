package shad.model.query;

/// Where a host is, as seen from the networks that are called local.
public enum Locality {
    LOCAL("local"),
    REMOTE("remote"),
    /// No network is called local.
    UNKNOWN("");

    private final String word;

    Locality(String word) {
        this.word = word;
    }

    static Locality of(boolean known, boolean local) {
        return !known ? UNKNOWN : local ? LOCAL : REMOTE;
    }

    /// The word for it; empty where it is not known.
    public String word() {
        return word;
    }
}
