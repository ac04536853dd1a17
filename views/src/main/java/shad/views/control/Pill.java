package shad.views.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// A condition in force that can be taken away with a click or the Delete key. Style class `pill`.
public final class Pill extends HBox {
    private final Labeled label;

    /// @param removeText what taking it away means, for screen readers
    public Pill(String text, String removeText, Runnable onRemove) {
        this(new Label(text), removeText, onRemove);
    }

    /// A pill whose text may be more than a label.
    ///
    /// @param removeText what taking it away means, for screen readers
    public Pill(Labeled label, String removeText, Runnable onRemove) {
        this.label = label;
        Button remove = new Button();
        remove.setGraphic(new IconView(Icon.CLEAR, 12));
        remove.getStyleClass().setAll("pill-remove");
        remove.setAccessibleText(removeText);
        remove.setOnAction(event -> onRemove.run());
        remove.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                onRemove.run();
                event.consume();
            }
        });
        getStyleClass().add("pill");
        getChildren().addAll(label, remove);
    }

    /// The same in letters of equal width, for expressions.
    public Pill mono() {
        Styles.styled(label, Styles.MONO);
        return this;
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("pill.css");
    }
}
