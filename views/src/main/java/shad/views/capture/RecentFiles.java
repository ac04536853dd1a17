package shad.views.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// The captures opened last, the latest first, and which of them are no longer there. FX thread only.
public final class RecentFiles {
    private static final int LIMIT = 10;

    private final Executor background;
    private final Executor fxThread;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final ObservableList<Path> readOnly = FXCollections.unmodifiableObservableList(files);
    private final ObservableSet<Path> missing = FXCollections.observableSet();
    private final ObservableSet<Path> readOnlyMissing = FXCollections.unmodifiableObservableSet(missing);

    /// Begins with none.
    ///
    /// @param background looks whether files are there, which may take long where they lie on another machine
    /// @param fxThread runs what is to happen on the FX thread
    public RecentFiles(Executor background, Executor fxThread) {
        this.background = background;
        this.fxThread = fxThread;
    }

    public ObservableList<Path> files() {
        return readOnly;
    }

    /// Those that were not there when somebody looked last.
    public ObservableSet<Path> missing() {
        return readOnlyMissing;
    }

    /// Looks in the background which files are there.
    public void look() {
        List<Path> wanted = List.copyOf(files);
        background.execute(() -> {
            Set<Path> gone = wanted.stream().filter(file -> !Files.isReadable(file)).collect(Collectors.toSet());
            fxThread.execute(() -> {
                missing.retainAll(gone);
                missing.addAll(gone);
            });
        });
    }

    public void setAll(List<Path> newFiles) {
        files.setAll(newFiles.stream().limit(LIMIT).toList());
        look();
    }

    /// Puts a file first.
    public void add(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        missing.remove(absolute);
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
        missing.clear();
    }
}
