package shad.views.charts;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import shad.model.query.TimeHistogram;
import shad.model.store.StoreSnapshot;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.selection.TimeRange;
import shad.views.text.ValueFormats;

/// Counts connections over time, in the background, whenever the rows shown or the room for buckets change. Time is
/// divided into buckets of equal width however long it is, so a capture with gaps of years costs no more than another. FX
/// thread only.
public final class TimelineViewModel {
    /// Shorter captures stand in the middle of a second: a chart can't tell apart what is closer than its numbers.
    private static final long SHORTEST_NANOS = 1_000_000_000L;
    private static final int BUCKETS_AT_FIRST = 150;

    /// The buckets of all rows stay as they are whatever is filtered.
    private record Answer(StoreSnapshot snapshot, @Nullable Timeline timeline) {}

    private final Selection selection;
    private final IntegerProperty bucketCount = new SimpleIntegerProperty(this, "bucketCount", BUCKETS_AT_FIRST);
    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>(this, "timeline");
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(this, "measure", Measure.CONNECTIONS);
    private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(this, "scale", Scale.LINEAR);
    private final RowCount<Answer> counting;
    private Answer known = new Answer(StoreSnapshot.empty(), null);

    public TimelineViewModel(RowCounts counts) {
        selection = counts.selection();
        counting = counts.add(shown -> {
            Answer before = known;
            int buckets = bucketCount.get();
            return () -> count(shown, buckets, before);
        }, answer -> {
            known = answer;
            timeline.set(answer.timeline());
        });
        bucketCount.subscribe((before, now) -> counting.again());
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

    private static Answer count(ShownRows shown, int buckets, Answer before) {
        StoreSnapshot snapshot = shown.snapshot();
        if (snapshot.size() == 0) {
            return new Answer(snapshot, null);
        }
        Timeline drawn = before.timeline();
        TimeHistogram all = drawn != null && before.snapshot() == snapshot && drawn.bucketCount() == buckets
                ? drawn.all()
                : TimeHistogram.ofAll(snapshot, SHORTEST_NANOS, buckets);
        boolean nothingLeftOut = shown.count() == snapshot.size();
        return new Answer(
                snapshot, new Timeline(all, nothingLeftOut ? all : all.ofSome(snapshot, shown.rows())));
    }
}
