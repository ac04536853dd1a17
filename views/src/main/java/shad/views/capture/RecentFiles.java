package shad.views.capture;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The captures opened last, the latest first. FX thread only.
public final class RecentFiles {
    private static final int LIMIT = 10;

    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObservableList<Path> readOnly = FXCollections.unmodifiableObservableList(files);

    public ObservableList<Path> files() {
        return readOnly;
    }

    public void setAll(List<Path> newFiles) {
        files.setAll(newFiles.stream().limit(LIMIT).toList());
    }

    /// Puts a file first.
    public void add(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!files.isEmpty() && files.getFirst().equals(absolute)) {
            return;
        }
        files.remove(absolute);
        files.addFirst(absolute);
        if (files.size() > LIMIT) {
            files.removeLast();
        }
    }

    public void clear() {
        files.clear();
    }
}
