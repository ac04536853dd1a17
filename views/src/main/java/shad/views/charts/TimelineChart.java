package shad.views.charts;

import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import shad.views.plot.ChartStyle;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.text.ValueFormats;

/// The picture of a timeline: bars stacked by state class, those shown in full colour before all of them faintly.
final class TimelineChart {
    private static final int SHOWN = 0;
    private static final int ALL = 1;
    private static final double FAINT = 0.32;
    private static final double GAP_BETWEEN_BARS = 0.15;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TimeAxis time = new TimeAxis();
    private final NumberAxis connections = new NumberAxis();
    private final XYPlot plot = new XYPlot(null, time, connections, null);
    private final JFreeChart chart = ChartStyle.chart(plot);

    TimelineChart() {
        ChartStyle.quiet(time, ChartStyle.mono(11));
        time.setLowerMargin(0);
        time.setUpperMargin(0);
        connections.setVisible(false);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setRenderer(SHOWN, renderer());
        plot.setRenderer(ALL, renderer());
    }

    private static StackedXYBarRenderer renderer() {
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(GAP_BETWEEN_BARS);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        return renderer;
    }

    JFreeChart chart() {
        return chart;
    }

    void setPalette(Palette palette) {
        chart.setNotify(false);
        for (int series = 0; series < Timeline.CLASSES.length; series++) {
            plot.getRenderer(SHOWN).setSeriesPaint(series, ChartStyle.color(palette, Timeline.CLASSES[series]));
            plot.getRenderer(ALL).setSeriesPaint(series, ChartStyle.color(palette, Timeline.CLASSES[series], FAINT));
        }
        time.setTickLabelPaint(ChartStyle.color(palette, Role.TEXT_MUTED));
        chart.setNotify(true);
    }

    /// Has the axis tell times as the clock of the window does.
    void setClock(ValueFormats formats) {
        chart.setNotify(false);
        time.setTimeZone(TimeZone.getTimeZone(formats.zone()));
        time.setDateFormatOverride(switch (formats.getClock()) {
            case EPOCH -> new SecondsFormat(0, "");
            case RELATIVE -> new SecondsFormat(Math.floorDiv(formats.firstNanosProperty().get(), NANOS_PER_MILLI), "+");
            case UTC, LOCAL, ZONE, DELTA -> null;
        });
        chart.setNotify(true);
    }

    void setTimeline(@Nullable Timeline timeline, Measure measure, Scale scale) {
        chart.setNotify(false);
        if (timeline == null) {
            plot.setDataset(SHOWN, null);
            plot.setDataset(ALL, null);
            time.setTickLabelsVisible(false);
        } else {
            plot.setDataset(SHOWN, new TimelineDataset(timeline.shown(), measure, scale));
            boolean nothingLeftOut = timeline.shown() == timeline.all();
            plot.setDataset(ALL, nothingLeftOut ? null : new TimelineDataset(timeline.all(), measure, scale));
            time.setTickLabelsVisible(true);
            time.setRange(new Range(timeline.startMillis(0), timeline.startMillis(timeline.bucketCount())), true,
                    false);
            connections.setRange(0, Math.max(scale.length(1), scale.length((double) timeline.highest(measure))));
        }
        chart.setNotify(true);
    }
}
