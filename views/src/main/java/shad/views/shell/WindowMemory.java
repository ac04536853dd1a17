package shad.views.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import shad.views.capture.RecentFiles;
import shad.views.preferences.Settings;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.Theme;
import shad.views.text.Clock;
import shad.views.text.Units;
import shad.views.text.ValueFormats;

/// Brings a window back as it was left: size and place, theme, density, columns, recent files.
final class WindowMemory {
    private static final String THEME = "appearance.theme";
    private static final String DENSITY = "appearance.density";
    private static final String INSPECTOR = "window.inspector";
    private static final String MAXIMIZED = "window.maximized";
    private static final String RECENT = "recent";
    private static final String CLOCK = "format.clock";
    private static final String ZONE = "format.zone";
    private static final String UNITS = "format.units";
    private static final double SMALLEST = 400;

    private final Settings settings;
    private final Stage stage;
    private final Appearance appearance;
    private final TableMemory tables;
    private final RecentFiles recentFiles;
    private final BooleanProperty inspectorShown;
    private final ValueFormats formats;

    WindowMemory(
            Settings settings,
            Stage stage,
            Appearance appearance,
            TableMemory tables,
            RecentFiles recentFiles,
            BooleanProperty inspectorShown,
            ValueFormats formats) {
        this.settings = settings;
        this.stage = stage;
        this.appearance = appearance;
        this.tables = tables;
        this.recentFiles = recentFiles;
        this.inspectorShown = inspectorShown;
        this.formats = formats;
    }

    /// Restores what is remembered and from now on remembers what changes.
    void restore() {
        appearance.themeProperty().set(settings.constant(THEME, Theme.SYSTEM));
        appearance.densityProperty().set(settings.constant(DENSITY, Density.COMFORTABLE));
        inspectorShown.set(!settings.get(INSPECTOR).equals(Optional.of("false")));
        recentFiles.setAll(settings.list(RECENT).stream().flatMap(text -> path(text).stream()).toList());
        tables.restore();
        settings.get(ZONE).flatMap(WindowMemory::zone).ifPresent(formats.namedZoneProperty()::set);
        formats.clockProperty().set(settings.constant(CLOCK, Clock.UTC));
        formats.unitsProperty().set(settings.constant(UNITS, Units.EXACT));
        restoreBounds();

        formats.clockProperty().subscribe(() -> keep(CLOCK, formats.getClock().name()));
        formats.namedZoneProperty().subscribe(() -> keep(ZONE, formats.namedZoneProperty().get().getId()));
        formats.unitsProperty().subscribe(() -> keep(UNITS, formats.getUnits().name()));
        appearance.themeProperty().subscribe(() -> keep(THEME, appearance.themeProperty().get().name()));
        appearance.densityProperty().subscribe(() -> keep(DENSITY, appearance.densityProperty().get().name()));
        recentFiles.files().subscribe(() -> {
            settings.putList(RECENT, recentFiles.files().stream().map(Path::toString).toList());
            settings.save();
        });
        stage.setOnHiding(event -> keepWindow());
    }

    private void restoreBounds() {
        double width = settings.number("window.width", 0);
        double height = settings.number("window.height", 0);
        double x = settings.number("window.x", 0);
        double y = settings.number("window.y", 0);
        boolean visible = Screen.getScreensForRectangle(x, y, SMALLEST, SMALLEST).stream()
                .map(Screen::getVisualBounds)
                .anyMatch(screen -> fits(screen, x, y));
        if (width >= SMALLEST && height >= SMALLEST && visible) {
            stage.setX(x);
            stage.setY(y);
            stage.setWidth(width);
            stage.setHeight(height);
        }
        stage.setMaximized(settings.get(MAXIMIZED).equals(Optional.of("true")));
    }

    private static boolean fits(Rectangle2D screen, double x, double y) {
        return screen.contains(x + SMALLEST / 2, y);
    }

    private void keep(String key, String value) {
        settings.put(key, value);
        settings.save();
    }

    private void keepWindow() {
        settings.put(MAXIMIZED, String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized()) {
            settings.put("window.x", String.valueOf(stage.getX()));
            settings.put("window.y", String.valueOf(stage.getY()));
            settings.put("window.width", String.valueOf(stage.getWidth()));
            settings.put("window.height", String.valueOf(stage.getHeight()));
        }
        settings.put(INSPECTOR, String.valueOf(inspectorShown.get()));
        tables.keep();
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
