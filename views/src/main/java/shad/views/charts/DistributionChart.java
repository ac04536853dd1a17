package shad.views.charts;

import java.awt.Paint;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import shad.model.conn.StateClass;
import shad.views.plot.ChartStyle;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.text.ValueFormats;

/// The picture of a distribution: a bar for each state or class, with its count and share at the end.
final class DistributionChart {
    /// Room for the label behind the longest bar, in lengths of that bar.
    private static final double ROOM_FOR_LABELS = 0.5;

    /// Part of the height between two bars.
    private static final double GAP_BETWEEN_BARS = 0.35;

    private final CategoryAxis groups = new CategoryAxis();
    private final NumberAxis connections = new NumberAxis();
    private final Renderer renderer = new Renderer();
    private final CategoryPlot plot = new CategoryPlot(null, groups, connections, renderer);
    private final JFreeChart chart = ChartStyle.chart(plot);
    private final ValueFormats formats;
    private List<Bar> bars = List.of();
    private Measure measure = Measure.CONNECTIONS;
    private Palette palette;

    DistributionChart(Palette palette, ValueFormats formats) {
        this.palette = palette;
        this.formats = formats;
        ChartStyle.quiet(groups, ChartStyle.words(12));
        groups.setCategoryLabelPositionOffset(8);
        groups.setMaximumCategoryLabelWidthRatio(1);
        connections.setVisible(false);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        setPalette(palette);
    }

    JFreeChart chart() {
        return chart;
    }

    void setPalette(Palette newPalette) {
        palette = newPalette;
        groups.setTickLabelPaint(ChartStyle.color(palette, Role.TEXT));
        renderer.setDefaultItemLabelPaint(ChartStyle.color(palette, Role.TEXT_MUTED));
    }

    void setBars(List<Bar> newBars, Measure newMeasure, Scale scale) {
        chart.setNotify(false);
        bars = newBars;
        measure = newMeasure;
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        double longest = scale.length(1);
        for (Bar bar : bars) {
            double length = scale.length((double) bar.amount(measure));
            dataset.addValue(Double.valueOf(length), "amount", bar.label());
            longest = Math.max(longest, length);
        }
        // Each bar stands in the middle of an equal part of the height, as the rows of the table beside it do.
        double gap = GAP_BETWEEN_BARS / Math.max(1, bars.size());
        groups.setLowerMargin(gap / 2);
        groups.setUpperMargin(gap / 2);
        groups.setCategoryMargin(gap * (bars.size() - 1));
        plot.setDataset(dataset);
        connections.setRange(0, longest * (1 + ROOM_FOR_LABELS));
        chart.setNotify(true);
    }

    /// Colours and labels each bar by its own class and figures.
    @SuppressWarnings("serial") // charts are never written out
    private final class Renderer extends BarRenderer {
        Renderer() {
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setDrawBarOutline(false);
            setMinimumBarLength(1);
            setDefaultItemLabelGenerator(new Labels());
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelFont(ChartStyle.mono(11));
            setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.HALF_ASCENT_LEFT));
            setItemLabelInsets(new RectangleInsets(6, 6, 6, 6));
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            StateClass stateClass = bars.get(column).stateClass();
            return stateClass == null
                    ? ChartStyle.color(palette, Role.ACCENT)
                    : ChartStyle.color(palette, stateClass);
        }
    }

    private final class Labels implements CategoryItemLabelGenerator {
        @Override
        public String generateRowLabel(CategoryDataset dataset, int row) {
            return "";
        }

        @Override
        public String generateColumnLabel(CategoryDataset dataset, int column) {
            return bars.get(column).label();
        }

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            Bar bar = bars.get(column);
            return measure.text(bar.amount(measure), formats) + " · " + bar.share(measure);
        }
    }
}
