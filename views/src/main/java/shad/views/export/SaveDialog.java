package shad.views.export;

import java.util.Optional;
import javafx.stage.Window;

/// Asks a person what to export and where to.
@FunctionalInterface
public interface SaveDialog {
    /// Empty when the person thought better of it.
    Optional<ExportOrder> ask(Window owner, ExportOffer offer);
}
