package shad.views.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that menu items do not bring by themselves: further combinations of a command, and single characters, which
/// are commands while nobody writes.
final class Keyboard {
    private final Commands commands;
    /// Commands by the character typed.
    private final Map<String, String> characters = Map.of("/", "filter-edit", "?", "help-keys");

    Keyboard(Commands commands) {
        this.commands = commands;
    }

    void install(Scene scene) {
        for (Commands.Entry entry : commands.all()) {
            for (KeyCombination keys : entry.command().keys().stream().skip(1).toList()) {
                scene.getAccelerators().put(keys, entry.command()::run);
            }
        }
        List.of("go-next-tab", "go-previous-tab").forEach(id -> takeFirst(scene, commands.get(id)));
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> typed(scene, event));
    }

    /// Fields and tabs would use the keys of these commands themselves.
    private static void takeFirst(Scene scene, Command command) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (command.isEnabled() && command.keys().stream().anyMatch(keys -> keys.match(event))) {
                command.run();
                event.consume();
            }
        });
    }

    private void typed(Scene scene, KeyEvent event) {
        String command = characters.get(event.getCharacter());
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (command != null && plain && !isWriting(scene.getFocusOwner())) {
            commands.get(command).run();
            event.consume();
        }
    }

    private static boolean isWriting(Node focused) {
        return focused instanceof TextInputControl;
    }
}
