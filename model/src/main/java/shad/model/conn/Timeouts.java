package shad.model.conn;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// A value for each [Timeout]. Immutable.
public final class Timeouts {
    /// Zeek's values.
    public static final Timeouts DEFAULT = new Timeouts(defaults());

    /// By ordinal.
    private final double[] seconds;

    private Timeouts(double[] seconds) {
        this.seconds = seconds;
    }

    private static double[] defaults() {
        Timeout[] all = Timeout.values();
        double[] seconds = new double[all.length];
        for (Timeout timeout : all) {
            seconds[timeout.ordinal()] = timeout.defaultSeconds();
        }
        return seconds;
    }

    /// A timeout's value in seconds.
    public double seconds(Timeout timeout) {
        return seconds[timeout.ordinal()];
    }

    /// The same values but for one.
    ///
    /// @throws IllegalArgumentException if the timeout does not allow that value
    public Timeouts with(Timeout timeout, double value) {
        if (!timeout.allows(value)) {
            throw new IllegalArgumentException(
                    timeout.zeekName() + " must be from " + timeout.minSeconds() + " to " + Timeout.MAX_SECONDS
                            + " seconds, not " + value);
        }
        double[] copy = seconds.clone();
        copy[timeout.ordinal()] = value;
        return new Timeouts(copy);
    }

    /// Those that differ from Zeek's, in the order of [Timeout], with their values in seconds.
    public Map<Timeout, Double> changed() {
        Map<Timeout, Double> changed = new EnumMap<>(Timeout.class);
        for (Timeout timeout : Timeout.values()) {
            if (seconds(timeout) != timeout.defaultSeconds()) {
                changed.put(timeout, seconds(timeout));
            }
        }
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeouts that && Arrays.equals(seconds, that.seconds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(seconds);
    }

    @Override
    public String toString() {
        return "timeouts that differ from Zeek's: " + changed();
    }
}
