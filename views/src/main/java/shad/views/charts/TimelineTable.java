package shad.views.charts;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.conn.StateClass;
import shad.views.selection.TimeRange;
import shad.views.style.Styles;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;

/// The figures of the timeline: a line for each bucket that shows connections. Double click or Enter narrows the window to
/// its time. Style class `timeline-table`.
final class TimelineTable extends VBox {
    private static final double HEIGHT = 30 + 10 * 26;

    private final WindowedTable table;
    private @Nullable Timeline timeline;

    TimelineTable(TimelineViewModel viewModel) {
        getStyleClass().add("timeline-table");
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(ColumnSpec.mono("time", "from (UTC)", 136, this::time));
        columns.add(ColumnSpec.mono("connections", "connections", 96, this::connections).right());
        for (StateClass each : Timeline.CLASSES) {
            double width = each == StateClass.REFUSED ? 136 : 96;
            columns.add(ColumnSpec.mono(each.name(), each.word(), width, bucket -> connections(bucket, each)).right());
        }
        table = new WindowedTable(columns);
        table.setAccessibleText("Connections over time");
        table.setMinHeight(HEIGHT);
        table.setPrefHeight(HEIGHT);
        table.setOnActivate(bucket -> viewModel.timeRangeProperty().set(range(bucket)));
        getChildren().addAll(styled(new Label("Connections over time"), Styles.HEADING), table);
        viewModel.timelineProperty().subscribe(this::show);
    }

    private void show(@Nullable Timeline newTimeline) {
        timeline = newTimeline;
        table.setRows(newTimeline == null
                ? RowList.EMPTY
                : RowList.of(IntStream.range(0, newTimeline.bucketCount())
                        .filter(bucket -> Timeline.total(newTimeline.shown(), bucket) > 0)
                        .toArray()));
        table.refresh();
    }

    private String time(int bucket) {
        return timeline == null || bucket >= timeline.bucketCount() ? "" : BucketCard.time(timeline, bucket);
    }

    private String connections(int bucket) {
        return timeline == null || bucket >= timeline.bucketCount()
                ? ""
                : Counts.format(Timeline.total(timeline.shown(), bucket));
    }

    private String connections(int bucket, StateClass stateClass) {
        long count = timeline == null || bucket >= timeline.bucketCount()
                ? 0
                : timeline.shown().connections(bucket, stateClass);
        return count == 0 ? "" : Counts.format(count);
    }

    private @Nullable TimeRange range(int bucket) {
        return timeline == null || bucket >= timeline.bucketCount() ? null : timeline.range(bucket, bucket);
    }
}
