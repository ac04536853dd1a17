package shad.views.inspector;

import shad.model.query.Totals;

/// What the inspector is about. Immutable.
sealed interface Subject {
    /// Nothing is chosen.
    record Nothing() implements Subject {}

    /// One connection.
    record One(ConnectionDetails connection) implements Subject {}

    /// More than one connection.
    record Several(Totals totals) implements Subject {}
}
