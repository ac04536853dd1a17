package shad.views.plot;

import java.awt.geom.Rectangle2D;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;

/// A chart that fills the room it is given.
public final class ChartArea extends Region {
    private static final double MIN_WIDTH = 160;

    private final ChartCanvas canvas;

    public ChartArea(JFreeChart chart) {
        canvas = new ChartCanvas(chart);
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
        setMinWidth(MIN_WIDTH);
        getChildren().add(canvas);
    }

    /// Where the values are drawn, without the axes.
    public Rectangle2D plotArea() {
        return canvas.getRenderingInfo().getPlotInfo().getDataArea();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
    }
}
