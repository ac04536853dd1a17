package shad.views.live;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.views.style.Styles;

/// Something asked over the window: a title, what it is about, what to choose, and buttons. Style class `live-pane`.
abstract class LivePane extends VBox {
    private final Label about = new Label();

    /// @param styleClass besides the common one
    LivePane(String styleClass, String title, String words) {
        setMaxHeight(USE_PREF_SIZE);
        getStyleClass().addAll(Styles.OVERLAY_CARD, "live-pane", styleClass);
        getStylesheets().add(Objects.requireNonNull(LivePane.class.getResource("live.css")).toExternalForm());
        about.setText(words);
        about.setWrapText(true);
        getChildren().setAll(Styles.styled(new Label(title), Styles.TITLE), about);
    }

    static HBox buttons(Node... buttons) {
        return Styles.styled(new HBox(buttons), "buttons");
    }

    /// Keeps the buttons before it on the left and those behind it on the right.
    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// What gets the keyboard first.
    public abstract Node focus();
}
