package shad.views.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;

/// Asks what to export in a dialog of Shad, then where to in the desktop's own, which opens in the folder used last.
public final class FileSaveDialog implements SaveDialog {
    private @Nullable File folder;
    private ConnLogFormat format = ConnLogFormat.TSV;

    @Override
    public Optional<ExportOrder> ask(Window owner, ExportOffer offer) {
        ExportPane pane = new ExportPane(offer, format);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("Export");
        dialog.getDialogPane().setContent(pane);
        dialog.getDialogPane().setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        ButtonType next = new ButtonType("Choose File…", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(next, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(next).disableProperty().bind(pane.incompleteProperty());
        if (dialog.showAndWait().filter(next::equals).isEmpty()) {
            return Optional.empty();
        }
        format = pane.format();
        return choose(owner, offer.fileName() + extension(format), format)
                .map(target -> new ExportOrder(pane.rows(), pane.columns(), target));
    }

    @Override
    public Optional<Path> askPlace(Window owner, String title, String fileName) {
        return choose(owner, new FileChooser(), title, fileName);
    }

    private Optional<ExportTarget> choose(Window owner, String suggestedName, ConnLogFormat chosenFormat) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().setAll(
                new ExtensionFilter(ExportPane.word(chosenFormat), "*" + extension(chosenFormat)),
                new ExtensionFilter("All files", "*"));
        return choose(owner, chooser, "Export", suggestedName).map(chosen -> target(chosen, chosenFormat));
    }

    private Optional<Path> choose(Window owner, FileChooser chooser, String title, String fileName) {
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }

    private static String extension(ConnLogFormat format) {
        return switch (format) {
            case TSV -> ".log";
            case JSON -> ".json";
            case CSV -> ".csv";
        };
    }

    /// The dialog has asked before a file is replaced, but not under a name that gets its ending here.
    static ExportTarget target(Path chosen, ConnLogFormat format) {
        String name = String.valueOf(chosen.getFileName());
        if (name.indexOf('.') >= 0 || Files.exists(chosen)) {
            return new ExportTarget(chosen, format, SafeFile.Replace.ANYTHING);
        }
        return new ExportTarget(
                chosen.resolveSibling(name + extension(format)), format, SafeFile.Replace.LOGS);
    }
}
