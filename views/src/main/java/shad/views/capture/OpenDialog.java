package shad.views.capture;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks a person for a capture.
@FunctionalInterface
public interface OpenDialog {
    /// Empty when the person thought better of it.
    Optional<Path> ask(Window owner);
}
