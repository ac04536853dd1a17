package shad.views.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.conn.RememberedService;
import shad.model.query.ConnectionColumn;
import shad.views.capture.CaptureState;
import shad.views.export.ExportOffer;
import shad.views.export.ExportOrder;
import shad.views.export.ExportRows;
import shad.views.export.ExportTarget;
import shad.views.export.SaveDialog;
import shad.views.preferences.Settings;
import shad.views.selection.Selection;
import shad.views.services.ServiceMemory;
import shad.views.style.Appearance;
import shad.views.table.SortKey;
import shad.views.table.WindowedTable;
import shad.views.testing.FakeCaptureSystem;

/// A window on the headless platform, and what a person does with it in most tests. Settings go to a folder of the test.
@SuppressWarnings("NullAway.Init") // JUnit calls the method that starts
abstract class WindowTest {
    static final Path SAMPLE = Path.of("..", "packaging", "samples", "office.pcapng");
    private static final Executor BACKGROUND =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    static @Nullable Appearance appearance;

    @TempDir
    Path folder;

    final List<RememberedService> remembered = new CopyOnWriteArrayList<>();
    @Nullable
    Path servicePlace;
    private final ServiceMemory memory = new ServiceMemory() {
        @Override
        public Recollection recall() {
            return new Recollection(List.of(), "");
        }

        @Override
        public String keep(List<RememberedService> services) {
            remembered.addAll(services);
            return "";
        }

        @Override
        public String forget() {
            remembered.clear();
            return "";
        }

        @Override
        public String place() {
            return "a test";
        }

        @Override
        public void moveTo(Path file) {
            servicePlace = file;
        }
    };

    final FxRobot robot = new FxRobot();
    Stage stage;
    MainWindow window;
    Selection selection;
    Optional<Path> chosenCapture = Optional.empty();
    Optional<ExportTarget> chosenTarget = Optional.empty();
    Optional<ExportRows> chosenRows = Optional.empty();
    boolean chosenExtras;
    Optional<Path> chosenPlace = Optional.empty();
    FakeCaptureSystem captureSystem;

    @BeforeEach
    void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(primary -> {
            primary.setWidth(720);
            primary.setHeight(420);
            show(primary);
        });
    }

    /// Closes the window and opens it again, as the next run of the program does.
    void restart() {
        onFx(() -> {
            window.capture().close();
            stage.hide();
            Stage next = new Stage();
            show(next);
        });
    }

    /// What runs what takes time.
    Executor background() {
        return BACKGROUND;
    }

    private void show(Stage primary) {
        stage = primary;
        captureSystem = new FakeCaptureSystem(folder.resolve("recordings"));
        if (appearance == null) {
            appearance = new Appearance();
        }
        window = new MainWindow(stage, new WindowServices(
                appearance,
                Settings.load(settingsFile()),
                owner -> chosenCapture,
                new Answers(),
                memory,
                captureSystem,
                folder.resolve("marks"),
                background(),
                SAMPLE));
        selection = window.selection();
        window.show();
    }

    /// What a person chooses who is asked where to save.
    private final class Answers implements SaveDialog {
        @Override
        public Optional<ExportOrder> ask(Window owner, ExportOffer offer) {
            List<String> columns = new ArrayList<>(offer.sets().getFirst().ids());
            if (chosenExtras) {
                columns.addAll(offer.extras().ids());
            }
            return chosenTarget.map(
                    target -> new ExportOrder(chosenRows.orElse(offer.rows()), columns, target));
        }

        @Override
        public Optional<Path> askPlace(Window owner, String title, String fileName) {
            return chosenPlace;
        }
    }

    @AfterEach
    void stop() throws TimeoutException {
        onFx(() -> window.capture().close());
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        onFx(() -> stage.hide());
        FxToolkit.cleanupStages();
    }

    // --- what a person does ------------------------------------------------------------------------------------------

    void openSample() throws Exception {
        open(SAMPLE);
    }

    void open(Path capture) throws Exception {
        onFx(() -> window.open(capture));
        awaitRows();
    }

    void awaitRows() throws TimeoutException {
        await(() -> window.capture().getState() == CaptureState.FINISHED && settled());
    }

    Path settingsFile() {
        return folder.resolve("settings.properties");
    }

    /// Whether the rows shown are those asked for.
    boolean settled() {
        return !window.connections().isBusy() && selection.getShown().snapshot() == selection.getSnapshot();
    }

    void sortBy(boolean descending, ConnectionColumn... columns) throws TimeoutException {
        WindowedTable table = robot.lookup(".connections-view .windowed-table").queryAs(WindowedTable.class);
        List<SortKey> keys = Arrays.stream(columns).map(column -> new SortKey(column.zeekName(), descending)).toList();
        onFx(() -> table.sortBy(keys));
        await(this::settled);
    }

    WindowedTable table() {
        return robot.lookup(".connections-view > .windowed-table").queryAs(WindowedTable.class);
    }

    /// All texts of labels, links and buttons in the nodes that match.
    Set<String> texts(String query) {
        Callable<Set<String>> collect = () -> {
            Set<String> texts = new HashSet<>();
            robot.lookup(query).queryAll().forEach(node -> collectTexts(node, texts));
            return texts;
        };
        return WaitForAsyncUtils.waitForAsyncFx(5000, collect);
    }

    private static void collectTexts(Node node, Set<String> texts) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            texts.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectTexts(child, texts));
        }
    }

    void click(String query) {
        ButtonBase button = robot.lookup(query).queryAs(ButtonBase.class);
        onFx(button::fire);
    }

    static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
