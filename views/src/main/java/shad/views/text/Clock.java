package shad.views.text;

/// What times are shown by.
public enum Clock {
    UTC("UTC"),
    /// The time zone of this machine.
    LOCAL("Local time"),
    /// A time zone that a person named.
    ZONE("Other time zone"),
    /// Seconds since 1970 in UTC, as in logs.
    EPOCH("Seconds since the epoch"),
    /// Seconds since the first packet of the capture.
    RELATIVE("Since the first packet"),
    /// Seconds since the row above, in the order shown.
    DELTA("Since the row above");

    private final String title;

    Clock(String title) {
        this.title = title;
    }

    /// As in a menu.
    public String title() {
        return title;
    }
}
