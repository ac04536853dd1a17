package shad.model.conn;

/// Time as Zeek keeps it: seconds in a double, made of whole seconds and microseconds. Its rounding decides timers
/// and shows in JSON logs, so it is repeated to the bit.
public final class ZeekTime {
    private ZeekTime() {}

    /// Seconds since the epoch for a count of microseconds.
    public static double seconds(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        return seconds + (micros - seconds * 1_000_000L) / 1e6;
    }

    /// Seconds since the epoch for a count of nanoseconds; what is below a microsecond is cut off, as by libpcap.
    public static double secondsOfNanos(long nanos) {
        return seconds(Math.floorDiv(nanos, 1000L));
    }
}
