package shad.views.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;
import shad.views.export.ExportOrder;
import shad.views.export.ExportRows;
import shad.views.export.ExportTarget;
import shad.views.export.ExportViewModel;
import shad.views.plot.ChartSaver;

/// Puts charts into files that a person chooses in the desktop's own dialog, which opens in the folder used last.
final class ChartFiles implements ChartSaver {
    private final Window owner;
    private final ExportViewModel export;
    private final Notices notices;
    private @Nullable File folder;

    ChartFiles(Window owner, ExportViewModel export, Notices notices) {
        this.owner = owner;
        this.export = export;
        this.notices = notices;
    }

    @Override
    public void save(String fileName, Content content) {
        if (export.isRunning()) {
            notices.warn("One export at a time", "Wait for the one that is running, or stop it.");
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save chart");
        chooser.setInitialFileName(fileName);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            folder = chosen.getParentFile();
            write(chosen.toPath(), content);
        }
    }

    /// The dialog has asked before a file is replaced.
    private void write(Path file, Content content) {
        ExportTarget target = new ExportTarget(file, ConnLogFormat.CSV, SafeFile.Replace.ANYTHING);
        export.export(
                (order, stream, progress) -> {
                    content.write(stream);
                    return 1;
                },
                new ExportOrder(ExportRows.SHOWN, List.of("chart"), target),
                "chart");
    }
}
