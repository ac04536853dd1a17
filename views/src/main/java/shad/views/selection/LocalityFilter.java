package shad.views.selection;

import shad.model.query.Locality;

/// Whether hosts of the local networks, the others, or all are wanted.
public enum LocalityFilter {
    ALL("All"),
    LOCAL("Local"),
    REMOTE("Remote");

    private final String word;

    LocalityFilter(String word) {
        this.word = word;
    }

    /// What it is called on a button.
    public String word() {
        return word;
    }

    public boolean includes(Locality locality) {
        return switch (this) {
            case ALL -> true;
            case LOCAL -> locality == Locality.LOCAL;
            case REMOTE -> locality == Locality.REMOTE;
        };
    }
}
