package shad.views.inspector.graphs;

import java.awt.geom.Rectangle2D;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import shad.views.plot.ChartArea;
import shad.views.style.Palette;

/// A graph under the mouse and the keyboard. A click chooses the packet next to it, dragging shows a part, the wheel makes
/// what is under the mouse larger; a double click shows everything. By keyboard: left and right choose packets, with Shift
/// they move the part that is shown; plus and minus zoom, 0 and Escape show everything. Style class `graph-area`.
final class GraphArea extends Region {
    private static final double WHEEL_FACTOR = 1.25;
    private static final double PAN = 0.25;
    /// A drag that is shorter is a click with a trembling hand.
    private static final double SHORTEST_DRAG = 4;
    private static final double NONE = Double.NaN;

    private final GraphsViewModel viewModel;
    private final FlowChart chart;
    private final ChartArea area;
    private final Region band = new Region();
    private double pressed = NONE;
    private double dragged = NONE;

    GraphArea(GraphsViewModel viewModel, ObservableValue<Palette> palette) {
        this.viewModel = viewModel;
        getStyleClass().add("graph-area");
        chart = new FlowChart(palette.getValue());
        area = new ChartArea(chart.chart());
        band.getStyleClass().add("zoom-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
        getChildren().addAll(area, band);
        setAccessibleRole(AccessibleRole.NODE);
        setFocusTraversable(true);
        setCursor(Cursor.CROSSHAIR);
        palette.subscribe(chart::setPalette);
        viewModel.pictureProperty().subscribe(this::show);
        viewModel.selectedPacketProperty().subscribe(this::mark);
        widthProperty().subscribe(width -> viewModel.columnsProperty().set(Math.max(1, width.intValue())));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
    }

    private void show(@Nullable Picture picture) {
        chart.show(picture);
        mark();
        setAccessibleText(picture == null
                ? "No graph"
                : picture.graph().word() + " over time, " + picture.graph().amount() + ", " + picture.curves().size()
                        + " curves. The packets tab has the same figures.");
    }

    private void mark() {
        Picture picture = viewModel.getPicture();
        int packet = viewModel.selectedPacketProperty().get();
        chart.setChosen(picture == null || packet < 0 || packet >= picture.graphs().story().size()
                ? NONE
                : picture.graphs().seconds(packet));
    }

    // --- places -------------------------------------------------------------------------------------------------------

    private double secondsAt(double x) {
        Rectangle2D plot = area.plotArea();
        return chart.secondsAt((x - plot.getX()) / Math.max(1, plot.getWidth()));
    }

    // --- mouse --------------------------------------------------------------------------------------------------------

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressed = event.getX();
            dragged = NONE;
        }
    }

    private void drag(MouseEvent event) {
        if (!Double.isNaN(pressed) && Math.abs(event.getX() - pressed) >= SHORTEST_DRAG) {
            dragged = event.getX();
            requestLayout();
        }
    }

    private void release(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || Double.isNaN(pressed)) {
            return;
        }
        if (!Double.isNaN(dragged)) {
            viewModel.show(secondsAt(Math.min(pressed, dragged)), secondsAt(Math.max(pressed, dragged)));
        } else if (event.getClickCount() == 2) {
            viewModel.showAll();
        } else {
            choose(event.getX(), event.getY());
        }
        pressed = NONE;
        dragged = NONE;
        requestLayout();
    }

    private void choose(double x, double y) {
        Picture picture = viewModel.getPicture();
        Rectangle2D plot = area.plotArea();
        if (picture != null && plot.getWidth() > 0 && plot.getHeight() > 0) {
            viewModel.select(picture.nearest(
                    secondsAt(x),
                    chart.amountAt(1 - (y - plot.getY()) / plot.getHeight()),
                    chart.secondsLength() / plot.getWidth(),
                    chart.amountLength() / plot.getHeight()));
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            viewModel.zoomIn(
                    secondsAt(event.getX()), event.getDeltaY() > 0 ? 1 / WHEEL_FACTOR : WHEEL_FACTOR);
            event.consume();
        }
    }

    // --- keyboard -----------------------------------------------------------------------------------------------------

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(event, -1);
            case RIGHT -> move(event, 1);
            case HOME -> viewModel.select(0);
            case END -> viewModel.selectLast();
            case PLUS, EQUALS, ADD -> viewModel.zoomIn();
            case MINUS, SUBTRACT -> viewModel.zoomOut();
            case DIGIT0, NUMPAD0 -> viewModel.showAll();
            case ESCAPE -> {
                if (!viewModel.isZoomed()) {
                    return;
                }
                viewModel.showAll();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(KeyEvent event, int direction) {
        if (event.isShiftDown()) {
            viewModel.pan(direction * PAN);
        } else {
            viewModel.step(direction);
        }
    }

    // --- layout -------------------------------------------------------------------------------------------------------

    @Override
    protected void layoutChildren() {
        area.resizeRelocate(0, 0, getWidth(), getHeight());
        band.setVisible(!Double.isNaN(dragged));
        if (band.isVisible()) {
            Rectangle2D plot = area.plotArea();
            double from = Math.clamp(Math.min(pressed, dragged), plot.getMinX(), plot.getMaxX());
            double to = Math.clamp(Math.max(pressed, dragged), plot.getMinX(), plot.getMaxX());
            band.resizeRelocate(from, plot.getY(), Math.max(1, to - from), plot.getHeight());
        }
    }
}
