package shad.views.charts;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.query.TimeHistogram;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.fx.LatestTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.selection.TimeRange;
import shad.views.text.ValueFormats;

/// Counts connections over time, in the background, whenever the rows shown or the room for buckets change. Time is
/// divided into buckets of equal width however long it is, so a capture with gaps of years costs no more than another. FX
/// thread only.
public final class TimelineViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(TimelineViewModel.class);
    /// Shorter captures stand in the middle of a second: a chart can't tell apart what is closer than its numbers.
    private static final long SHORTEST_NANOS = 1_000_000_000L;
    private static final int BUCKETS_AT_FIRST = 150;

    private final Selection selection;
    private final IntegerProperty bucketCount = new SimpleIntegerProperty(this, "bucketCount", BUCKETS_AT_FIRST);
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>(this, "timeline");
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(this, "measure", Measure.CONNECTIONS);
    private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(this, "scale", Scale.LINEAR);
    private final LatestTask counting;

    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public TimelineViewModel(Selection selection, Executor background, Executor fxThread) {
        this.selection = selection;
        counting = new LatestTask(background, fxThread);
        selection.shownProperty().subscribe(shown -> count());
        bucketCount.subscribe(count -> count());
    }

    /// Into how many buckets time is divided; the view sets it by its width.
    IntegerProperty bucketCountProperty() {
        return bucketCount;
    }

    /// What the bars stand for.
    ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    /// How the bars grow.
    ObjectProperty<Scale> scaleProperty() {
        return scale;
    }

    ValueFormats formats() {
        return selection.formats();
    }

    /// What to draw; null while there are no connections.
    ReadOnlyObjectProperty<@Nullable Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    @Nullable
    Timeline getTimeline() {
        return timeline.get();
    }

    /// The time that a person has narrowed the window to; null for all of it.
    ObjectProperty<@Nullable TimeRange> timeRangeProperty() {
        return selection.timeRangeProperty();
    }

    private void count() {
        ShownRows shown = selection.getShown();
        int buckets = bucketCount.get();
        counting.run(
                () -> Optional.ofNullable(count(shown, buckets)),
                counted -> timeline.set(counted.orElse(null)),
                failure -> LOG.error("Counting over time failed", failure));
    }

    private static @Nullable Timeline count(ShownRows shown, int buckets) {
        StoreSnapshot snapshot = shown.snapshot();
        if (snapshot.size() == 0) {
            return null;
        }
        boolean nothingLeftOut = shown.count() == snapshot.size();
        int[] everyRow = nothingLeftOut
                ? shown.rows()
                : IntStream.range(0, snapshot.size()).toArray();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        ConnectionView view = snapshot.view();
        for (int row : everyRow) {
            long start = view.at(row).startNanos();
            first = Math.min(first, start);
            last = Math.max(last, start);
        }
        if (last - first >= 0 && last - first < SHORTEST_NANOS) {
            first = Math.max(first, Long.MIN_VALUE + SHORTEST_NANOS) - SHORTEST_NANOS / 2;
            last = first + SHORTEST_NANOS;
        }
        TimeHistogram all = TimeHistogram.of(snapshot, everyRow, first, last, buckets);
        return new Timeline(
                all, nothingLeftOut ? all : TimeHistogram.of(snapshot, shown.rows(), first, last, buckets));
    }
}
