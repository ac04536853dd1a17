package shad.model.inspect.graph;

import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.Oddity;
import shad.model.wire.TcpHeader;

/// Round-trip times as where the capture was made could measure them: from payload to the acknowledgment that answers it.
/// An acknowledgment counts from the newest segment that it covers, and gives no measure when it covers anything that was
/// sent twice or late (RFC 6298 section 3: Karn's algorithm).
final class RoundTripCurve {
    private final FlowStory story;
    private final FlowTimes times;
    private final CurveBuilder curve;
    /// The segments that wait for an acknowledgment are those from `oldest` to `newest`, newest excluded.
    private final int[] waiting;
    private int oldest;
    private int newest;
    private long highestSent = Long.MIN_VALUE;
    private long acknowledged = Long.MIN_VALUE;
    private long ambiguousBelow = Long.MIN_VALUE;

    private RoundTripCurve(FlowStory story, FlowTimes times, Side side) {
        this.story = story;
        this.times = times;
        this.curve = new CurveBuilder(Curve.Kind.ROUND_TRIP, side);
        this.waiting = new int[story.size()];
    }

    /// The times from what `side` sends to the answers of the other end.
    static Curve of(FlowStory story, FlowTimes times, Side side) {
        RoundTripCurve trips = new RoundTripCurve(story, times, side);
        for (int packet = 0; packet < story.size(); packet++) {
            boolean counts = story.oddities(packet).stream().noneMatch(Oddity::countsNowhere);
            if (counts && story.side(packet) == side) {
                trips.sent(packet);
            } else if (counts && (story.flags(packet) & TcpHeader.ACK) != 0) {
                trips.answered(packet);
            }
        }
        return trips.curve.build();
    }

    private void sent(int packet) {
        int length = SequenceCurves.segmentLength(story, packet);
        if (length == 0 || (story.flags(packet) & TcpHeader.RST) != 0) {
            return;
        }
        long end = end(packet);
        if (end > highestSent) {
            highestSent = end;
            waiting[newest++] = packet;
        } else {
            ambiguousBelow = Math.max(ambiguousBelow, end);
        }
    }

    private void answered(int packet) {
        long ack = story.relativeAck(packet);
        if (ack <= acknowledged) {
            return;
        }
        boolean clear = acknowledged >= ambiguousBelow;
        acknowledged = ack;
        int covered = -1;
        while (oldest < newest && end(waiting[oldest]) <= ack) {
            covered = waiting[oldest++];
        }
        if (covered >= 0 && clear) {
            double trip = times.at(packet) - times.at(covered);
            curve.add(times.at(packet), trip, trip, packet);
        }
    }

    private long end(int packet) {
        return story.relativeSeq(packet) + SequenceCurves.segmentLength(story, packet);
    }
}
