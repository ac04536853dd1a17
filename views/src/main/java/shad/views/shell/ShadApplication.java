package shad.views.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import shad.model.marks.Sidecar;
import shad.views.capture.FileOpenDialog;
import shad.views.export.FileSaveDialog;
import shad.views.preferences.Settings;
import shad.views.services.ServiceMemory;
import shad.views.style.Appearance;

/// The program with its one window. Arguments, as JavaFX passes only texts: the capture to open, if any, and
/// `--sample=FILE`, where the bundled sample is.
public final class ShadApplication extends Application {
    /// Name of the argument that says where the sample is.
    public static final String SAMPLE = "sample";

    @Override
    public void start(Stage stage) {
        WindowServices services = new WindowServices(
                new Appearance(),
                Settings.load(Settings.defaultFile()),
                new FileOpenDialog(),
                new FileSaveDialog(),
                ServiceLoader.load(ServiceMemory.class).findFirst().orElse(ServiceMemory.NONE),
                Sidecar.usualFolder(),
                background(),
                sample());
        MainWindow window = new MainWindow(stage, services);
        window.show();
        getParameters().getUnnamed().stream().findFirst().ifPresent(capture -> window.open(Path.of(capture)));
    }

    private @Nullable Path sample() {
        String sample = getParameters().getNamed().get(SAMPLE);
        return sample == null || !Files.isReadable(Path.of(sample)) ? null : Path.of(sample);
    }

    /// Threads that do not keep the program from ending.
    private static Executor background() {
        ThreadFactory daemons = Thread.ofPlatform().name("background-", 1).daemon().factory();
        return Executors.newThreadPerTaskExecutor(daemons);
    }
}
