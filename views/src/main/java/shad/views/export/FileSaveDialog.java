package shad.views.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;

/// The desktop's own dialog. It opens in the folder used last.
public final class FileSaveDialog implements SaveDialog {
    private static final String TSV_EXTENSION = ".log";
    private static final String JSON_EXTENSION = ".json";
    private static final String CSV_EXTENSION = ".csv";

    private @Nullable File folder;

    @Override
    public Optional<ExportTarget> ask(Window owner, String suggestedName) {
        ExtensionFilter tsv =
                new ExtensionFilter("Zeek log, tab-separated (" + suggestedName + ")", "*" + TSV_EXTENSION);
        ExtensionFilter json = new ExtensionFilter("Zeek log, JSON", "*" + JSON_EXTENSION);
        FileChooser chooser = new FileChooser();
        ExtensionFilter csv = new ExtensionFilter("Comma-separated values", "*" + CSV_EXTENSION);
        chooser.setTitle("Export");
        if (suggestedName.endsWith(CSV_EXTENSION)) {
            chooser.getExtensionFilters().setAll(csv);
        } else {
            chooser.getExtensionFilters().setAll(tsv, json);
            if (!suggestedName.startsWith("conn")) {
                chooser.getExtensionFilters().add(csv);
            }
        }
        chooser.setInitialFileName(suggestedName);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        ExtensionFilter kind = chooser.getSelectedExtensionFilter();
        return Optional.of(kind == csv ? csvTarget(chosen.toPath()) : target(chosen.toPath(), kind == json));
    }

    /// The name says what is written, whatever the format says.
    private static ExportTarget csvTarget(Path chosen) {
        String name = String.valueOf(chosen.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(CSV_EXTENSION)
                ? new ExportTarget(chosen, ConnLogFormat.TSV, SafeFile.Replace.ANYTHING)
                : new ExportTarget(
                        chosen.resolveSibling(name + CSV_EXTENSION), ConnLogFormat.TSV, SafeFile.Replace.LOGS);
    }

    /// The dialog has asked before a file is replaced, but not under a name that gets its ending here.
    static ExportTarget target(Path chosen, boolean jsonChosen) {
        String name = chosen.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean json = name.endsWith(JSON_EXTENSION) || jsonChosen && !name.endsWith(TSV_EXTENSION);
        ConnLogFormat format = json ? ConnLogFormat.JSON : ConnLogFormat.TSV;
        if (name.indexOf('.') >= 0 || Files.exists(chosen)) {
            return new ExportTarget(chosen, format, SafeFile.Replace.ANYTHING);
        }
        Path named = chosen.resolveSibling(chosen.getFileName() + (json ? JSON_EXTENSION : TSV_EXTENSION));
        return new ExportTarget(named, format, SafeFile.Replace.LOGS);
    }
}
