package shad.views.live;

import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.util.Subscription;
import shad.views.style.Styles;

/// The course of a rate in the size of a word: the newest at the right, the highest at the top. Style class `sparkline`.
final class Sparkline extends Region {
    /// Lower rates are a low line, so that single packets do not look like a flood.
    private static final double LEAST_TOP = 10;

    private final RateHistory rates;
    private final Polyline line = Styles.styled(new Polyline(), "line");
    private final Subscription following;

    Sparkline(RateHistory rates) {
        this.rates = rates;
        getStyleClass().add("sparkline");
        line.setManaged(false);
        getChildren().add(line);
        following = rates.countProperty().subscribe((before, now) -> requestLayout());
    }

    /// Looks at the rates no longer.
    void release() {
        following.unsubscribe();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double width = getWidth() - insets.getLeft() - insets.getRight();
        double height = getHeight() - insets.getTop() - insets.getBottom();
        double top = Math.max(LEAST_TOP, rates.highest());
        int size = rates.size();
        Double[] points = new Double[2 * size];
        for (int i = 0; i < size; i++) {
            double age = (double) (size - 1 - i) / (RateHistory.LENGTH - 1);
            points[2 * i] = insets.getLeft() + (1 - age) * width;
            points[2 * i + 1] = insets.getTop() + (1 - rates.get(i) / top) * height;
        }
        line.getPoints().setAll(points);
    }
}
