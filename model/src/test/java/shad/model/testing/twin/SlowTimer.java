package shad.model.testing.twin;

/// A timer of a connection.
final class SlowTimer implements Comparable<SlowTimer> {
    enum Kind {
        EXPIRE, ATTEMPT, DELETE, INACTIVITY
    }

    final SlowConnection connection;
    final Kind kind;
    final double time;
    private final long number;
    boolean cancelled;

    SlowTimer(SlowConnection connection, Kind kind, double time, long number) {
        this.connection = connection;
        this.kind = kind;
        this.time = time;
        this.number = number;
    }

    @Override
    public int compareTo(SlowTimer other) {
        int byTime = Double.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
