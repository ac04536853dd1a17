package shad.views.charts;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.conn.StateClass;
import shad.views.plot.ChartSaver;
import shad.views.plot.SaveMenu;
import shad.views.selection.TimeRange;
import shad.views.style.Palette;
import shad.views.style.Styles;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.ValueFormats;

/// The figures of the timeline: a line for each bucket that shows connections. Double click or Enter narrows the window to
/// its time. Style class `timeline-table`.
final class TimelineTable extends VBox {
    private static final double HEIGHT = 30 + 10 * 26;

    private static final int PICTURE_WIDTH = 1000;
    private static final int PICTURE_HEIGHT = 240;

    private final ValueFormats formats;
    private final WindowedTable table;
    private final Label title = styled(new Label(), Styles.HEADING);
    private @Nullable Timeline timeline;
    private Measure measure = Measure.CONNECTIONS;

    /// @param palette the colours of the picture that can be saved
    TimelineTable(TimelineViewModel viewModel, ObservableValue<Palette> palette, Supplier<ChartSaver> saver) {
        formats = viewModel.formats();
        getStyleClass().add("timeline-table");
        List<ColumnSpec> columns = new ArrayList<>();
        columns.add(ColumnSpec.mono("time", "from", 136, this::time));
        columns.add(ColumnSpec.mono("connections", "all", 96, this::amount).right());
        for (StateClass each : Timeline.CLASSES) {
            double width = each == StateClass.REFUSED ? 136 : 96;
            columns.add(ColumnSpec.mono(each.name(), each.word(), width, bucket -> amount(bucket, each)).right());
        }
        table = new WindowedTable(columns);
        table.setAccessibleText("Connections over time");
        table.setMinHeight(HEIGHT);
        table.setPrefHeight(HEIGHT);
        table.setOnActivate(bucket -> viewModel.timeRangeProperty().set(range(bucket)));
        getChildren().addAll(head(viewModel, palette, saver), table);
        viewModel.measureProperty().subscribe(newMeasure -> {
            measure = newMeasure;
            show(timeline);
        });
        viewModel.timelineProperty().subscribe(this::show);
        formats.onChange(() -> show(timeline));
    }

    private HBox head(
            TimelineViewModel viewModel, ObservableValue<Palette> palette, Supplier<ChartSaver> saver) {
        SaveMenu save = new SaveMenu(
                "connections over time",
                () -> {
                    TimelineChart picture = new TimelineChart();
                    picture.setPalette(palette.getValue());
                    picture.setClock(formats);
                    picture.setTimeline(timeline, measure, viewModel.scaleProperty().get());
                    return picture.chart();
                },
                PICTURE_WIDTH, () -> PICTURE_HEIGHT, palette::getValue, () -> lines().stream(), saver);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return styled(new HBox(title, space, save), "chart-head");
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("start", "seconds", "class", "connections", "bytes"));
        Timeline now = timeline;
        if (now == null) {
            return lines;
        }
        double seconds = (now.startMillis(1) - now.startMillis(0)) / 1e3;
        for (int bucket = 0; bucket < now.bucketCount(); bucket++) {
            for (StateClass each : Timeline.CLASSES) {
                if (now.shown().connections(bucket, each) > 0) {
                    lines.add(List.of(
                            String.format(Locale.ROOT, "%.6f", now.startMillis(bucket) / 1e3),
                            String.format(Locale.ROOT, "%.6f", seconds),
                            each.word(),
                            String.valueOf(now.shown().connections(bucket, each)),
                            String.valueOf(now.shown().bytes(bucket, each))));
                }
            }
        }
        return lines;
    }

    private void show(@Nullable Timeline newTimeline) {
        timeline = newTimeline;
        title.setText(measure.word() + " over time (" + formats.axisName() + ")");
        table.setRows(newTimeline == null
                ? RowList.EMPTY
                : RowList.of(IntStream.range(0, newTimeline.bucketCount())
                        .filter(bucket -> Timeline.total(newTimeline.shown(), bucket) > 0)
                        .toArray()));
        table.refresh();
    }

    private String time(int bucket) {
        return timeline == null || bucket >= timeline.bucketCount() ? "" : BucketCard.time(timeline, bucket, formats);
    }

    private String amount(int bucket) {
        return timeline == null || bucket >= timeline.bucketCount()
                ? ""
                : measure.text(Timeline.total(timeline.shown(), bucket, measure), formats);
    }

    private String amount(int bucket, StateClass stateClass) {
        long amount = timeline == null || bucket >= timeline.bucketCount()
                ? 0
                : measure.of(timeline.shown(), bucket, stateClass);
        return amount == 0 ? "" : measure.text(amount, formats);
    }

    private @Nullable TimeRange range(int bucket) {
        return timeline == null || bucket >= timeline.bucketCount() ? null : timeline.range(bucket, bucket);
    }
}
