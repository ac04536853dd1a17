package shad.views.filter;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import shad.views.style.Styles;

/// Asks for a name below a button. Enter takes it, Escape closes.
final class NamePopup {
    private static final int LONGEST_NAME = 40;

    private NamePopup() {}

    static void show(Node below, String prompt, String name, Consumer<String> onName) {
        Popup popup = new Popup();
        TextField field = new TextField(name);
        field.setId("filter-name");
        field.setAccessibleText(prompt);
        Label label = new Label(prompt);
        label.setLabelFor(field);
        Button save = Styles.styled(new Button("Save"), Styles.ACCENT);
        save.setId("filter-name-save");
        save.disableProperty().bind(field.textProperty().map(String::isBlank));
        Runnable take = () -> {
            String text = field.getText().strip();
            if (!text.isEmpty()) {
                popup.hide();
                onName.accept(text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text);
            }
        };
        save.setOnAction(event -> take.run());
        field.setOnAction(event -> take.run());
        HBox content = Styles.styled(new HBox(label, field, save), "name-popup");
        content.getStylesheets().add(Stylesheet.URL);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        Bounds bounds = below.localToScreen(below.getBoundsInLocal());
        popup.show(below, bounds.getMinX(), bounds.getMaxY() + 4);
        field.requestFocus();
        field.selectAll();
    }
}
