package shad.views.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Views whose layout stands in a file beside their class.
public final class Fxml {
    private Fxml() {}

    /// Fills a view from `name.fxml`, of which it is root and controller, and gives it `name.css`; both lie beside its
    /// class. FX thread only.
    public static void load(Parent view, String name) {
        Class<?> type = view.getClass();
        FXMLLoader loader = new FXMLLoader(type.getResource(name + ".fxml"));
        loader.setRoot(view);
        loader.setController(view);
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        view.getStylesheets()
                .add(Objects.requireNonNull(type.getResource(name + ".css")).toExternalForm());
    }
}
