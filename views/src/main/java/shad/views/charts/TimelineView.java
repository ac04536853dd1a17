package shad.views.charts;

import java.awt.geom.Rectangle2D;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jfree.chart.fx.ChartCanvas;
import org.jspecify.annotations.Nullable;
import shad.views.selection.TimeRange;
import shad.views.style.Palette;
import shad.views.style.Styles;
import shad.views.text.ValueFormats;

/// Connections over time, stacked by state class. The mouse tells the counts of a bucket; dragging chooses a span of time, a
/// click or Escape gives it up. By keyboard: left and right walk through the buckets, with Shift they choose. Style class
/// `timeline`.
public final class TimelineView extends Region {
    private static final double HEIGHT = 110;
    private static final double BUCKET_WIDTH = 9;
    private static final int MIN_BUCKETS = 20;
    private static final int MAX_BUCKETS = 400;
    private static final double TOOLTIP_DISTANCE = 12;
    private static final int NONE = -1;

    private final TimelineViewModel viewModel;
    private final TimelineChart chart = new TimelineChart();
    private final ChartCanvas canvas = new ChartCanvas(chart.chart());
    private final Region rangeMark = new Region();
    private final Region bucketMark = new Region();
    private final BucketCard card;
    private final Label zone = Styles.styled(new Label(), Styles.CAPTION);
    private final Tooltip tooltip = new Tooltip();
    private final ContextMenu menu = new ContextMenu();
    /// The bucket that the mouse or the keyboard is at.
    private int bucket = NONE;
    /// The bucket where choosing began, or none.
    private int anchor = NONE;

