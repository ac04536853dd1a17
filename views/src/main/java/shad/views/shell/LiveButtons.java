package shad.views.shell;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// What the line about a running capture offers.
final class LiveButtons {
    private LiveButtons() {}

    static List<Node> of(Commands commands) {
        ToggleButton follow = toggle(commands.get("capture-follow"));
        follow.setText("Follow");
        ToggleButton pause = toggle(commands.get("capture-pause"));
        iconOnly(pause, Icon.CAPTURE_PAUSE);
        Button stop = CommandItems.button(commands.get("capture-stop"), "", null);
        iconOnly(stop, Icon.CAPTURE_STOP);
        Button restart = CommandItems.button(commands.get("capture-restart"), "", null);
        iconOnly(restart, Icon.RELOAD);
        Button save = CommandItems.button(commands.get("file-save-capture"), "Save As…", null);
        List<ButtonBase> all = List.of(follow, pause, stop, restart, save);
        all.forEach(button -> {
            Styles.styled(button, Styles.SMALL).setMinWidth(Region.USE_PREF_SIZE);
        });
        return List.copyOf(all);
    }

    private static void iconOnly(ButtonBase button, Icon icon) {
        Styles.styled(button, Styles.ICON_ONLY).setGraphic(new IconView(icon));
    }

    /// Stays pressed as long as the command is on.
    private static ToggleButton toggle(Command command) {
        ToggleButton button = new ToggleButton();
        button.setAccessibleText(command.plainTitle());
        button.setTooltip(new Tooltip(
                command.keyText().isEmpty() ? command.about() : command.about() + " (" + command.keyText() + ")"));
        button.disableProperty().bind(command.enabled().map(enabled -> !enabled));
        ObservableBooleanValue checked = Objects.requireNonNull(command.checked());
        button.setOnAction(event -> {
            command.run();
            button.setSelected(checked.get());
        });
        checked.subscribe(on -> button.setSelected(on));
        return button;
    }
}
