package shad.views.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/// Clock times in one zone, far enough apart to be read at a glance, and none cut off at the ends.
@SuppressWarnings("serial") // charts are never written out
final class TimeAxis extends DateAxis {
    private static final double SPACE_BETWEEN_LABELS = 64;

    TimeAxis() {
        super(null, TimeZone.getTimeZone("UTC"), Locale.ROOT);
        setTickLabelInsets(new RectangleInsets(2, SPACE_BETWEEN_LABELS / 2, 0, SPACE_BETWEEN_LABELS / 2));
    }

    @Override
    public List<?> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        FontMetrics metrics = graphics.getFontMetrics(getTickLabelFont());
        return ((List<?>) super.refreshTicks(graphics, state, area, edge))
                .stream().filter(tick -> fits((DateTick) tick, metrics, area, edge)).toList();
    }

    private boolean fits(DateTick tick, FontMetrics metrics, Rectangle2D area, RectangleEdge edge) {
        double center = valueToJava2D(tick.getValue(), area, edge);
        double half = metrics.stringWidth(tick.getText()) / 2.0;
        return center - half >= area.getMinX() && center + half <= area.getMaxX();
    }
}
