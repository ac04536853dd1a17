package shad.views.control;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// A small sign that something is being worked out. What is done at once does not make it flicker: it comes after a while.
/// Style class `busy-sign`.
public final class BusySign extends ProgressIndicator {
    private static final Duration LONGEST_UNSEEN = Duration.millis(300);

    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final PauseTransition unseen = new PauseTransition(LONGEST_UNSEEN);

    /// @param text what is going on, in words
    public BusySign(String text) {
        super(INDETERMINATE_PROGRESS);
        getStyleClass().add("busy-sign");
        setAccessibleText(text);
        setTooltip(new Tooltip(text));
        setFocusTraversable(false);
        setVisible(false);
        unseen.setOnFinished(event -> setVisible(true));
        busy.subscribe(now -> {
            setVisible(false);
            if (now) {
                unseen.playFromStart();
            } else {
                unseen.stop();
            }
        });
    }

    /// Whether it goes on.
    public BooleanProperty busyProperty() {
        return busy;
    }
}
