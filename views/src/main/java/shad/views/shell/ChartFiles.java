package shad.views.shell;

import java.io.BufferedOutputStream;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;
import shad.views.export.ExportOrder;
import shad.views.export.ExportRows;
import shad.views.export.ExportTarget;
import shad.views.export.ExportViewModel;
import shad.views.export.SaveDialog;
import shad.views.plot.ChartSaver;

/// Puts charts into files that a person chooses.
final class ChartFiles implements ChartSaver {
    private static final int BUFFER_LENGTH = 1 << 18;

    private final Window owner;
    private final SaveDialog dialog;
    private final ExportViewModel export;
    private final Notices notices;

    ChartFiles(Window owner, SaveDialog dialog, ExportViewModel export, Notices notices) {
        this.owner = owner;
        this.dialog = dialog;
        this.export = export;
        this.notices = notices;
    }

    @Override
    public void save(String fileName, Content content) {
        if (export.isRunning()) {
            notices.warn("One export at a time", "Wait for the one that is running, or stop it.");
            return;
        }
        dialog.askPlace(owner, "Save chart", fileName).ifPresent(file -> write(file, content));
    }

    /// The dialog has asked before a file is replaced.
    private void write(Path file, Content content) {
        ExportTarget target = new ExportTarget(file, ConnLogFormat.CSV, SafeFile.Replace.ANYTHING);
        export.export(
                (order, stream, progress) -> {
                    BufferedOutputStream buffered = new BufferedOutputStream(stream, BUFFER_LENGTH);
                    content.write(new WatchedStream(buffered, progress, content.byteCount()));
                    buffered.flush();
                    return 1;
                },
                new ExportOrder(ExportRows.SHOWN, List.of("chart"), target),
                "chart");
    }
}
