package shad.views.shell;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import shad.views.capture.RecentFiles;
import shad.views.connections.ConnectionsView;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.Theme;

/// The menus of the window.
final class MainMenu extends MenuBar {
    private final MainActions actions;

    MainMenu(MainActions actions, RecentFiles recentFiles, ConnectionsView connections, Appearance appearance) {
        this.actions = actions;
        getMenus().setAll(fileMenu(recentFiles), editMenu(), viewMenu(connections, appearance), helpMenu());
    }

    private Menu fileMenu(RecentFiles recentFiles) {
        Menu recent = new Menu("Open _Recent");
        recent.setId("open-recent");
        recentFiles.files().subscribe(() -> fill(recent, recentFiles));
        fill(recent, recentFiles);
        return menu("_File",
                item("_Open…", "Shortcut+O", actions::open),
                recent,
                sampleItem(),
                new SeparatorMenuItem(),
                item("Export S_elected…", "Shortcut+Shift+E", actions::exportSelected,
                        actions.canExportSelected().not()),
                item("E_xport Shown…", "Shortcut+E", actions::exportShown, actions.canExportShown().not()),
                new SeparatorMenuItem(),
                item("_Stop Reading", "Shortcut+Period", actions::stop, actions.reading().not()),
                item("_Close", "Shortcut+W", actions::close, actions.captureOpen().not()),
                item("_Quit", "Shortcut+Q", actions::quit));
    }

    private MenuItem sampleItem() {
        MenuItem sample = item("Open _Sample", "", actions::openSample);
        sample.setDisable(!actions.isSampleAvailable());
        return sample;
    }

    private void fill(Menu recent, RecentFiles recentFiles) {
        recent.getItems().clear();
        for (Path file : recentFiles.files()) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> actions.open(file));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
        if (!recent.getItems().isEmpty()) {
            recent.getItems().addAll(new SeparatorMenuItem(), item("Clear List", "", recentFiles::clear));
        }
    }

    private Menu editMenu() {
        return menu("_Edit",
                item("_Copy Rows", "Shortcut+C", actions::copySelected, actions.canExportSelected().not()),
                item("Select _All", "Shortcut+A", actions::selectAll, actions.captureOpen().not()),
                new SeparatorMenuItem(),
                item("_Filter", "Shortcut+F", actions::focusFilter, actions.captureOpen().not()),
                item("C_lear Filter", "Shortcut+Shift+F", actions::clearFilter, actions.captureOpen().not()));
    }

    private Menu viewMenu(ConnectionsView connections, Appearance appearance) {
        Menu theme = new Menu("_Theme");
        ToggleGroup themes = new ToggleGroup();
        theme.getItems()
                .addAll(
                        choice("_Light", Theme.LIGHT, appearance.themeProperty(), themes),
                        choice("_Dark", Theme.DARK, appearance.themeProperty(), themes),
                        choice("As the _Desktop", Theme.SYSTEM, appearance.themeProperty(), themes));
        Menu density = new Menu("_Rows");
        ToggleGroup densities = new ToggleGroup();
        density.getItems()
                .addAll(
                        choice("_Comfortable", Density.COMFORTABLE, appearance.densityProperty(), densities),
                        choice("Co_mpact", Density.COMPACT, appearance.densityProperty(), densities));
        CheckMenuItem inspector = new CheckMenuItem("_Inspector");
        inspector.setAccelerator(KeyCombination.valueOf("Shortcut+I"));
        inspector.selectedProperty().bindBidirectional(actions.inspectorShown());
        return menu("_View", theme, density, new SeparatorMenuItem(), columnMenu(connections), inspector);
    }

    private static Menu columnMenu(ConnectionsView connections) {
        Menu columns = new Menu("_Columns");
        columns.setOnShowing(event -> fillColumns(columns, connections));
        fillColumns(columns, connections);
        return columns;
    }

    private static void fillColumns(Menu menu, ConnectionsView connections) {
        menu.getItems().setAll(
                item("_All Columns", "", connections::showAllColumns),
                item("_Usual Columns", "", connections::resetColumns),
                new SeparatorMenuItem());
        connections.choosableColumns().forEach(column -> {
            CheckMenuItem item = new CheckMenuItem(column.title());
            item.setMnemonicParsing(false);
            item.setSelected(connections.table().isColumnVisible(column.id()));
            item.setOnAction(event -> connections.table().setColumnVisible(column.id(), item.isSelected()));
            menu.getItems().add(item);
        });
    }

    private Menu helpMenu() {
        return menu("_Help", item("_Keys", "F1", actions::showKeys), item("_About Shad", "", actions::showAbout));
    }

    private static Menu menu(String title, MenuItem... items) {
        return new Menu(title, null, items);
    }

    private static MenuItem item(String title, String keys, Runnable action) {
        MenuItem item = new MenuItem(title);
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem item(String title, String keys, Runnable action, ObservableBooleanValue disabled) {
        MenuItem item = item(title, keys, action);
        item.disableProperty().bind(disabled);
        return item;
    }

    private static <T> RadioMenuItem choice(String title, T value, ObjectProperty<T> property, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(title);
        item.setToggleGroup(group);
        item.setOnAction(event -> property.set(value));
        property.subscribe(now -> item.setSelected(value.equals(now)));
        return item;
    }
}
