package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.testing.Conversation;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.testing.PulseWatch;

/// A connection of a hundred thousand packets: none of the parts has a node for each, and none keeps the FX thread busy.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LongFlowTest {
    private static final int PACKETS = 100_000;
    private static final int MOST_NODES = 3000;
    /// Above a frame or two at 60 a second, below what a person notices. Of the processor, not of the clock.
    private static final double MOST_MILLIS = 100;

    @TempDir
    private static Path folder;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final Selection selection = new Selection();
    private InspectorViewModel viewModel;
    private InspectorView view;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance();
        viewModel = new InspectorViewModel(selection, background, Platform::runLater);
        view = new InspectorView(viewModel, appearance.paletteProperty(), (name, content) -> {});
        stage.setScene(new Scene(view, 448, 800));
        stage.show();
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void itsPacketsAreReachedAtOnce(FxRobot robot) throws TimeoutException {
        String packets = IntStream.range(3, PACKETS)
                .mapToObj(i -> "%d.%03d >A %d/1 L10".formatted(i / 1000, i % 1000, 1 + 10 * (i - 3)))
                .collect(Collectors.joining("; ", "0 >S 0; 0.001 <SA 0/1; 0.002 >A 1/1; ", ""));
        TestCapture capture = TestCapture.of(folder, Conversation.of(packets));
        robot.interact(() -> {
            capture.open(selection);
            selection.setConnection(0);
            tabs().getSelectionModel().select(2);
        });
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> viewModel.flow().getFlow() != null);
        robot.interact(() -> {});
        assertThat(viewModel.flow().getFlow()).isNotNull().extracting(Flow::size).isEqualTo(PACKETS);

        try (PulseWatch watch = new PulseWatch()) {
            toTheEndAndBack(robot, ".packets-pane .windowed-table");
            // Styles are worked out, classes loaded: from now on it counts.
            watch.busiestMillis();
            toTheEndAndBack(robot, ".packets-pane .windowed-table");
            assertThat(watch.busiestMillis()).isLessThan(MOST_MILLIS);

            robot.interact(() -> tabs().getSelectionModel().select(3));
            toTheEndAndBack(robot, ".ladder");
            watch.busiestMillis();
            toTheEndAndBack(robot, ".ladder");
            assertThat(watch.busiestMillis()).isLessThan(MOST_MILLIS);

            robot.interact(((ToggleButton) view.lookup(".ladder-tools .toggle-button"))::fire);
            toTheEndAndBack(robot, ".ladder");
            watch.busiestMillis();
            toTheEndAndBack(robot, ".ladder");
            assertThat(watch.busiestMillis()).isLessThan(MOST_MILLIS);
        }
        assertThat(view.lookupAll("*").size()).isLessThan(MOST_NODES);
    }

    private void toTheEndAndBack(FxRobot robot, String selector) {
        Node node = view.lookup(selector);
        robot.interact(node::requestFocus);
        robot.press(KeyCode.END).release(KeyCode.END);
        robot.interact(() -> {});
        assertThat(viewModel.flow().getSelectedPacket()).isGreaterThanOrEqualTo(PACKETS - 2);
        robot.press(KeyCode.UP).release(KeyCode.UP).press(KeyCode.HOME).release(KeyCode.HOME);
        robot.interact(() -> {});
        assertThat(viewModel.flow().getSelectedPacket()).isZero();
    }

    private TabPane tabs() {
        return (TabPane) view.lookup(".tab-pane");
    }
}
