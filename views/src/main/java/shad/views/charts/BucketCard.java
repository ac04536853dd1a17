package shad.views.charts;

import static shad.views.style.Styles.styled;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import shad.icons.IconView;
import shad.model.conn.StateClass;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.text.Clock;
import shad.views.text.Counts;
import shad.views.text.TimeFormat;
import shad.views.text.ValueFormats;

/// What a bucket of the timeline holds: its time, and how many connections of each class. Style class `bucket-card`.
final class BucketCard extends VBox {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long HOUR_NANOS = 3600 * SECOND_NANOS;

    private final ValueFormats formats;
    private final Label time = styled(new Label(), Styles.MONO);
    private final Label count = new Label();
    private final GridPane classes = styled(new GridPane(), "classes");

    BucketCard(ValueFormats formats) {
        this.formats = formats;
        getStyleClass().add("bucket-card");
        getChildren().addAll(time, count, classes);
    }

    void show(Timeline timeline, int bucket) {
        time.setText(time(timeline, bucket, formats) + " – " + time(timeline, bucket + 1, formats) + " "
                + formats.axisName());
        long all = Timeline.total(timeline.all(), bucket);
        long shown = Timeline.total(timeline.shown(), bucket);
        count.setText(shown == all
                ? connections(all)
                : Counts.format(shown) + " of " + connections(all));
        classes.getChildren().clear();
        int line = 0;
        for (StateClass each : Timeline.CLASSES) {
            long connections = timeline.shown().connections(bucket, each);
            if (connections > 0) {
                StateTone tone = StateTone.of(each);
                Label figure = styled(new Label(Counts.format(connections)), Styles.MONO);
                GridPane.setHalignment(figure, HPos.RIGHT);
                classes.addRow(
                        line++,
                        styled(new IconView(tone.icon()), Styles.STATE, tone.styleClass()),
                        new Label(each.word()),
                        figure);
            }
        }
    }

    private static String connections(long count) {
        return Counts.format(count) + (count == 1 ? " connection" : " connections");
    }

    /// By the clock of the window, no finer than what tells neighbours apart, and with the day where buckets are long.
    static String time(Timeline timeline, int bucket, ValueFormats formats) {
        TimeFormat format = TimeFormat.in(formats.zone());
        long nanos = timeline.all().startNanos(bucket);
        long width = timeline.all().widthNanos();
        if (formats.getClock() == Clock.EPOCH || formats.getClock() == Clock.RELATIVE) {
            String seconds = formats.time(nanos);
            return Long.compareUnsigned(width, SECOND_NANOS) >= 0
                    ? seconds.substring(0, seconds.indexOf('.'))
                    : seconds;
        }
        if (Long.compareUnsigned(width, HOUR_NANOS) >= 0) {
            String dateTime = format.dateTime(nanos);
            return dateTime.substring(0, dateTime.lastIndexOf(':'));
        }
        String time = format.time(nanos);
        return Long.compareUnsigned(width, SECOND_NANOS) >= 0 ? time.substring(0, time.indexOf('.')) : time;
    }

    @Override
    public String getUserAgentStylesheet() {
        return Stylesheet.URL;
    }
}
