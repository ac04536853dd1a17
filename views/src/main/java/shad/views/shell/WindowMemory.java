package shad.views.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import shad.views.capture.RecentFiles;
import shad.views.fx.AfterLayout;
import shad.views.preferences.Settings;
import shad.views.table.WindowedTable;

/// Brings a window back as it was left: size and place, panes, columns, the tab in front, recent files. FX thread only.
final class WindowMemory {
    private static final String INSPECTOR = "window.inspector";
    private static final String DIVIDER = "window.divider";
    private static final String TAB = "window.tab";
    private static final String MAXIMIZED = "window.maximized";
    private static final String RECENT = "recent";
    private static final double SMALLEST = 400;
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;

    private final Settings settings;
    private final Stage stage;
    private final TableMemory tables;
    private final WindowedTable table;
    private final ConnectionsPane pane;
    private final TabSet tabs;
    private final RecentFiles recentFiles;
    private final BooleanProperty inspectorShown;

    WindowMemory(
            Settings settings,
            Stage stage,
            TableMemory tables,
            WindowedTable table,
            ConnectionsPane pane,
            TabSet tabs,
            RecentFiles recentFiles,
            BooleanProperty inspectorShown) {
        this.settings = settings;
        this.stage = stage;
        this.tables = tables;
        this.table = table;
        this.pane = pane;
        this.tabs = tabs;
        this.recentFiles = recentFiles;
        this.inspectorShown = inspectorShown;
    }

    /// Restores what is remembered and from now on remembers what changes.
    void restore() {
        inspectorShown.set(!settings.get(INSPECTOR).equals(Optional.of("false")));
        double divider = settings.number(DIVIDER, ConnectionsPane.USUAL_POSITION);
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> afterLayout(() -> pane.moveDivider(divider)));
        settings.get(TAB).ifPresent(tabs::show);
        recentFiles.setAll(settings.list(RECENT).stream().flatMap(text -> path(text).stream()).toList());
        tables.restore();
        restoreBounds();

        recentFiles.files().subscribe(() -> {
            settings.putList(RECENT, recentFiles.files().stream().map(Path::toString).toList());
            settings.save();
        });
        stage.setOnHiding(event -> keepWindow());
    }

    /// Puts columns, order, panes and window back as they are at first. Nothing else is forgotten.
    void resetLayout() {
        tables.reset();
        table.sortBy(List.of());
        inspectorShown.set(true);
        stage.setMaximized(false);
        stage.setWidth(USUAL_WIDTH);
        stage.setHeight(USUAL_HEIGHT);
        stage.centerOnScreen();
        afterLayout(pane::resetDivider);
    }

    /// What a window becomes while it is shown or reset is laid out first; only then does a place of the divider last.
    private void afterLayout(Runnable action) {
        AfterLayout.run(stage.getScene(), action);
    }

    /// Where the screens have changed since, the window comes back within one of them.
    private void restoreBounds() {
        double width = settings.number("window.width", 0);
        double height = settings.number("window.height", 0);
        double x = settings.number("window.x", 0);
        double y = settings.number("window.y", 0);
        Optional<Rectangle2D> screen = Screen.getScreensForRectangle(x, y, SMALLEST, SMALLEST).stream()
                .map(Screen::getVisualBounds)
                .filter(bounds -> bounds.contains(x + SMALLEST / 2, y))
                .findFirst();
        if (width >= SMALLEST && height >= SMALLEST && screen.isPresent()) {
            stage.setX(x);
            stage.setY(y);
            stage.setWidth(Math.min(width, screen.get().getWidth()));
            stage.setHeight(Math.min(height, screen.get().getHeight()));
        }
        stage.setMaximized(settings.get(MAXIMIZED).equals(Optional.of("true")));
    }

    private void keepWindow() {
        settings.put(MAXIMIZED, String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized()) {
            settings.put("window.x", String.valueOf(stage.getX()));
            settings.put("window.y", String.valueOf(stage.getY()));
            settings.put("window.width", String.valueOf(stage.getWidth()));
            settings.put("window.height", String.valueOf(stage.getHeight()));
        }
        if (inspectorShown.get()) {
            settings.put(DIVIDER, String.valueOf(pane.getDividerPosition()));
        }
        settings.put(TAB, tabs.getSelectionModel().getSelectedItem().getId());
        settings.put(INSPECTOR, String.valueOf(inspectorShown.get()));
        tables.keep();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
