package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.preferences.Settings;
import shad.views.style.RowTone;
import shad.views.style.Styles;

/// A person who says which rows are marked, and how.
class RulesWalkTest extends WindowTest {
    private void openRules() throws Exception {
        onFx(() -> window.commands().get("view-color-rules").run());
        await(() -> robot.lookup(".rules-view").tryQuery().isPresent());
    }

    private List<TextField> filters() {
        Callable<List<TextField>> look =
                () -> robot.lookup(".rules-view .rule .filter-field").queryAllAs(TextField.class).stream().toList();
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }

    private void awaitClosed() throws Exception {
        await(() -> robot.lookup(".rules-view").tryQuery().isEmpty());
    }

    /// The glyphs on the screen from top to bottom, as far as rows are marked.
    private List<Icon> glyphs() {
        Callable<List<Icon>> look = () -> robot.lookup(".connections-view .table-cell")
                .queryAllAs(TableCell.class).stream()
                .filter(cell -> cell.getTableColumn() != null
                        && "state-glyph".equals(cell.getTableColumn().getId())
                        && cell.getGraphic() != null
                        && cell.getGraphic().isVisible())
                .map(cell -> ((IconView) cell.getGraphic()).getIcon())
                .toList();
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }

    @Test
    void aRuleIsAddedByKeysAndStays() throws Exception {
        openSample();
        assertThat(glyphs()).doesNotContain(Icon.TONE_TRIANGLE);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        await(() -> robot.lookup(".finder").tryQuery().isPresent());
        robot.write("colourrules").push(KeyCode.ENTER);
        await(() -> robot.lookup(".rules-view").tryQuery().isPresent());
        int standard = filters().size();
        click("#add");
        robot.write("proto == tcp");
        assertThat(filters()).hasSize(standard + 1);
        robot.push(KeyCode.ENTER);
        awaitClosed();
        await(() -> glyphs().contains(Icon.TONE_TRIANGLE));

        restart();
        openSample();
        await(() -> glyphs().contains(Icon.TONE_TRIANGLE));
        openRules();
        assertThat(filters().getFirst().getText()).isEqualTo("proto == tcp");
        click("#reset");
        click("#ok");
        awaitClosed();
        await(() -> !glyphs().contains(Icon.TONE_TRIANGLE));
        assertThat(Settings.load(settingsFile()).get("rows.color-rules-changed")).isEqualTo(Optional.empty());
    }

    @Test
    void aFilterThatIsNotUnderstoodIsSaidWhileItIsWritten() throws Exception {
        openSample();
        openRules();
        click("#add");
        robot.write("proto == tpc");
        await(() -> texts(".rules-view").stream().anyMatch(text -> text.contains("did you mean tcp?")));
        TextField filter = filters().getFirst();
        assertThat(filter.getPseudoClassStates()).contains(Styles.ERROR);
        onFx(() -> filter.setText("proto == tcp"));

        assertThat(filter.getPseudoClassStates()).doesNotContain(Styles.ERROR);
    }

    @Test
    void cancelLeavesTheRulesAsTheyWere() throws Exception {
        openSample();
        openRules();
        click("#add");
        robot.write("proto == tcp");
        robot.push(KeyCode.ESCAPE);
        awaitClosed();

        assertThat(glyphs()).doesNotContain(Icon.TONE_TRIANGLE);
    }

    @Test
    void rulesAreMovedRemovedAndSwitchedOff() throws Exception {
        openSample();
        openRules();
        String first = filters().getFirst().getText();
        String second = filters().get(1).getText();
        onFx(() -> robot.lookup(".rule .down").queryAs(Button.class).fire());
        assertThat(filters().getFirst().getText()).isEqualTo(second);
        assertThat(filters().get(1).getText()).isEqualTo(first);
        int count = filters().size();
        onFx(() -> robot.lookup(".rule .remove").queryAs(Button.class).fire());
        assertThat(filters()).hasSize(count - 1);
        assertThat(filters().getFirst().getText()).isEqualTo(first);
        onFx(() -> robot.lookup(".rule .check-box").queryAllAs(CheckBox.class).forEach(box -> box.setSelected(false)));
        click("#ok");
        awaitClosed();

        await(() -> glyphs().isEmpty());
    }

    @Test
    void rowsLikeACellAreColoured() throws Exception {
        openSample();
        onFx(() -> {
            table().requestFocus();
            table().selection().select(0);
            table().setLeadColumn("conn_state");
        });
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        await(() -> table().getContextMenu().isShowing());
        onFx(() -> table().getContextMenu().getItems().stream()
                .filter(item -> "Colour Rows Like This…".equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        await(() -> robot.lookup(".rules-view").tryQuery().isPresent());
        String state = selection.getSnapshot().view().at(selection.getShown().rows()[0]).state().name();
        assertThat(filters().getFirst().getText()).isEqualTo("conn_state == " + state);
        onFx(() -> tone(0).setValue(RowTone.VIOLET));
        onFx(() -> table().getContextMenu().hide());
        click("#ok");
        awaitClosed();
        // The table was scrolled to the cell.
        onFx(() -> table().setLeadColumn("state-glyph"));

        await(() -> glyphs().contains(Icon.TONE_PENTAGON));
    }

    @SuppressWarnings("unchecked") // boxes of rules are of tones
    private ComboBox<RowTone> tone(int rule) {
        List<Node> boxes = robot.lookup(".rule .combo-box").queryAll().stream().toList();
        return (ComboBox<RowTone>) boxes.get(rule);
    }
}
