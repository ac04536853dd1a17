package shad.views.fx;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Subscription;

/// Something done again and again on the FX thread.
public final class Tick {
    private Tick() {}

    /// Runs `action` at once and then every `period`, until the subscription ends.
    public static Subscription every(Duration period, Runnable action) {
        action.run();
        Timeline timeline =
                new Timeline(
                        new KeyFrame(javafx.util.Duration.millis((double) period.toMillis()), event -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
