package shad.views.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import shad.views.style.Zoom;

/// Shows its content larger or smaller: fonts, rows, icons and spaces alike. The content is laid out as in a window smaller
/// or larger by that factor. For the root of a scene.
public final class ZoomPane extends Region {
    private final Region content;
    private final Scale scale = new Scale();

    public ZoomPane(Region content, ObservableValue<Zoom> zoom) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
        zoom.subscribe(now -> {
            scale.setX(now.factor());
            scale.setY(now.factor());
            requestLayout();
        });
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.minWidth(-1) * scale.getX();
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(-1) * scale.getY();
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1) * scale.getX();
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(-1) * scale.getY();
    }
}
