package shad.model.inspect.graph;

import java.util.Arrays;
import shad.model.conn.Side;

/// Something about the packets of a connection over time. Each item stands at a time, reaches from a low to a high value
/// and belongs to a packet; the items are in the order of their times. Never changes; any thread.
public final class Curve {
    private final Kind kind;
    private final Side side;
    private final double[] seconds;
    private final double[] low;
    private final double[] high;
    private final int[] packets;

    /// How items that fall on the same place of a picture are put together, and how they are drawn.
    public enum Shape {
        /// Each item covers all from low to high.
        BARS,
        /// Each item's value holds until the next one.
        STEPS,
        /// Each item is a value for itself.
        POINTS
    }

    /// What a curve is about.
    public enum Kind {
        /// Payload sent for the first time: from its first sequence number to the one after its last.
        SENT(Shape.BARS),
        /// Payload that was seen before.
        SENT_AGAIN(Shape.BARS),
        /// Payload that fills a hole which later bytes had left.
        OUT_OF_ORDER(Shape.BARS),
        /// A keep-alive or a probe of a closed window.
        PROBE(Shape.BARS),
        /// Up to where the other end has received everything.
        ACKNOWLEDGED(Shape.STEPS),
        /// Up to where the other end allows to send.
        WINDOW(Shape.STEPS),
        /// Payload bytes a second.
        THROUGHPUT(Shape.STEPS),
        /// Seconds from payload to the acknowledgment that answers it.
        ROUND_TRIP(Shape.POINTS);

        private final Shape shape;

        Kind(Shape shape) {
            this.shape = shape;
        }

        public Shape shape() {
            return shape;
        }
    }

    Curve(Kind kind, Side side, double[] seconds, double[] low, double[] high, int[] packets) {
        this.kind = kind;
        this.side = side;
        this.seconds = seconds;
        this.low = low;
        this.high = high;
        this.packets = packets;
    }

    public Kind kind() {
        return kind;
    }

    /// Whose payload it is about.
    public Side side() {
        return side;
    }

    public int size() {
        return seconds.length;
    }

    /// When an item is, seconds after the first packet of the connection.
    public double seconds(int item) {
        return seconds[item];
    }

    public double low(int item) {
        return low[item];
    }

    public double high(int item) {
        return high[item];
    }

    /// The packet that an item belongs to, as in the [shad.model.inspect.FlowStory].
    public int packet(int item) {
        return packets[item];
    }

    /// The part of the curve between two times as a picture of so many columns can show it: of the items in a column the
    /// first, the lowest, the highest and the last remain, of bars one from the lowest to the highest. A curve of steps
    /// begins with the item before, which holds at the beginning.
    ///
    /// @param columns at least 1
    public Curve between(double from, double to, int columns) {
        int first = firstAt(from);
        int end = firstAt(Math.nextUp(to));
        if (kind.shape == Shape.STEPS && first > 0) {
            first--;
        }
        CurveBuilder reduced = new CurveBuilder(kind, side);
        double width = Math.max(to - from, Double.MIN_NORMAL) / columns;
        int start = first;
        while (start < end) {
            long column = column(start, from, width);
            int next = start + 1;
            while (next < end && column(next, from, width) == column) {
                next++;
            }
            reduce(start, next, reduced);
            start = next;
        }
        return reduced.build();
    }

    private long column(int item, double from, double width) {
        return (long) Math.floor((seconds[item] - from) / width);
    }

    private void reduce(int start, int end, CurveBuilder target) {
        int lowest = start;
        int highest = start;
        for (int i = start + 1; i < end; i++) {
            lowest = low[i] < low[lowest] ? i : lowest;
            highest = high[i] > high[highest] ? i : highest;
        }
        if (kind.shape == Shape.BARS) {
            target.add(seconds[highest], low[lowest], high[highest], packets[highest]);
            return;
        }
        int[] kept = {start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1};
        for (int i = 0; i < kept.length; i++) {
            if (i == 0 || kept[i] > kept[i - 1]) {
                target.add(seconds[kept[i]], low[kept[i]], high[kept[i]], packets[kept[i]]);
            }
        }
    }

    /// The first item at a time or later.
    private int firstAt(double time) {
        int found = Arrays.binarySearch(seconds, time);
        int index = found >= 0 ? found : -found - 1;
        while (index > 0 && index < seconds.length && seconds[index - 1] == time) {
            index--;
        }
        return index;
    }
}
