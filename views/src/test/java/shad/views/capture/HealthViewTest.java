package shad.views.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.analysis.Analysis;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class HealthViewTest {
    private static final String LIMITS = "Limits that were reached";

    private CaptureViewModel capture;
    private HealthView view;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        capture = new CaptureViewModel(new Selection(), new RecentFiles(Runnable::run, Runnable::run), Runnable::run);
        view = new HealthView(capture);
        stage.setScene(new Scene(view, 1000, 700));
        stage.show();
    }

    private void read(FxRobot robot, int openConnections) throws TimeoutException {
        CaptureOrigin origin = new CaptureOrigin(
                "office", CaptureOrigin.Kind.STREAM, null,
                (options, listener) -> Analysis.ofFile(OfficeCapture.FILE, options.withLimits(openConnections, 1000),
                        listener));
        robot.interact(() -> capture.open(origin));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> capture.getState() == CaptureState.FINISHED);
    }

    private boolean says(FxRobot robot, String text) {
        return robot.from(view).lookup((Labeled label) -> String.valueOf(label.getText()).startsWith(text)).tryQuery()
                .isPresent();
    }

    @Test
    void aLimitThatWasReachedIsSaid(FxRobot robot) throws TimeoutException {
        read(robot, 5);

        assertThat(capture.getLimits()).hasSize(1);
        assertThat(says(robot, LIMITS)).isTrue();
        assertThat(says(robot, capture.getLimits().getFirst().meaning())).isTrue();
    }

    @Test
    void whereNothingIsDamagedThatLeavesTheRoomToTheRest(FxRobot robot) throws TimeoutException {
        read(robot, 1_000_000);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(capture.getUntracked()).isNotEmpty();
        assertThat(says(robot, "No damage found.")).isTrue();
        assertThat(robot.from(view).lookup(".windowed-table").queryAllAs(WindowedTable.class))
                .singleElement()
                .satisfies(table -> assertThat(table.getHeight()).isGreaterThan(view.getHeight() * 0.7));
    }

    @Test
    void limitsThatWereNotReachedAreNotMentioned(FxRobot robot) throws TimeoutException {
        read(robot, 1_000_000);

        assertThat(says(robot, LIMITS)).isFalse();
    }
}
