package shad.views.inspector.graphs;

import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;
import shad.model.inspect.graph.Curve;

/// Curves as the chart library draws them: bars as lines with gaps between them, steps as lines with corners, points as
/// they are.
@SuppressWarnings("serial") // charts are never written out
final class CurveDataset extends AbstractXYDataset {
    private final List<Curve> curves;
    private final boolean pointsOnly;

    /// @param pointsOnly a point for the low end of each item instead of its bar
    CurveDataset(List<Curve> curves, boolean pointsOnly) {
        this.curves = List.copyOf(curves);
        this.pointsOnly = pointsOnly;
    }

    private Curve.Shape shape(Curve curve) {
        return pointsOnly ? Curve.Shape.POINTS : curve.kind().shape();
    }

    private int placesPerItem(Curve curve) {
        return switch (shape(curve)) {
            case BARS -> 3;
            case STEPS -> 2;
            case POINTS -> 1;
        };
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }

    @Override
    public int getSeriesCount() {
        return curves.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return CurveLook.words(curves.get(series));
    }

    @Override
    public int getItemCount(int series) {
        Curve curve = curves.get(series);
        return curve.size() * placesPerItem(curve);
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
        Curve curve = curves.get(series);
        return curve.seconds(item / placesPerItem(curve));
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public double getYValue(int series, int item) {
        Curve curve = curves.get(series);
        int places = placesPerItem(curve);
        int index = item / places;
        int place = item % places;
        return switch (shape(curve)) {
            case BARS -> place == 0 ? curve.low(index) : place == 1 ? curve.high(index) : Double.NaN;
            case STEPS -> curve.high(place == 0 && index > 0 ? index - 1 : index);
            case POINTS -> pointsOnly ? curve.low(index) : curve.high(index);
        };
    }
}
