package shad.model.tracker.session;

/// A timer of a connection. Its place in the queue belongs to the queue.
public final class ConnTimer {
    final Connection connection;
    private final TimerKind kind;
    double timeSeconds;
    int heapIndex = -1;

    ConnTimer(Connection connection, TimerKind kind, double timeSeconds) {
        this.connection = connection;
        this.kind = kind;
        this.timeSeconds = timeSeconds;
    }

    public TimerKind kind() {
        return kind;
    }

    public Connection connection() {
        return connection;
    }
}
