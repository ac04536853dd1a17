package shad.views.inspector.graphs;

import java.awt.Color;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import shad.model.inspect.graph.Curve;
import shad.views.plot.ChartStyle;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.text.Durations;
import shad.views.text.Sizes;

/// The picture of a graph, with axes, a legend and a line where the chosen packet is.
final class FlowChart {
    private static final int LINES = 0;
    private static final int MARKS = 1;
    private static final double ROOM = 0.04;
    /// In heights of what was sent.
    private static final double ROOM_FOR_WINDOW = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final NumberAxis seconds = new NumberAxis("seconds after the first packet");
    private final NumberAxis amount = new NumberAxis();
    private final XYPlot plot = new XYPlot(null, seconds, amount, null);
    private final JFreeChart chart = ChartStyle.chart(plot);
    private final LegendTitle legend = new LegendTitle(plot);
    private @Nullable Picture picture;
    private double chosenSeconds = Double.NaN;
    private Palette palette;

    FlowChart(Palette palette) {
        this.palette = palette;
        for (NumberAxis axis : List.of(seconds, amount)) {
            ChartStyle.quiet(axis, ChartStyle.mono(10));
            axis.setLabelFont(ChartStyle.words(11));
            axis.setAutoRangeIncludesZero(false);
            axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
        }
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        // For half of the last number of the time axis.
        plot.setInsets(new RectangleInsets(0, 0, 0, 8));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(ChartStyle.HAIRLINE);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setBackgroundPaint(null);
        legend.setFrame(BlockBorder.NONE);
        // Unlike the font of the axes: the canvas does not set again what was set last, though it forgets it.
        legend.setItemFont(ChartStyle.words(11.5f));
        legend.setItemLabelPadding(new RectangleInsets(1, 3, 1, 10));
        // The topmost number of the axis rises above the plot.
        legend.setMargin(new RectangleInsets(0, 0, 8, 0));
        chart.addLegend(legend);
    }

    JFreeChart chart() {
        return chart;
    }

    void setPalette(Palette newPalette) {
        palette = newPalette;
        draw();
    }

    /// The moment at a part of the width, 0 at the left, 1 at the right.
    double secondsAt(double part) {
        return seconds.getLowerBound() + part * secondsLength();
    }

    double secondsLength() {
        return seconds.getRange().getLength();
    }

    /// What is measured at a part of the height, 0 below, 1 at the top.
    double amountAt(double part) {
        return amount.getLowerBound() + part * amountLength();
    }

    double amountLength() {
        return amount.getRange().getLength();
    }

    /// Marks a moment, NaN for none.
    void setChosen(double newSeconds) {
        if (Double.compare(chosenSeconds, newSeconds) != 0) {
            chosenSeconds = newSeconds;
            chart.setNotify(false);
            mark();
            chart.setNotify(true);
        }
    }

    void show(@Nullable Picture newPicture) {
        picture = newPicture;
        draw();
    }

    private void draw() {
        chart.setNotify(false);
        Color quiet = ChartStyle.color(palette, Role.TEXT_MUTED);
        legend.setItemPaint(ChartStyle.color(palette, Role.TEXT));
        plot.setRangeGridlinePaint(ChartStyle.color(palette, Role.BORDER_SUBTLE));
        for (NumberAxis axis : List.of(seconds, amount)) {
            axis.setTickLabelPaint(quiet);
            axis.setLabelPaint(quiet);
        }
        if (picture == null) {
            plot.setDataset(LINES, null);
            plot.setDataset(MARKS, null);
        } else {
            draw(picture);
        }
        mark();
        chart.setNotify(true);
    }

