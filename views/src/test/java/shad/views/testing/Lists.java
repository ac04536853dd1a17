package shad.views.testing;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import shad.views.table.WindowedTable;

/// What a person does with a list.
public final class Lists {
    private Lists() {}

    /// Presses the button with a word.
    public static void choose(FxRobot robot, Node view, String word) {
        ToggleButton wanted = robot.from(view).lookup(".toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(button -> button.getText().equals(word))
                .findFirst()
                .orElseThrow();
        robot.interact(wanted::fire);
    }

    /// Selects a line and presses Enter.
    public static void enter(FxRobot robot, WindowedTable table, int index) {
        robot.interact(() -> {
            table.requestFocus();
            table.selection().select(index);
        });
        robot.push(KeyCode.ENTER);
    }
}
