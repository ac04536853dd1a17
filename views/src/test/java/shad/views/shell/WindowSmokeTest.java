package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.views.capture.CaptureState;
import shad.views.export.FileSaveDialog;
import shad.views.preferences.Settings;
import shad.views.services.ServiceMemory;
import shad.views.style.Appearance;
import shad.views.style.Theme;
import shad.views.table.WindowedTable;
import shad.views.testing.FakeCaptureSystem;

/// The window on a real display, with a real mouse and keyboard: opens the sample, sorts, filters, chooses, and leaves
/// pictures of both themes in `target`.
@Tag("xvfb")
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls the method that starts
class WindowSmokeTest {
    private static final Path SAMPLE = Path.of("..", "packaging", "samples", "office.pcapng");

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private Appearance appearance;
    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        appearance = new Appearance();
        window = new MainWindow(stage, new WindowServices(
                appearance,
                Settings.load(folder.resolve("settings.properties")),
                owner -> Optional.of(SAMPLE),
                new FileSaveDialog(),
                ServiceMemory.NONE,
                new FakeCaptureSystem(folder.resolve("recordings")),
                folder.resolve("marks"),
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory()),
                SAMPLE));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
        window.show();
    }

    @BeforeEach
    void aDisplayIsThere() {
        assumeThat(System.getProperty("glass.platform", "gtk")).as("a real display").isNotEqualTo("Headless");
    }

    @Test
    void aPersonOpensSortsFiltersAndChooses() throws Exception {
        robot.clickOn("Open capture…");
        await(() -> window.capture().getState() == CaptureState.FINISHED && !window.connections().isBusy());
        int all = window.selection().getShown().count();
        assertThat(all).isPositive();

        Node header = robot.from(robot.lookup(".connections-view").<Node>query()).lookup("#service").query();
        await(() -> stage.getScene().getRoot().getLayoutBounds()
                .contains(header.localToScene(header.getLayoutBounds())));
        robot.clickOn(header);
        await(() -> !window.connections().getOrder().isEmpty() && !window.connections().isBusy());
        robot.push(KeyCode.CONTROL, KeyCode.L).write("tcp");
        await(() -> window.selection().getShown().count() < all);
        WindowedTable table = robot.lookup(".connections-view > .windowed-table").queryAs(WindowedTable.class);
        robot.interact(() -> table.selection().select(2));
        assertThat(window.selection().getConnection()).isNotNegative();

        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
        assertThat(picture("window-light.png")).exists();
        robot.interact(() -> appearance.themeProperty().set(Theme.DARK));
        assertThat(picture("window-dark.png")).exists();
    }

    private Path picture(String name) throws IOException {
        robot.sleep(500);
        BufferedImage image = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        Path file = Files.createDirectories(Path.of("target")).resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
