package shad.views.style;

/// How much room a table row gets: 26 pixels when comfortable, 22 when compact.
public enum Density {
    COMFORTABLE,
    COMPACT
}
