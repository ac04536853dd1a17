package shad.views.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import shad.views.style.Styles;

/// A heading and what belongs to it within one thin line. Style class `card`.
public final class Card extends VBox {
    public Card(String heading, Node... content) {
        this(new Label(heading), content);
    }

    /// With a heading that needs more than text.
    public Card(Node heading, Node... content) {
        getStyleClass().add("card");
        getChildren().add(Styles.styled(heading, Styles.HEADING));
        getChildren().addAll(content);
    }

    /// A paragraph in muted text that wraps.
    public static Label paragraph(String text) {
        Label label = Styles.styled(new Label(text), Styles.MUTED);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("card.css");
    }
}
