package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import shad.views.control.Finder;
import shad.views.preferences.Settings;

/// A person who knows what to do but not where it is.
class CommandFinderTest extends WindowTest {
    @Test
    void someLettersRunACommand() throws Exception {
        chosenCapture = Optional.of(SAMPLE);
        openPalette();
        robot.write("fiop");
        await(() -> first().title().equals("Open…"));
        robot.push(KeyCode.ENTER);
        awaitRows();

        assertThat(selection.getShown().isEmpty()).isFalse();
        assertThat(robot.lookup(".finder").tryQuery()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsGreyAndSaysWhy() throws Exception {
        openPalette();
        robot.write("export shown");
        await(() -> first().title().equals("Export Shown…"));

        assertThat(first().available()).isFalse();
        assertThat(first().note()).isEqualTo("no rows are shown");
        assertThat(first().keys()).contains("Ctrl+Shift+E");
        robot.push(KeyCode.ENTER);
        assertThat(robot.lookup(".finder").tryQuery()).isPresent();
    }

    @Test
    void commandsRunLastComeFirst() throws Exception {
        openPalette();
        robot.write("theme dark");
        await(() -> first().title().equals("Dark"));
        robot.push(KeyCode.ENTER);
        openPalette();

        assertThat(first().title()).isEqualTo("Dark");
        assertThat(Settings.load(folder.resolve("settings.properties")).list("commands.recent"))
                .containsExactly("view-theme-dark");
    }

    @Test
    void escapeGivesTheKeyboardBack() throws Exception {
        openSample();
        onFx(() -> table().requestFocus());
        openPalette();
        robot.push(KeyCode.ESCAPE);
        await(() -> robot.lookup(".finder").tryQuery().isEmpty());

        assertThat(table().isFocused()).isTrue();
    }

    @Test
    void aQuestionMarkShowsTheKeysAndTheyCanBeSearched() throws Exception {
        openSample();
        onFx(() -> table().requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.SLASH);
        await(() -> robot.lookup(".finder").tryQuery().isPresent());
        assertThat(lines()).extracting(Finder.Line::keys).contains("Ctrl+O", "F1", "Ctrl+Shift+A");

        robot.write("sort");
        await(() -> first().keys().contains("header"));
        assertThat(lines()).hasSizeLessThan(20);
    }

    @Test
    void aQuestionMarkInTheFilterIsOne() throws Exception {
        openSample();
        TextField filter = robot.lookup(".filter-field").queryAs(TextField.class);
        onFx(filter::requestFocus);
        robot.write("?");
        await(() -> filter.getText().equals("?"));

        assertThat(robot.lookup(".finder").tryQuery()).isEmpty();
    }

    private void openPalette() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        await(() -> robot.lookup(".finder").<Node>tryQuery().isPresent());
    }

    private List<Finder.Line> lines() {
        ListView<Finder.Line> list = robot.lookup(".finder .list-view").queryListView();
        return List.copyOf(list.getItems());
    }

    /// The line that Enter takes; one that fits nothing while there is none.
    private Finder.Line first() {
        return lines().stream().findFirst().orElse(new Finder.Line("", "", "", "", false, null));
    }
}
