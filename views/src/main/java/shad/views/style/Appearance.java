package shad.views.style;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Theme, density and zoom of every window, those that are open and those that will be. One instance for the application; used on
/// the FX thread only.
///
/// The theme is the application's user-agent style sheet, so dialogs and popups have it without being told. Charts that are
/// drawn in Java follow [#paletteProperty()].
public final class Appearance {
    /// Of menus and tooltips, in pixels.
    private static final double POPUP_FONT_SIZE = 12;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>(this, "density", Density.COMFORTABLE);
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(this, "zoom", Zoom.NORMAL);
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(this, "palette", Palette.LIGHT);

    /// Loads the fonts and dresses all windows; from now on changes of the properties show at once.
    public Appearance() {
        Fonts.load();
        theme.subscribe(this::applyTheme);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::applyTheme);
        density.subscribe(this::applyDensity);
        zoom.subscribe((before, now) -> Window.getWindows().forEach(this::zoomPopup));
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

    /// How large everything is. Windows do it themselves, with a pane around what they show; menus and tooltips follow by
    /// the size of their letters.
    public ObjectProperty<Zoom> zoomProperty() {
        return zoom;
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
                zoomPopup(window);
            }
        });
    }

    private void zoomPopup(Window window) {
        if (window instanceof PopupWindow && window.getScene() != null) {
            String pixels = Math.round(POPUP_FONT_SIZE * zoom.get().factor()) + "px";
            String rule = ".context-menu, .tooltip, .combo-box-popup > .list-view { -fx-font-size: " + pixels + "; }";
            String sheet = "data:text/css;base64,"
                    + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8));
            List<String> sheets = window.getScene().getRoot().getStylesheets();
            sheets.removeIf(each -> each.startsWith("data:"));
            if (!zoom.get().equals(Zoom.NORMAL)) {
                sheets.add(sheet);
            }
        }
    }

    private void markDensity(Parent root) {
        root.getStyleClass().remove(Styles.COMPACT);
        if (density.get() == Density.COMPACT) {
            root.getStyleClass().add(Styles.COMPACT);
        }
    }
}
