package shad.model.service;

/// What an analyzer demands of a TCP connection before it looks at its data (Zeek, P3).
public enum Needs {
    /// Works on whatever comes.
    NOTHING,
    /// Looks at nothing on a connection that was joined after its beginning.
    BEGINNING,
    /// Looks at nothing more, of either side, once bytes are missing.
    NO_GAPS,
    /// [#BEGINNING] and [#NO_GAPS].
    WHOLE_STREAM;

    boolean beginning() {
        return this == BEGINNING || this == WHOLE_STREAM;
    }

    boolean noGaps() {
        return this == NO_GAPS || this == WHOLE_STREAM;
    }
}
