package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.views.capture.CaptureViewModel;
import shad.views.capture.RecentFiles;
import shad.views.control.BusySign;
import shad.views.export.ExportViewModel;
import shad.views.selection.Selection;

@ExtendWith(ApplicationExtension.class)
class StatusViewTest {
    private final BooleanProperty filtering = new SimpleBooleanProperty();

    @Start
    void start(Stage stage) {
        Selection selection = new Selection();
        stage.setScene(new Scene(new StatusView(
                selection,
                new CaptureViewModel(selection, new RecentFiles(Runnable::run, Runnable::run), Runnable::run),
                new ExportViewModel(Runnable::run, outcome -> {}),
                filtering,
                () -> "",
                () -> {},
                () -> {})));
        stage.show();
    }

    @Test
    void aFilterThatTakesLongIsSaidBesideTheNumberOfRows(FxRobot robot) throws Exception {
        BusySign sign = robot.lookup(".busy-sign").queryAs(BusySign.class);
        assertThat(sign.isVisible()).isFalse();

        robot.interact(() -> filtering.set(true));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, sign.visibleProperty());
        assertThat(sign.getAccessibleText()).startsWith("Filtering and sorting");

        robot.interact(() -> filtering.set(false));
        assertThat(sign.isVisible()).isFalse();
    }
}
