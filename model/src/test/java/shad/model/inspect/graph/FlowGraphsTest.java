package shad.model.inspect.graph;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.Stories;
import shad.model.inspect.graph.Curve.Kind;
import shad.model.testing.Conversation;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;

/// Packets in, curves out.
class FlowGraphsTest {
    // --- sequence -----------------------------------------------------------------------------------------------------

    @Test
    void aSegmentReachesFromItsFirstByteToTheOneAfterItsLast() {
        FlowGraphs graphs = graphs("HS; 0.03 >A 1/1 L100; 0.04 >A 101/1 L50; 0.05 >FA 151/1");

        assertEquals("0.00 0-1 | 0.03 1-101 | 0.04 101-151 | 0.05 151-152", sent(graphs, Kind.SENT));
    }

    @Test
    void whatTheOtherEndAcknowledgesAndAllowsIsDrawnWhereItSaysSo() {
        FlowGraphs graphs = graphs("HS; 0.03 >A 1/1 L100; 0.04 <A 1/101; 0.05 <A 1/101 w0");

        assertEquals("0.01 1-1 | 0.04 101-101 | 0.05 101-101", sent(graphs, Kind.ACKNOWLEDGED));
        assertEquals("0.01 1001-1001 | 0.04 1101-1101 | 0.05 101-101", sent(graphs, Kind.WINDOW));
    }

    @Test
    void bytesSentAgainAndBytesThatFillAHoleAreToldApart() {
        FlowGraphs graphs = graphs("HS; 0.03 >A 1/1 L100; 0.04 >A 201/1 L100; 0.05 >A 101/1 L100; 0.06 >A 1/1 L100");

        assertEquals("0.05 101-201", sent(graphs, Kind.OUT_OF_ORDER));
        assertEquals("0.06 1-101", sent(graphs, Kind.SENT_AGAIN));
    }

    @Test
    void whatCountsNowhereIsNotDrawn() {
        FlowGraphs graphs = graphs("HS; 0.03 >A 77777/1 L100 badck; 0.04 >R 99999");

        assertEquals("0.00 0-1", sent(graphs, Kind.SENT));
    }

    @Test
    void everyItemKnowsItsPacket() {
        FlowGraphs graphs = graphs("HS; 0.03 >A 1/1 L100; 0.04 <A 1/101 L300; 0.05 >A 101/301 L20");
        Curve sent = curve(graphs.sequence(Side.ORIGINATOR), Kind.SENT);

        assertEquals(List.of(0, 3, 5), IntStream.range(0, sent.size()).map(sent::packet).boxed().toList());
    }

    @Test
    void aPacketFromThePastIsDrawnNoEarlierThanTheOneBeforeIt() {
        FlowGraphs graphs = graphs("HS; 0.05 >A 1/1 L100; 0.04 >A 101/1 L100");

        assertEquals("0.00 0-1 | 0.05 1-101 | 0.05 101-201", sent(graphs, Kind.SENT));
        assertEquals(0.05, graphs.durationSeconds(), 1e-9);
    }

    // --- round trips --------------------------------------------------------------------------------------------------

    @Test
    void anAcknowledgmentCountsFromTheNewestSegmentItCovers() {
        FlowGraphs graphs = graphs("HS; 0.10 >A 1/1 L100; 0.12 >A 101/1 L100; 0.15 <A 1/201");

        assertEquals("0.01 0.010 | 0.15 0.030", trips(graphs, Side.ORIGINATOR));
        assertEquals("0.02 0.010", trips(graphs, Side.RESPONDER));
    }

    @Test
    void anAcknowledgmentOfBytesSentTwiceMeasuresNothing() {
        FlowGraphs graphs = graphs("HS; 0.1 >A 1/1 L100; 0.3 >A 1/1 L100; 0.4 <A 1/101; 0.5 >A 101/1 L9; 0.6 <A 1/110");

        assertEquals("0.01 0.010 | 0.60 0.100", trips(graphs, Side.ORIGINATOR));
    }

    @Test
    void anAcknowledgmentThatWaitedForALateSegmentMeasuresNothing() {
        FlowGraphs graphs = graphs("HS; 0.1 >A 101/1 L100; 0.5 >A 1/1 L100; 0.6 <A 1/201");

        assertEquals("0.01 0.010", trips(graphs, Side.ORIGINATOR));
    }

