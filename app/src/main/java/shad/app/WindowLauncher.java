package shad.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import shad.views.shell.ShadApplication;

/// Starts the toolkit and the window. The launcher tells where the bundled sample is by the system property
/// `shad.sample`.
final class WindowLauncher {
    private static final String SAMPLE_PROPERTY = "shad.sample";

    private WindowLauncher() {}

    /// Opens the window, with a capture if there is one to open, and returns when it is closed.
    static void open(@Nullable Path capture) {
        List<String> arguments = new ArrayList<>();
        String sample = System.getProperty(SAMPLE_PROPERTY);
        if (sample != null) {
            arguments.add("--" + ShadApplication.SAMPLE + "=" + sample);
        }
        if (capture != null) {
            // Absolute, so that no name looks like an option.
            arguments.add(capture.toAbsolutePath().toString());
        }
        Application.launch(ShadApplication.class, arguments.toArray(String[]::new));
    }
}
