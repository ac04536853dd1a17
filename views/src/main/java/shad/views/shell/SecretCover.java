package shad.views.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import shad.views.selection.Selection;
import shad.views.style.Styles;

/// Around what sums up states or histories: hides it while a person guesses, whom a sum over few connections would tell
/// the answer. Style class `secret-cover`.
final class SecretCover extends StackPane {
    private final Selection selection;

    SecretCover(Node content, Selection selection) {
        this.selection = selection;
        getStyleClass().add("secret-cover");
        Label words = Styles.styled(
                new Label("Hidden while states and histories are guessed. Leave teach mode to see it."), Styles.MUTED);
        words.setWrapText(true);
        getChildren().setAll(content, words);
        selection.secretsProperty().subscribe(secrets -> {
            content.setVisible(!secrets.any());
            words.setVisible(secrets.any());
        });
    }

    boolean isClosed() {
        return selection.getSecrets().any();
    }
}
