package shad.views.inspector.graphs;

/// A part of the life of a connection, in seconds after its first packet.
///
/// @param to later than `from`
record Span(double from, double to) {
    /// Nothing shorter can be told apart.
    static final double SHORTEST = 1e-6;

    /// All of a connection.
    static Span of(double durationSeconds) {
        return new Span(0, Math.max(durationSeconds, SHORTEST));
    }

    double length() {
        return to - from;
    }

    boolean contains(double seconds) {
        return seconds >= from && seconds <= to;
    }

    /// A part of this one, moved into it where it reaches out of it.
    Span part(double start, double length) {
        double fitting = Math.clamp(length, Math.min(SHORTEST, length()), length());
        double first = Math.clamp(start, from, to - fitting);
        return new Span(first, first + fitting);
    }
}
