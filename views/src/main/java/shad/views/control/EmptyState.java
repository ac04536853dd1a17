package shad.views.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// What stands where nothing is yet: an icon, what is the matter, what to do about it, and the actions. Style class
/// `empty-state`.
public final class EmptyState extends VBox {
    public EmptyState(Icon icon, String title, String text, List<? extends Node> actions) {
        Label titleLabel = Styles.styled(new Label(title), Styles.TITLE);
        Label textLabel = Styles.styled(new Label(text), Styles.MUTED);
        textLabel.setWrapText(true);
        getStyleClass().add("empty-state");
        getChildren().addAll(new IconView(icon, 48), titleLabel, textLabel);
        if (!actions.isEmpty()) {
            HBox row = Styles.styled(new HBox(), "actions");
            row.getChildren().addAll(actions);
            getChildren().add(row);
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("empty-state.css");
    }
}
