package shad.views.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// What one needs most of the time: open and stop on the left, the filter, exporting on the right.
final class Toolbar extends HBox {
    Toolbar(Commands commands, Node filterField) {
        Styles.styled(this, Styles.TOOLBAR_ROW, Styles.LINE_BOTTOM);
        Button open = CommandItems.button(commands.get("file-open"), "Open…", null);
        Button stop = CommandItems.button(commands.get("capture-stop"), "Stop", new IconView(Icon.CAPTURE_STOP));
        Styles.styled(stop, Styles.ICON_ONLY, Styles.FLAT);
        Button export =
                CommandItems.button(commands.get("file-export-shown"), "Export…", new IconView(Icon.EXPORT));
        open.setId("open");
        stop.setId("stop");
        export.setId("export");
        HBox.setHgrow(filterField, Priority.ALWAYS);
        getChildren().setAll(open, stop, filterField, export);
    }
}
