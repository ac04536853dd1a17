package shad.views.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Lets files be dropped on a node, which has the pseudo-class `:drop` while they hang over it.
final class FileDrop {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final Node target;
    private final Consumer<List<Path>> onDrop;

    private FileDrop(Node target, Consumer<List<Path>> onDrop) {
        this.target = target;
        this.onDrop = onDrop;
    }

    static void install(Node target, Consumer<List<Path>> onDrop) {
        FileDrop drop = new FileDrop(target, onDrop);
        target.addEventHandler(DragEvent.DRAG_OVER, drop::over);
        target.addEventHandler(DragEvent.DRAG_EXITED, event -> drop.mark(false));
        target.addEventHandler(DragEvent.DRAG_DROPPED, drop::dropped);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            mark(true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        mark(false);
        List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        if (!files.isEmpty()) {
            onDrop.accept(files);
        }
    }

    private void mark(boolean over) {
        target.pseudoClassStateChanged(DROP, over);
    }
}
