package shad.views.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;
import shad.views.text.Units;
import shad.views.text.ValueFormats;

/// What one needs most of the time: open, capture and stop on the left, the filter, exporting on the right.
final class Toolbar extends HBox {
    Toolbar(Commands commands, ValueFormats formats, Node filterField) {
        Styles.styled(this, Styles.TOOLBAR_ROW, Styles.LINE_BOTTOM);
        Button open = CommandItems.button(commands.get("file-open"), "Open…", null);
        Button live = CommandItems.button(
                commands.get("capture-interfaces"), "Capture…", new IconView(Icon.CAPTURE_START));
        Button stop = CommandItems.button(commands.get("capture-stop"), "Stop", new IconView(Icon.CAPTURE_STOP));
        Styles.styled(stop, Styles.ICON_ONLY, Styles.FLAT);
        Button export =
                CommandItems.button(commands.get("file-export-shown"), "Export…", new IconView(Icon.EXPORT));
        open.setId("open");
        live.setId("capture");
        stop.setId("stop");
        export.setId("export");
        MenuButton clock = menu(commands, "time", "Times are shown in");
        MenuButton units = menu(commands, "units", "Bytes and durations are shown");
        Runnable update = () -> {
            clock.setText(formats.clockName());
            units.setText(formats.getUnits() == Units.EXACT ? "exact" : "rounded");
        };
        formats.onChange(update);
        update.run();
        HBox.setHgrow(filterField, Priority.ALWAYS);
        getChildren().setAll(open, live, stop, filterField, export, clock, units);
    }

    private static MenuButton menu(Commands commands, String id, String about) {
        MenuButton button = Styles.styled(new MenuButton(), Styles.FLAT);
        button.setId(id + "-button");
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(about));
        button.accessibleTextProperty().bind(button.textProperty().map(text -> about + " " + text));
        commands.submenu(id).forEach(command -> button.getItems().add(CommandItems.lasting(command)));
        return button;
    }
}
