package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;
import shad.views.export.ExportTarget;

/// From opening a capture to exporting its rows without a mouse, and every control by a name.
class KeyboardWalkTest extends WindowTest {
    @Test
    void everythingIsDoneByKeys() throws Exception {
        List<MouseEvent> mouse = new ArrayList<>();
        onFx(() -> stage.addEventFilter(MouseEvent.MOUSE_PRESSED, mouse::add));
        chosenCapture = Optional.of(SAMPLE);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        awaitRows();
        int all = selection.getShown().count();
        await(() -> table().isFocused());

        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.write("proto == tcp").push(KeyCode.ENTER);
        await(() -> selection.getShown().count() < all && settled());
        robot.push(KeyCode.F6).push(KeyCode.F6);
        await(() -> table().isFocused());

        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.DOWN);
        await(() -> table().selection().count() == 2);
        robot.push(KeyCode.DOWN);
        await(() -> texts(".inspector").contains("Summary") && selection.getConnection() >= 0);

        robot.push(KeyCode.F6);
        await(() -> isWithin(focused(), ".inspector"));
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ESCAPE);
        await(() -> table().isFocused());
        robot.push(KeyCode.ESCAPE);
        await(() -> focused() instanceof TextInputControl);

        for (int tab = 1; tab <= window.tabs().getTabs().size(); tab++) {
            KeyCode digit = KeyCode.valueOf("DIGIT" + tab);
            int index = tab - 1;
            robot.push(KeyCode.CONTROL, digit);
            await(() -> window.tabs().getSelectionModel().getSelectedIndex() == index);
        }
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        await(() -> window.tabs().getSelectionModel().getSelectedIndex() == 0);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        await(() -> robot.lookup(".finder").tryQuery().isPresent());
        robot.write("themedark").push(KeyCode.ENTER);
        await(() -> robot.lookup(".finder").tryQuery().isEmpty());

        Path log = folder.resolve("walk.log");
        chosenTarget = Optional.of(new ExportTarget(log, ConnLogFormat.TSV, SafeFile.Replace.LOGS));
        exportShown();
        await(() -> Files.exists(log));
        assertThat(Files.readAllLines(log).stream().filter(line -> !line.startsWith("#")))
                .hasSize(selection.getShown().count());
        assertThat(mouse).isEmpty();
    }

    private void exportShown() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    }

    @Test
    void everyControlThatTakesTheKeyboardHasAName() throws Exception {
        List<String> nameless = new ArrayList<>();
        collectNameless("welcome", nameless);
        openSample();
        onFx(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
            table().selection().select(0);
        });
        for (CountTab tab : window.tabs().all()) {
            onFx(() -> window.tabs().show(tab));
            collectNameless(tab.getId(), nameless);
        }
        for (String command : List.of("help-commands", "help-keys", "edit-preferences", "view-time-zone")) {
            onFx(() -> window.commands().get(command).run());
            collectNameless(command, nameless);
            robot.push(KeyCode.ESCAPE);
        }

        assertThat(nameless).isEmpty();
    }

    private void collectNameless(String screen, List<String> nameless) {
        onFx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            visit(stage.getScene().getRoot(), screen, nameless);
        });
    }

    private static void visit(Node node, String screen, List<String> nameless) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !hasName(node)) {
            nameless.add(screen + ": " + node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, screen, nameless));
        }
    }

    /// What a screen reader says of a control by itself, or what it was told to say.
    private static boolean hasName(Node node) {
        boolean ownText = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        boolean container = node instanceof TabPane || node instanceof ScrollPane || node instanceof ScrollBar
                || node instanceof SplitPane || node.getAccessibleRole() == AccessibleRole.MENU_BAR;
        boolean told = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return ownText || container || told;
    }

    private Node focused() {
        return stage.getScene().getFocusOwner();
    }

    private boolean isWithin(Node node, String query) {
        Node parent = robot.lookup(query).query();
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(parent)) {
                return true;
            }
        }
        return false;
    }
}
