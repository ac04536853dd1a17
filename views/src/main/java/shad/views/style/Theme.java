package shad.views.style;

/// What a person chooses; [Appearance] turns it into light or dark.
public enum Theme {
    LIGHT,
    DARK,
    /// As the desktop says, and changing with it.
    SYSTEM
}