    private void draw(Picture drawn) {
        boolean points = drawn.graph() == Graph.STEVENS || drawn.graph() == Graph.ROUND_TRIP;
        List<Curve> lines = points ? List.of() : drawn.curves();
        List<Curve> marks = points
                ? drawn.curves()
                : drawn.curves().stream().filter(CurveLook::isMarked).toList();
        plot.setDataset(LINES, new CurveDataset(lines, false));
        plot.setRenderer(LINES, lines(lines));
        plot.setDataset(MARKS, new CurveDataset(marks, true));
        plot.setRenderer(MARKS, marks(marks));
        double room = drawn.span().length() * ROOM / 2;
        seconds.setRange(new Range(drawn.span().from() - room, drawn.span().to() + room), true, false);
        amount.setLabel(drawn.graph().amount());
        amount.setNumberFormatOverride(format(drawn.graph()));
        amount.setRange(range(drawn), true, false);
    }

    private XYLineAndShapeRenderer lines(List<Curve> curves) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int series = 0; series < curves.size(); series++) {
            Curve curve = curves.get(series);
            renderer.setSeriesPaint(series, CurveLook.color(curve, palette));
            renderer.setSeriesStroke(series, CurveLook.stroke(curve));
            renderer.setSeriesVisibleInLegend(series, !CurveLook.isMarked(curve));
        }
        return renderer;
    }

    private XYLineAndShapeRenderer marks(List<Curve> curves) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int series = 0; series < curves.size(); series++) {
            renderer.setSeriesPaint(series, CurveLook.color(curves.get(series), palette));
            renderer.setSeriesShape(series, CurveLook.mark(curves.get(series)));
        }
        return renderer;
    }

    private static Range range(Picture drawn) {
        boolean fromZero = !drawn.graph().isOfOneSide();
        double lowest = fromZero ? 0 : values(drawn, false).min().orElse(0);
        double highest = Math.max(highest(drawn, lowest), lowest);
        double room = Math.max((highest - lowest) * ROOM, highest == lowest ? 0.5 : 0);
        return new Range(fromZero ? 0 : lowest - room, highest + room);
    }

    /// A window that is much larger than what was sent would press that flat: then it reaches out of the picture.
    private static double highest(Picture drawn, double lowest) {
        double all = values(drawn, true).max().orElse(1);
        double sent = values(drawn.curves().stream().filter(curve -> curve.kind() != Curve.Kind.WINDOW), true)
                .max()
                .orElse(all);
        return Math.min(all, sent + ROOM_FOR_WINDOW * (sent - lowest));
    }

    private static DoubleStream values(Picture drawn, boolean high) {
        return values(drawn.curves().stream(), high);
    }

    private static DoubleStream values(Stream<Curve> curves, boolean high) {
        return curves.flatMapToDouble(curve -> IntStream.range(0, curve.size())
                .mapToDouble(item -> high ? curve.high(item) : curve.low(item)));
    }

    private void mark() {
        plot.clearDomainMarkers();
        if (!Double.isNaN(chosenSeconds)) {
            ValueMarker marker = new ValueMarker(
                    chosenSeconds, ChartStyle.color(palette, Role.ACCENT), ChartStyle.HAIRLINE);
            plot.addDomainMarker(marker, Layer.FOREGROUND);
        }
    }

    private static NumberFormat format(Graph graph) {
        return switch (graph) {
            case SEQUENCE, STEVENS -> NumberFormat.getIntegerInstance(Locale.ROOT);
            case THROUGHPUT -> new Words(value -> Sizes.human(Math.round(value)));
            case ROUND_TRIP -> new Words(value -> Durations.human(Math.round(value * NANOS_PER_SECOND)));
        };
    }

    /// Figures with their units.
    @SuppressWarnings("serial") // charts are never written out
    private static final class Words extends NumberFormat {
        private final DoubleFunction<String> words;

        Words(DoubleFunction<String> words) {
            this.words = words;
        }

        @Override
        public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
            return target.append(words.apply(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer target, FieldPosition position) {
            return format((double) number, target, position);
        }

        @Override
        public @Nullable Number parse(String source, ParsePosition position) {
            return null;
        }
    }
}
