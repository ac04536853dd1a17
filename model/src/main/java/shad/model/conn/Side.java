package shad.model.conn;

/// One of the two ends of a connection, by role.
public enum Side {
    ORIGINATOR,
    RESPONDER;

    /// The other end.
    public Side opposite() {
        return this == ORIGINATOR ? RESPONDER : ORIGINATOR;
    }
}
