package shad.views.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import shad.views.live.CaptureSystem;
import shad.views.preferences.Settings;
import shad.views.services.ServiceMemory;
import shad.views.style.Appearance;

/// The program with its one window. Arguments, as JavaFX passes only texts: the capture to open, if any, and
/// `--sample=FILE`, where the bundled sample is, and `interface:NAME` for each interface to capture on.
public final class ShadApplication extends Application {
    /// Name of the argument that says where the sample is.
    public static final String SAMPLE = "sample";

    /// What the argument begins with that names an interface to capture on; paths are absolute.
    public static final String INTERFACE = "interface:";

    @Override
    public void start(Stage stage) {
        WindowServices services = new WindowServices(
                new Appearance(),
                Settings.load(Settings.defaultFile()),
                new FileOpenDialog(),
                new FileSaveDialog(),
                ServiceLoader.load(ServiceMemory.class).findFirst().orElse(ServiceMemory.NONE),
                CaptureSystem.here(),
                Sidecar.usualFolder(),
                background(),
                sample());
        MainWindow window = new MainWindow(stage, services);
        window.show();
        List<String> interfaces = getParameters().getUnnamed().stream()
                .filter(argument -> argument.startsWith(INTERFACE))
                .map(argument -> argument.substring(INTERFACE.length()))
                .distinct()
                .toList();
        if (interfaces.isEmpty()) {
            getParameters().getUnnamed().stream().findFirst().ifPresent(capture -> window.open(Path.of(capture)));
        } else {
            window.capture(interfaces);
        }
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
