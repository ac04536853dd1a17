package shad.views.export;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks a person what to export and where to.
public interface SaveDialog {
    /// Empty when the person thought better of it.
    Optional<ExportOrder> ask(Window owner, ExportOffer offer);

    /// Asks only where to, for what can be written in one way. Whatever is there may be replaced then.
    ///
    /// @param title what is done, such as `Save chart`
    /// @param fileName suggested, with its ending
    /// @return empty when the person thought better of it
    Optional<Path> askPlace(Window owner, String title, String fileName);
}
