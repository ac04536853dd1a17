package shad.views.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menus of the window: every command, by category.
final class MainMenu extends MenuBar {
    MainMenu(Commands commands) {
        for (CommandCategory category : CommandCategory.values()) {
            List<Commands.Part> parts = commands.parts(category);
            if (!parts.isEmpty()) {
                getMenus().add(menu(category, parts));
            }
        }
    }

    private static Menu menu(CommandCategory category, List<Commands.Part> parts) {
        Menu menu = new Menu(category.title());
        for (Commands.Part part : parts) {
            switch (part) {
                case Commands.Section section -> {
                    if (!menu.getItems().isEmpty()) {
                        menu.getItems().add(new SeparatorMenuItem());
                    }
                    section.commands().forEach(command -> menu.getItems().add(CommandItems.lasting(command)));
                }
                case Commands.Submenu submenu -> menu.getItems().add(menu(submenu));
            }
        }
        return menu;
    }

    private static Menu menu(Commands.Submenu submenu) {
        Menu menu = new Menu(submenu.title());
        menu.setId(submenu.id());
        // A menu without items never opens, so it has them from the beginning.
        menu.getItems().setAll(items(submenu));
        menu.setOnShowing(event -> menu.getItems().setAll(items(submenu)));
        return menu;
    }

    private static List<MenuItem> items(Commands.Submenu submenu) {
        List<MenuItem> items = new ArrayList<>();
        for (Commands.Section section : submenu.sections().get()) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            section.commands().forEach(command -> items.add(CommandItems.momentary(command)));
        }
        return items;
    }
}
