package shad.views.style;

import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Theme and density of every window, those that are open and those that will be. One instance for the application; used on
/// the FX thread only.
///
/// The theme is the application's user-agent style sheet, so dialogs and popups have it without being told. Charts that are
/// drawn in Java follow [#paletteProperty()].
public final class Appearance {
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>(this, "density", Density.COMFORTABLE);
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(this, "palette", Palette.LIGHT);

    /// Loads the fonts and dresses all windows; from now on changes of the properties show at once.
    public Appearance() {
        Fonts.load();
        theme.subscribe(this::applyTheme);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::applyTheme);
        density.subscribe(this::applyDensity);
        Window.getWindows().forEach(this::watchRoot);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::watchRoot);
            }
        });
        applyTheme();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    /// The colours in force, for what Java draws itself.
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    private void applyTheme() {
        boolean dark = switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(styleSheet(dark ? "dark.css" : "light.css"));
        palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }

    private static String styleSheet(String name) {
        return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
    }

    private void applyDensity() {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene != null) {
                markDensity(scene.getRoot());
            }
        }
    }

    private void watchRoot(Window window) {
        window.sceneProperty().flatMap(Scene::rootProperty).subscribe(root -> {
            if (root != null) {
                markDensity(root);
            }
        });
    }

    private void markDensity(Parent root) {
        root.getStyleClass().remove(Styles.COMPACT);
        if (density.get() == Density.COMPACT) {
            root.getStyleClass().add(Styles.COMPACT);
        }
    }
}
