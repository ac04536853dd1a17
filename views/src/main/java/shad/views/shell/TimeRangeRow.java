package shad.views.shell;

import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import shad.views.control.Pill;
import shad.views.selection.Selection;
import shad.views.selection.TimeRange;
import shad.views.text.TimeFormat;

/// Says which span of time the rows are narrowed to, and takes it away; not there while there is none.
final class TimeRangeRow extends HBox {
    /// Hours, minutes, seconds and tenths of the times written out.
    private static final int LENGTH = 10;

    TimeRangeRow(Selection selection) {
        selection.timeRangeProperty().subscribe(range -> show(selection, range));
        selection.formats().onChange(() -> show(selection, selection.getTimeRange()));
    }

    private void show(Selection selection, @Nullable TimeRange range) {
        getChildren().clear();
        if (range != null) {
            TimeFormat format = TimeFormat.in(selection.formats().zone());
            String text = time(format, range.firstNanos()) + " – " + time(format, range.lastNanos()) + " "
                    + selection.formats().zoneName();
            getChildren().add(new Pill(text, "Show all times", () -> selection.setTimeRange(null)).mono());
        }
        setVisible(range != null);
        setManaged(range != null);
    }

    private static String time(TimeFormat format, long nanos) {
        return format.time(nanos).substring(0, LENGTH);
    }
}
