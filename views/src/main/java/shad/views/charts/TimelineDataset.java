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

    TimelineDataset(TimeHistogram histogram) {
        this.histogram = histogram;
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
        return histogram.connections(item, Timeline.CLASSES[series]);
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
