package shad.model.inspect.graph;

import static shad.model.inspect.graph.Curve.Kind.ACKNOWLEDGED;
import static shad.model.inspect.graph.Curve.Kind.OUT_OF_ORDER;
import static shad.model.inspect.graph.Curve.Kind.PROBE;
import static shad.model.inspect.graph.Curve.Kind.SENT;
import static shad.model.inspect.graph.Curve.Kind.SENT_AGAIN;
import static shad.model.inspect.graph.Curve.Kind.WINDOW;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.Oddity;
import shad.model.inspect.graph.Curve.Kind;
import shad.model.wire.TcpHeader;

/// Sequence numbers over time in one direction of a TCP connection: what one end sends, and what the other end
/// acknowledges and allows. As tcptrace draws it.
final class SequenceCurves {
    private final FlowStory story;
    private final FlowTimes times;
    private final Side side;
    private final Map<Kind, CurveBuilder> builders = new EnumMap<>(Kind.class);

    private SequenceCurves(FlowStory story, FlowTimes times, Side side) {
        this.story = story;
        this.times = times;
        this.side = side;
        for (Kind kind : List.of(WINDOW, ACKNOWLEDGED, SENT, OUT_OF_ORDER, SENT_AGAIN, PROBE)) {
            builders.put(kind, new CurveBuilder(kind, side));
        }
    }

    /// The curves about what `side` sends.
    static List<Curve> of(FlowStory story, FlowTimes times, Side side) {
        SequenceCurves curves = new SequenceCurves(story, times, side);
        for (int packet = 0; packet < story.size(); packet++) {
            curves.add(packet);
        }
        return curves.builders.values().stream().map(CurveBuilder::build).toList();
    }

    private void add(int packet) {
        Set<Oddity> oddities = story.oddities(packet);
        int flags = story.flags(packet);
        // Numbers of what counts nowhere, and of aborts, need not fit the connection.
        if (oddities.stream().anyMatch(Oddity::countsNowhere) || (flags & TcpHeader.RST) != 0) {
            return;
        }
        if (story.side(packet) == side) {
            int length = segmentLength(story, packet);
            if (length > 0) {
                double first = story.relativeSeq(packet);
                add(kind(oddities), packet, first, first + length);
            }
        } else if ((flags & TcpHeader.ACK) != 0) {
            double acknowledged = story.relativeAck(packet);
            add(ACKNOWLEDGED, packet, acknowledged, acknowledged);
            double window = acknowledged + story.window(packet);
            add(WINDOW, packet, window, window);
        }
    }

    private void add(Kind kind, int packet, double low, double high) {
        Objects.requireNonNull(builders.get(kind)).add(times.at(packet), low, high, packet);
    }

    private static Kind kind(Set<Oddity> oddities) {
        if (oddities.contains(Oddity.RETRANSMISSION)) {
            return SENT_AGAIN;
        }
        if (oddities.contains(Oddity.OUT_OF_ORDER)) {
            return OUT_OF_ORDER;
        }
        return oddities.contains(Oddity.KEEP_ALIVE) ? PROBE : SENT;
    }

    /// Sequence numbers that a packet takes: its payload, and one each for SYN and FIN (RFC 9293 section 3.4).
    static int segmentLength(FlowStory story, int packet) {
        int flags = story.flags(packet);
        return story.payloadLength(packet)
                + ((flags & TcpHeader.SYN) != 0 ? 1 : 0)
                + ((flags & TcpHeader.FIN) != 0 ? 1 : 0);
    }
}
