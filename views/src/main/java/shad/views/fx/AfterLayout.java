package shad.views.fx;

import javafx.application.Platform;
import javafx.scene.Scene;

/// Does something once the next layout is done. FX thread only.
public final class AfterLayout {
    private AfterLayout() {}

    /// Asks for a layout and then runs the action once.
    public static void run(Scene scene, Runnable action) {
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            action.run();
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }
}
