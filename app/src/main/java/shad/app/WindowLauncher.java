package shad.app;

import java.io.PrintStream;
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

    /// Opens the window, with a capture if there is one to open or interfaces to capture on, and returns an [ExitStatus]
    /// when it is closed.
    static int open(@Nullable Path capture, List<String> interfaces) {
        String[] arguments = arguments(System.getProperty(SAMPLE_PROPERTY), capture, interfaces);
        return launch(() -> Application.launch(ShadApplication.class, arguments), System.err);
    }

    /// What the window is told.
    static String[] arguments(@Nullable String sample, @Nullable Path capture, List<String> interfaces) {
        List<String> arguments = new ArrayList<>();
        if (sample != null) {
            arguments.add("--" + ShadApplication.SAMPLE + "=" + sample);
        }
        if (capture != null) {
            // Absolute, so that no name looks like an option.
            arguments.add(capture.toAbsolutePath().toString());
        }
        interfaces.forEach(name -> arguments.add(ShadApplication.INTERFACE + name));
        return arguments.toArray(String[]::new);
    }

    /// The toolkit throws this type as it is when the display does not answer, and wraps what the window throws.
    static int launch(Runnable application, PrintStream err) {
        try {
            application.run();
            return ExitStatus.OK;
        } catch (UnsupportedOperationException e) {
            String display = System.getenv("DISPLAY");
            err.println("shad: " + (display == null ? "the display" : "display " + display)
                    + " does not answer: log in to a desktop, set DISPLAY to one that runs, or use"
                    + " 'shad conn CAPTURE', which needs none (" + e.getMessage() + ")");
            return ExitStatus.NO_DISPLAY;
        }
    }
}
