package shad.model.inspect.graph;

import java.util.Arrays;
import shad.model.conn.Side;

/// Gathers the items of a curve in the order of their times.
final class CurveBuilder {
    private final Curve.Kind kind;
    private final Side side;
    private int size;
    private double[] seconds = new double[16];
    private double[] low = new double[16];
    private double[] high = new double[16];
    private int[] packets = new int[16];

    CurveBuilder(Curve.Kind kind, Side side) {
        this.kind = kind;
        this.side = side;
    }

    void add(double itemSeconds, double itemLow, double itemHigh, int packet) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            low = Arrays.copyOf(low, 2 * size);
            high = Arrays.copyOf(high, 2 * size);
            packets = Arrays.copyOf(packets, 2 * size);
        }
        seconds[size] = itemSeconds;
        low[size] = itemLow;
        high[size] = itemHigh;
        packets[size++] = packet;
    }

    Curve build() {
        return new Curve(
                kind, side, Arrays.copyOf(seconds, size), Arrays.copyOf(low, size), Arrays.copyOf(high, size),
                Arrays.copyOf(packets, size));
    }
}
