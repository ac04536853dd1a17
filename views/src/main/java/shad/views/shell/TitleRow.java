package shad.views.shell;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import shad.views.capture.CaptureOrigin;
import shad.views.style.Styles;

/// The top of the window: the program, its menus, and what is open.
final class TitleRow extends HBox {
    private final Label captureName = Styles.styled(new Label(), Styles.MUTED);

    TitleRow(MainMenu menu) {
        getStyleClass().add("menu-row");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        captureName.setId("capture-name");
        // The menus keep their words however long the name is.
        menu.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(Styles.styled(new Label("Shad"), Styles.HEADING), menu, space, captureName);
    }

    void showOrigin(@Nullable CaptureOrigin origin) {
        captureName.setText(origin == null ? "" : origin.name());
        captureName.setTooltip(origin == null ? null : origin.place().map(Tooltip::new).orElse(null));
    }
}
