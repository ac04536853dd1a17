package shad.model.tracker.session;

/// The timers of a connection (Zeek, session and TCP timers).
public enum TimerKind {
    /// Nothing heard for the inactivity timeout.
    INACTIVITY,
    /// Looks now and then whether a half-closed or silent TCP connection can go.
    EXPIRE,
    /// A SYN without an answer.
    ATTEMPT,
    /// The delay after a complete close.
    CLOSE,
    /// Looks now and then whether a DNS exchange over UDP can go.
    DNS
}