    /// @param palette the colours in force
    public TimelineView(TimelineViewModel viewModel, ObservableValue<Palette> palette) {
        this.viewModel = viewModel;
        card = new BucketCard(viewModel.formats());
        getStyleClass().add("timeline");
        rangeMark.getStyleClass().add("range-mark");
        bucketMark.getStyleClass().add("bucket-mark");
        rangeMark.setManaged(false);
        bucketMark.setManaged(false);
        canvas.setTooltipEnabled(false);
        canvas.setMouseTransparent(true);
        // Otherwise it would take the key that gives the chosen range up.
        tooltip.setHideOnEscape(false);
        tooltip.setGraphic(card);
        zone.setMouseTransparent(true);
        getChildren().addAll(rangeMark, bucketMark, canvas, zone);
        setAccessibleRole(AccessibleRole.NODE);
        setCursor(Cursor.CROSSHAIR);

        palette.subscribe(chart::setPalette);
        chart.setClock(viewModel.formats());
        viewModel.timelineProperty().subscribe(this::show);
        viewModel.measureProperty().subscribe(() -> show(viewModel.getTimeline()));
        viewModel.scaleProperty().subscribe(() -> show(viewModel.getTimeline()));
        viewModel.formats().onChange(() -> {
            chart.setClock(viewModel.formats());
            show(viewModel.getTimeline());
        });
        viewModel.timeRangeProperty().subscribe(range -> requestLayout());
        setFocusTraversable(true);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> leave());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(this::showMenu);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                leave();
            }
        });
    }

    private void show(@Nullable Timeline timeline) {
        ValueFormats formats = viewModel.formats();
        Measure measure = viewModel.measureProperty().get();
        chart.setTimeline(timeline, measure, viewModel.scaleProperty().get());
        zone.setText(timeline == null ? "" : formats.axisName());
        setAccessibleText(timeline == null
                ? "No connections over time"
                : measure.word() + " over time, "
                        + formats.dateTime(timeline.all().startNanos(0)) + " to "
                        + formats.dateTime(timeline.all().startNanos(timeline.bucketCount())) + ", at most "
                        + measure.text(timeline.highest(measure), formats) + " in one step");
        if (timeline == null || bucket >= timeline.bucketCount()) {
            leave();
        }
        requestLayout();
    }

    // --- places -----------------------------------------------------------------------------------------------------

    private Rectangle2D plotArea() {
        return canvas.getRenderingInfo().getPlotInfo().getDataArea();
    }

    private double xOf(Timeline timeline, double millis) {
        double span = timeline.startMillis(timeline.bucketCount()) - timeline.startMillis(0);
        Rectangle2D area = plotArea();
        return area.getX() + Math.clamp((millis - timeline.startMillis(0)) / span, 0.0, 1.0) * area.getWidth();
    }

    private int bucketAt(Timeline timeline, double x) {
        Rectangle2D area = plotArea();
        double position = (x - area.getX()) / Math.max(1, area.getWidth()) * timeline.bucketCount();
        return (int) Math.clamp(Math.floor(position), 0, timeline.bucketCount() - 1);
    }

    // --- mouse and keyboard -----------------------------------------------------------------------------------------

    private void hover(MouseEvent event) {
        Timeline timeline = viewModel.getTimeline();
        if (timeline != null) {
            goTo(timeline, bucketAt(timeline, event.getX()), event.getScreenX(), event.getScreenY());
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        menu.hide();
        Timeline timeline = viewModel.getTimeline();
        if (timeline != null && event.getButton() == MouseButton.PRIMARY) {
            anchor = bucketAt(timeline, event.getX());
        }
    }

    private void drag(MouseEvent event) {
        hover(event);
        requestLayout();
    }

    private void release(MouseEvent event) {
        Timeline timeline = viewModel.getTimeline();
        if (timeline != null && anchor != NONE) {
            choose(event.isStillSincePress() ? null : chosen(timeline));
        }
        anchor = NONE;
        requestLayout();
    }

    private void key(KeyEvent event) {
        Timeline timeline = viewModel.getTimeline();
        if (timeline == null) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, RIGHT -> {
                int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
                int from = bucket == NONE ? (step > 0 ? NONE : timeline.bucketCount()) : bucket;
                walkTo(timeline, Math.clamp(from + step, 0, timeline.bucketCount() - 1), event.isShiftDown());
            }
            case HOME -> walkTo(timeline, 0, event.isShiftDown());
            case END -> walkTo(timeline, timeline.bucketCount() - 1, event.isShiftDown());
            case ESCAPE -> {
                choose(null);
                leave();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void showMenu(ContextMenuEvent event) {
        Timeline timeline = viewModel.getTimeline();
        if (timeline == null) {
            return;
        }
        int at = event.isKeyboardTrigger() && bucket != NONE ? bucket : bucketAt(timeline, event.getX());
        TimeRange here = timeline.range(at, at);
        TimeRange now = Objects.requireNonNullElseGet(
                viewModel.timeRangeProperty().get(), () -> timeline.range(0, timeline.bucketCount() - 1));
        tooltip.hide();
        menu.getItems()
                .setAll(
                        item("Only This Time", here),
                        item("From Here", new TimeRange(
                                here.firstNanos(), Math.max(here.firstNanos(), now.lastNanos()))),
                        item("Up to Here", new TimeRange(
                                Math.min(here.lastNanos(), now.firstNanos()), here.lastNanos())),
                        item("All of It", null));
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private MenuItem item(String title, @Nullable TimeRange range) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> choose(range));
        return item;
    }

    private void walkTo(Timeline timeline, int to, boolean choosing) {
        if (!choosing) {
            anchor = NONE;
        } else if (anchor == NONE) {
            anchor = bucket == NONE ? to : bucket;
        }
        Point2D place = localToScreen(xOf(timeline, timeline.startMillis(to)), 0);
        goTo(timeline, to, place == null ? 0 : place.getX(), place == null ? 0 : place.getY());
        if (choosing) {
            choose(chosen(timeline));
        }
    }

    private void goTo(Timeline timeline, int to, double screenX, double screenY) {
        bucket = to;
        card.show(timeline, to);
        if (getScene() != null && getScene().getWindow() != null) {
            tooltip.show(this, screenX + TOOLTIP_DISTANCE, screenY + TOOLTIP_DISTANCE);
        }
        requestLayout();
    }

    private void leave() {
        bucket = NONE;
        anchor = NONE;
        tooltip.hide();
        requestLayout();
    }

    private TimeRange chosen(Timeline timeline) {
        return timeline.range(Math.min(anchor, bucket), Math.max(anchor, bucket));
    }

    private void choose(@Nullable TimeRange range) {
        if (!Objects.equals(range, viewModel.timeRangeProperty().get())) {
            viewModel.timeRangeProperty().set(range);
        }
    }

    // --- layout -----------------------------------------------------------------------------------------------------

    @Override
    protected void layoutChildren() {
        canvas.relocate(0, 0);
        zone.autosize();
        zone.relocate(Math.max(0, getWidth() - zone.getWidth()), 0);
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            viewModel.bucketCountProperty()
                    .set((int) Math.clamp(getWidth() / BUCKET_WIDTH, MIN_BUCKETS, MAX_BUCKETS));
        }
        Timeline timeline = viewModel.getTimeline();
        TimeRange range = timeline != null && anchor != NONE && bucket != NONE
                ? chosen(timeline)
                : viewModel.timeRangeProperty().get();
        rangeMark.setVisible(timeline != null && range != null);
        if (timeline != null && range != null) {
            place(rangeMark, xOf(timeline, range.firstNanos() / 1e6), xOf(timeline, range.lastNanos() / 1e6));
        }
        bucketMark.setVisible(timeline != null && bucket != NONE);
        if (timeline != null && bucket != NONE) {
            place(bucketMark, xOf(timeline, timeline.startMillis(bucket)),
                    xOf(timeline, timeline.startMillis(bucket + 1)));
        }
    }

    private void place(Region mark, double from, double to) {
        mark.resizeRelocate(Math.floor(from), 0, Math.max(2, Math.ceil(to - from)), plotArea().getMaxY());
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected double computePrefWidth(double height) {
        return MIN_BUCKETS * BUCKET_WIDTH;
    }

    @Override
    protected double computeMinWidth(double height) {
        return MIN_BUCKETS * BUCKET_WIDTH;
    }

    @Override
    public String getUserAgentStylesheet() {
        return Stylesheet.URL;
    }
}
