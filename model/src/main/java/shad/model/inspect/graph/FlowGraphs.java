package shad.model.inspect.graph;

import java.util.Arrays;
import java.util.List;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;

/// The packets of a connection as curves over time. Made at once, in the time of a walk over the packets. Never changes;
/// any thread.
public final class FlowGraphs {
    private final FlowStory story;
    private final FlowTimes times;
    private final List<List<Curve>> sequences;
    private final List<Curve> roundTrips;

    /// Walks over all packets of a story.
    public FlowGraphs(FlowStory story) {
        this.story = story;
        times = new FlowTimes(story);
        boolean tcp = story.stateRule() != null;
        sequences = tcp
                ? List.of(
                        SequenceCurves.of(story, times, Side.ORIGINATOR),
                        SequenceCurves.of(story, times, Side.RESPONDER))
                : List.of(List.of(), List.of());
        roundTrips = tcp
                ? List.of(
                        RoundTripCurve.of(story, times, Side.ORIGINATOR),
                        RoundTripCurve.of(story, times, Side.RESPONDER))
                : List.of();
    }

    public FlowStory story() {
        return story;
    }

    /// Seconds from the first packet to the last.
    public double durationSeconds() {
        return times.last();
    }

    /// When a packet is drawn, seconds after the first one.
    public double seconds(int packet) {
        return times.at(packet);
    }

    /// Sequence numbers over time of what one end sends: its segments, and what the other end acknowledges and allows.
    /// Empty unless the transport is TCP.
    public List<Curve> sequence(Side side) {
        return sequences.get(side.ordinal());
    }

    /// Round-trip times, of the originator's payload and of the responder's. Empty unless the transport is TCP.
    public List<Curve> roundTrips() {
        return roundTrips;
    }

    /// Payload bytes a second, those of the originator and those of the responder, as means of equal parts of a time.
    ///
    /// @param from seconds after the first packet
    /// @param to later than `from`
    /// @param parts at least 1
    public List<Curve> throughput(double from, double to, int parts) {
        return List.of(throughput(Side.ORIGINATOR, from, to, parts), throughput(Side.RESPONDER, from, to, parts));
    }

    private Curve throughput(Side side, double from, double to, int parts) {
        double width = (to - from) / parts;
        long[] bytes = new long[parts];
        int[] firstPacket = new int[parts];
        Arrays.fill(firstPacket, -1);
        for (int packet = 0; packet < story.size(); packet++) {
            double time = times.at(packet);
            if (story.side(packet) == side && time >= from && time <= to) {
                int part = (int) Math.min((long) parts - 1, (long) ((time - from) / width));
                bytes[part] += story.payloadLength(packet);
                firstPacket[part] = firstPacket[part] < 0 ? packet : firstPacket[part];
            }
        }
        CurveBuilder curve = new CurveBuilder(Curve.Kind.THROUGHPUT, side);
        int packet = 0;
        for (int part = 0; part < parts; part++) {
            packet = firstPacket[part] < 0 ? packet : firstPacket[part];
            double rate = bytes[part] / width;
            curve.add(from + part * width, rate, rate, packet);
        }
        return curve.build();
    }
}
