package shad.views.export;

import java.util.Optional;
import javafx.stage.Window;

/// Asks a person where to export to.
@FunctionalInterface
public interface SaveDialog {
    /// Empty when the person thought better of it.
    Optional<ExportTarget> ask(Window owner, String suggestedName);
}
