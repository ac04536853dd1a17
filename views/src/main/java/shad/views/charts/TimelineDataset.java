package shad.views.charts;

import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractIntervalXYDataset;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.TableXYDataset;
import shad.model.query.TimeHistogram;

/// A histogram as a chart reads it: one series a state class, one item a bucket, times in milliseconds since the epoch.
@SuppressWarnings("serial") // charts are never written out
final class TimelineDataset extends AbstractIntervalXYDataset implements IntervalXYDataset, TableXYDataset {
    private final transient TimeHistogram histogram;

    private final transient Measure measure;
    private final transient Scale scale;

    TimelineDataset(TimeHistogram histogram, Measure measure, Scale scale) {
        this.histogram = histogram;
        this.measure = measure;
        this.scale = scale;
    }

    @Override
    public int getSeriesCount() {
        return Timeline.CLASSES.length;
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return Timeline.CLASSES[series];
    }

    @Override
    public DomainOrder getDomainOrder() {
        return DomainOrder.ASCENDING;
    }

    @Override
    public int getItemCount() {
        return histogram.bucketCount();
    }

    @Override
    public int getItemCount(int series) {
        return getItemCount();
    }

    @Override
    public Number getX(int series, int item) {
        return (getStartXValue(series, item) + getEndXValue(series, item)) / 2;
    }

    @Override
    public Number getStartX(int series, int item) {
        return Timeline.startMillis(histogram, item);
    }

    @Override
    public Number getEndX(int series, int item) {
        return Timeline.startMillis(histogram, item + 1);
    }

    @Override
    public Number getY(int series, int item) {
        double amount = (double) measure.of(histogram, item, Timeline.CLASSES[series]);
        double total = (double) Timeline.total(histogram, item, measure);
        // The parts of a bar keep their shares of its height whatever the scale.
        return total == 0 ? 0 : scale.length(total) * amount / total;
    }

    @Override
    public Number getStartY(int series, int item) {
        return getY(series, item);
    }

    @Override
    public Number getEndY(int series, int item) {
        return getY(series, item);
    }
}
