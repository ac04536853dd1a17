package shad.model.inspect;

import shad.model.conn.EndReason;

/// Why a connection ended.
///
/// @param reason what ended it
/// @param dueSeconds when the timer that ended it was due, seconds since the epoch; it runs with the first frame from
///     then on, of whatever flow. NaN where no timer ended it
/// @param inactivitySeconds how long the connection might have been silent
public record FlowEnd(EndReason reason, double dueSeconds, double inactivitySeconds) {}
