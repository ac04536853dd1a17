package shad.views.capture;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The desktop's own dialog. It opens in the folder used last.
public final class FileOpenDialog implements OpenDialog {
    private @Nullable File folder;

    @Override
    public Optional<Path> ask(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open capture or log");
        // Captures are told by their content, so everything may be chosen.
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter("All files", "*"),
                        new ExtensionFilter("Captures", "*.pcap", "*.pcapng", "*.cap", "*.gz", "*.zst", "*.xz",
                                "*.lz4"),
                        new ExtensionFilter("Zeek logs (conn.log)", "*.log", "*.json", "*.log.gz", "*.log.zst"));
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showOpenDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }
}
