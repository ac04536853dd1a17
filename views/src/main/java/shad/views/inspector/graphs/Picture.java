package shad.views.inspector.graphs;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shad.model.conn.Side;
import shad.model.inspect.graph.Curve;
import shad.model.inspect.graph.FlowGraphs;

/// What a graph is drawn of. Immutable.
///
/// @param graphs all there is to draw
/// @param side whose payload, where the graph is about one side
/// @param span the part that is shown
/// @param curves no finer than the picture
record Picture(FlowGraphs graphs, Graph graph, Side side, Span span, List<Curve> curves) {
    /// Walks over the items of the curves; in the background.
    static Picture of(FlowGraphs graphs, Graph graph, Side side, Span span, int columns) {
        List<Curve> whole = whole(graphs, graph, side, span, columns);
        List<Curve> fitting = graph == Graph.THROUGHPUT
                ? whole
                : whole.stream().map(curve -> curve.between(span.from(), span.to(), columns)).toList();
        return new Picture(
                graphs, graph, side, span, fitting.stream().filter(curve -> curve.size() > 0).toList());
    }

    private static List<Curve> whole(FlowGraphs graphs, Graph graph, Side side, Span span, int columns) {
        return switch (graph) {
            case SEQUENCE -> graphs.sequence(side);
            case STEVENS -> graphs.sequence(side).stream()
                    .filter(curve -> curve.kind().shape() == Curve.Shape.BARS)
                    .toList();
            case THROUGHPUT -> graphs.throughput(span.from(), span.to(), parts(columns));
            case ROUND_TRIP -> graphs.roundTrips();
        };
    }

    /// Wide enough to be seen as steps.
    private static int parts(int columns) {
        return Math.max(1, columns / 4);
    }

    boolean isEmpty() {
        return curves.isEmpty();
    }

    /// The packet whose item stands nearest to a place.
    ///
    /// @param secondsPerPixel how much time a pixel is
    /// @param amountPerPixel how much of what is measured
    /// @return -1 where there is nothing
    int nearest(double seconds, double amount, double secondsPerPixel, double amountPerPixel) {
        int nearest = -1;
        double least = Double.MAX_VALUE;
        for (Curve curve : curves) {
            for (int i = 0; i < curve.size(); i++) {
                double dx = (curve.seconds(i) - seconds) / secondsPerPixel;
                double dy = (Math.clamp(amount, curve.low(i), curve.high(i)) - amount) / amountPerPixel;
                double distance = dx * dx + dy * dy;
                if (distance < least) {
                    least = distance;
                    nearest = curve.packet(i);
                }
            }
        }
        return nearest;
    }

    /// The figures of the span in full, names first; worked out by whoever goes through them.
    Stream<List<String>> figures() {
        return Stream.concat(
                Stream.of(List.of("frame", "seconds", "side", "curve", "from", "to")),
                Stream.of(this).flatMap(Picture::wholeCurves).flatMap(curve -> IntStream.range(0, curve.size())
                        .filter(item -> span.contains(curve.seconds(item)))
                        .mapToObj(item -> figures(curve, item))));
    }

    private Stream<Curve> wholeCurves() {
        return (graph == Graph.THROUGHPUT ? curves : whole(graphs, graph, side, span, 1)).stream();
    }

    private List<String> figures(Curve curve, int item) {
        return List.of(
                Long.toString(graphs.story().frameNumber(curve.packet(item))),
                decimal(curve.seconds(item)),
                curve.side() == Side.ORIGINATOR ? "orig" : "resp",
                curve.kind().name().toLowerCase(Locale.ROOT),
                decimal(curve.low(item)),
                decimal(curve.high(item)));
    }

    private static String decimal(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.9f", value);
    }
}