    // --- throughput ---------------------------------------------------------------------------------------------------

    @Test
    void throughputIsThePayloadOfEachPartByItsLength() {
        FlowGraphs graphs = graphs("HS; 0.1 >A 1/1 L100; 0.2 >A 101/1 L100; 0.9 <A 1/201 L400; 1 >A 201/401");
        List<Curve> rates = graphs.throughput(0, 1, 2);

        assertEquals("0.00 400.000 | 0.50 0.000", points(curve(rates, Side.ORIGINATOR)));
        assertEquals("0.00 0.000 | 0.50 800.000", points(curve(rates, Side.RESPONDER)));
    }

    @Test
    void datagramsHaveThroughputAndNothingElse() {
        PcapWriter capture = new PcapWriter();
        for (int i = 0; i < 3; i++) {
            capture.packet(Conversation.nanos("" + i), Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2")
                    .udp(5000, 5001).payload(new byte[10]).build());
        }
        FlowGraphs graphs = new FlowGraphs(Stories.of(capture.toByteArray()).getFirst());

        assertTrue(graphs.sequence(Side.ORIGINATOR).isEmpty());
        assertTrue(graphs.roundTrips().isEmpty());
        assertEquals("0.00 10.000 | 1.00 20.000", points(curve(graphs.throughput(0, 2, 2), Side.ORIGINATOR)));
    }

    // --- pictures -----------------------------------------------------------------------------------------------------

    @Test
    void aPictureKeepsTheExtremesOfEveryColumn() {
        StringBuilder packets = new StringBuilder("HS");
        for (int i = 0; i < 400; i++) {
            packets.append(String.format(Locale.ROOT, "; %.4f >A %d/1 L10", 1 + i / 1000.0, 1 + 10 * i));
        }
        Curve whole = curve(graphs(packets.toString()).sequence(Side.ORIGINATOR), Kind.SENT);
        Curve picture = whole.between(1, 1.4, 10);

        assertTrue(picture.size() <= 11);
        assertEquals(1, picture.low(0));
        assertEquals(4001, picture.high(picture.size() - 1));
        for (int i = 1; i < picture.size(); i++) {
            assertEquals(picture.high(i - 1), picture.low(i));
        }
    }

    @Test
    void stepsBeginWithTheValueThatHeldBefore() {
        Curve acknowledged = curve(
                graphs("HS; 1 >A 1/1 L100; 2 <A 1/101; 5 >A 101/1 L100; 6 <A 1/201").sequence(Side.ORIGINATOR),
                Kind.ACKNOWLEDGED);

        assertEquals("2.00 101-101 | 6.00 201-201", bars(acknowledged.between(4, 7, 100)));
    }

    @Test
    void aPictureOfFewItemsIsTheCurveItself() {
        Curve sent = curve(
                graphs("HS; 1 >A 1/1 L100; 2 >A 101/1 L100; 3 >A 201/1 L100").sequence(Side.ORIGINATOR), Kind.SENT);

        assertEquals("1.00 1-101 | 2.00 101-201", bars(sent.between(1, 2, 1000)));
    }

    // --- words --------------------------------------------------------------------------------------------------------

    private static FlowGraphs graphs(String conversation) {
        FlowStory story = Stories.of(Conversation.of(conversation));
        return new FlowGraphs(story);
    }

    private static String sent(FlowGraphs graphs, Kind kind) {
        return bars(curve(graphs.sequence(Side.ORIGINATOR), kind));
    }

    private static String trips(FlowGraphs graphs, Side side) {
        return points(curve(graphs.roundTrips(), side));
    }

    private static Curve curve(List<Curve> curves, Kind kind) {
        return curves.stream().filter(curve -> curve.kind() == kind).findFirst().orElseThrow();
    }

    private static Curve curve(List<Curve> curves, Side side) {
        return curves.stream().filter(curve -> curve.side() == side).findFirst().orElseThrow();
    }

    private static String bars(Curve curve) {
        return IntStream.range(0, curve.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT, "%.2f %.0f-%.0f", curve.seconds(i), curve.low(i), curve.high(i)))
                .collect(joining(" | "));
    }

    private static String points(Curve curve) {
        return IntStream.range(0, curve.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%.2f %.3f", curve.seconds(i), curve.high(i)))
                .collect(joining(" | "));
    }
}
