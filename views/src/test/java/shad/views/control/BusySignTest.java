package shad.views.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls the method that starts
class BusySignTest {
    private BusySign sign;
    private BusySign other;

    @Start
    void start(Stage stage) {
        sign = new BusySign("Counting");
        other = new BusySign("Counting");
        stage.setScene(new Scene(new HBox(sign, other)));
        stage.show();
    }

    private static void awaitVisible(BusySign awaited) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, awaited.visibleProperty());
    }

    @Test
    void whatLastsIsSeenAndSaidUntilItEnds(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            sign.busyProperty().set(true);
            assertThat(sign.isVisible()).isFalse();
        });
        awaitVisible(sign);
        assertThat(sign.getAccessibleText()).isEqualTo("Counting");

        robot.interact(() -> {
            sign.busyProperty().set(false);
            assertThat(sign.isVisible()).isFalse();
        });
    }

    @Test
    void whatIsDoneAtOnceIsNeverSeen(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            sign.busyProperty().set(true);
            sign.busyProperty().set(false);
            other.busyProperty().set(true);
        });
        awaitVisible(other);

        assertThat(sign.isVisible()).isFalse();
    }
}
