package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import shad.views.capture.CaptureState;

/// One list of commands, of which menus, buttons and keys are made.
class CommandsTest extends WindowTest {
    @Test
    void everyCommandHasAnIdAndKeysOfItsOwn() {
        assertThat(all()).extracting(Command::id).doesNotHaveDuplicates();
        assertThat(all().stream().flatMap(command -> command.keys().stream())).doesNotHaveDuplicates();
    }

    @Test
    void whatCanBeUnavailableSaysWhatIsMissing() {
        assertThat(all()).filteredOn(command -> !command.isEnabled()).isNotEmpty()
                .allMatch(command -> !command.whyNot().getValue().isEmpty());
    }

    @Test
    void everyCommandIsInAMenu() {
        List<String> items = new ArrayList<>();
        menuBar().getMenus().forEach(menu -> collectIds(menu.getItems(), items));

        assertThat(items).containsAll(all().stream().map(Command::id).toList());
    }

    @Test
    void menusFollowTheCapture() throws Exception {
        MenuItem close = item("file-close");
        assertThat(close.isDisable()).isTrue();
        openSample();
        assertThat(close.isDisable()).isFalse();

        onFx(close::fire);
        assertThat(window.capture().getState()).isEqualTo(CaptureState.EMPTY);
    }

    @Test
    void aMenuItemThatIsOnOrOffFollowsWhatItSwitches() throws Exception {
        CheckMenuItem inspector = (CheckMenuItem) item("view-inspector");
        assertThat(inspector.isSelected()).isTrue();
        onFx(() -> window.actions().inspectorShown().set(false));
        assertThat(inspector.isSelected()).isFalse();
    }

    @Test
    void digitsGoToTabsAndASlashToTheFilter() throws Exception {
        openSample();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        await(() -> window.tabs().getSelectionModel().getSelectedItem().getId().equals("services"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        await(() -> window.tabs().getSelectionModel().getSelectedItem().getId().equals("connections"));

        onFx(() -> table().requestFocus());
        TextField filter = robot.lookup(".filter-field").queryAs(TextField.class);
        robot.push(KeyCode.SLASH);
        await(filter::isFocused);
        robot.write("/");
        await(() -> filter.getText().equals("/"));
    }

    private List<Command> all() {
        return window.commands().all().stream().map(Commands.Entry::command).toList();
    }

    private MainMenu menuBar() {
        return robot.lookup(".menu-bar").queryAs(MainMenu.class);
    }

    private MenuItem item(String id) {
        return menuBar().getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static void collectIds(ObservableList<MenuItem> items, List<String> ids) {
        for (MenuItem item : items) {
            if (item instanceof Menu menu) {
                collectIds(menu.getItems(), ids);
            } else if (!(item instanceof SeparatorMenuItem)) {
                ids.add(item.getId());
            }
        }
    }
}
