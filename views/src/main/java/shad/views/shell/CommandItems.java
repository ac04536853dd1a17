package shad.views.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Makes menu items and buttons of commands.
final class CommandItems {
    private CommandItems() {}

    /// An item for a menu that stays: it follows the command.
    static MenuItem lasting(Command command) {
        MenuItem item = momentary(command);
        ObservableBooleanValue checked = command.checked();
        if (checked != null) {
            checked.subscribe(() -> ((CheckMenuItem) item).setSelected(checked.get()));
        }
        return item;
    }

    /// An item for a menu that is made anew whenever it opens.
    static MenuItem momentary(Command command) {
        ObservableBooleanValue checked = command.checked();
        MenuItem item = checked == null ? new MenuItem() : new CheckMenuItem();
        item.setId(command.id());
        item.textProperty().bind(command.title());
        item.disableProperty().bind(command.enabled().map(enabled -> !enabled));
        if (!command.keys().isEmpty()) {
            item.setAccelerator(command.keys().getFirst());
        }
        if (checked != null) {
            ((CheckMenuItem) item).setSelected(checked.get());
        }
        item.setOnAction(event -> {
            command.run();
            if (checked != null) {
                // The item has turned itself over; the command may not have.
                ((CheckMenuItem) item).setSelected(checked.get());
            }
        });
        return item;
    }

    /// A button with a tooltip that tells the keys.
    ///
    /// @param text in place of the title of the command
    /// @param graphic an icon, if there is one
    static Button button(Command command, String text, @Nullable Node graphic) {
        Button button = new Button(text, graphic);
        button.setMnemonicParsing(false);
        button.setAccessibleText(command.plainTitle());
        String about = command.about().isEmpty() ? command.plainTitle() : command.about();
        String keys = command.keyText();
        button.setTooltip(new Tooltip(keys.isEmpty() ? about : about + " (" + keys + ")"));
        button.setOnAction(event -> command.run());
        button.disableProperty().bind(command.enabled().map(enabled -> !enabled));
        return button;
    }
}
