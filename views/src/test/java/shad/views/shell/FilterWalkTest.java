package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.query.filter.Proposal;
import shad.views.preferences.Settings;
import shad.views.style.Styles;

/// A person at the filter: writes it with help, corrects it, takes it apart, keeps it.
class FilterWalkTest extends WindowTest {
    private TextField field() {
        return robot.lookup(".filter-field").queryAs(TextField.class);
    }

    private void write(String text) {
        onFx(() -> {
            field().requestFocus();
            field().setText(text);
            field().positionCaret(text.length());
        });
    }

    private String written() {
        return onFxGet(() -> field().getText());
    }

    private String selected() {
        return onFxGet(() -> field().getSelectedText());
    }

    private static <T> T onFxGet(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, question);
    }

    private List<Proposal> proposals() {
        return onFxGet(() -> {
            Node list = robot.lookup(".completion").tryQuery().orElse(null);
            return list instanceof ListView<?> view && view.getScene().getWindow().isShowing()
                    ? view.getItems().stream().map(Proposal.class::cast).toList()
                    : List.of();
        });
    }

    private List<String> proposed() {
        return proposals().stream().map(Proposal::text).toList();
    }

    private List<String> pills() {
        return onFxGet(
                () -> robot.lookup(".pill-text").queryAllAs(Button.class).stream().map(Button::getText).toList());
    }

    private Button button(String text) {
        return robot.lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .queryAs(Button.class);
    }

    private Optional<ContextMenu> openMenu() {
        return onFxGet(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(Window::isShowing)
                .findFirst());
    }

    private Settings settings() {
        return Settings.load(folder.resolve("settings.properties"));
    }

    // --- help with writing --------------------------------------------------------------------------------------------

    @Test
    void fieldOperatorAndValueAreChosenWithTheKeyboardAlone() throws Exception {
        openSample();
        write("conn_s");
        await(() -> proposed().contains("conn_state"));
        robot.push(KeyCode.TAB);
        assertThat(written()).isEqualTo("conn_state ");

        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        await(() -> proposed().contains("=="));
        robot.push(KeyCode.ENTER);
        assertThat(written()).isEqualTo("conn_state == ");

        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        await(() -> proposals().stream().anyMatch(
                proposal -> proposal.text().equals("S0") && proposal.meaning().contains("connections")));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        await(() -> selection.getFilterText().matches("conn_state == [A-Z0-9]+ ") && settled());
        assertThat(field().getPseudoClassStates()).contains(Styles.OK);

        write("conn_s");
        await(() -> proposed().contains("conn_state"));
        robot.push(KeyCode.ESCAPE);
        assertThat(proposed()).isEmpty();
        assertThat(written()).isEqualTo("conn_s");
        robot.push(KeyCode.ESCAPE);
        assertThat(written()).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsMarkedAndTheFilterBeforeStaysInForce() throws Exception {
        openSample();
        write("conn_state == SF");
        await(() -> selection.getFilterExpression().print().equals("conn_state == SF") && settled());
        int shown = selection.getShown().count();
        write("conn_state == SF && servce == dns");
        await(() -> robot.lookup(".filter-mark").query().isVisible());

        assertThat(field().getPseudoClassStates()).contains(Styles.ERROR);
        assertThat(texts(".filter-fault")).contains("No column is named “servce”; did you mean service?");
        assertThat(pills()).containsExactly("conn_state == SF");
        assertThat(selection.getShown().count()).isEqualTo(shown);

        write("service == dns");
        await(() -> !robot.lookup(".filter-mark").query().isVisible());
        assertThat(field().getPseudoClassStates()).doesNotContain(Styles.ERROR);
    }

    // --- parts --------------------------------------------------------------------------------------------------------

    @Test
    void partsAreTakenAwayNegatedAndEdited() throws Exception {
        openSample();
        write("conn_state==SF && proto == tcp http");
        await(() -> pills().size() == 3);
        assertThat(pills()).containsExactly("conn_state==SF", "proto == tcp", "http");

        onFx(() -> button("http").requestFocus());
        robot.push(KeyCode.DELETE);
        await(() -> selection.getFilterText().equals("conn_state==SF && proto == tcp"));

        onFx(() -> button("proto == tcp").requestFocus());
        robot.write('!');
        await(() -> selection.getFilterText().equals("conn_state==SF && !(proto == tcp)"));

        onFx(() -> button("conn_state==SF").fire());
        assertThat(selected()).isEqualTo("conn_state==SF");

        onFx(() -> robot.lookup(".pill-remove").queryAllAs(Button.class).forEach(Button::fire));
        await(() -> !selection.getFilterText().contains("SF"));
    }

    // --- keeping ------------------------------------------------------------------------------------------------------

    @Test
    void aFilterIsKeptAsAButtonThatCanBeRenamedMovedAndDeleted() throws Exception {
        openSample();
        write("conn_state == S0");
        await(() -> selection.getFilterExpression().print().equals("conn_state == S0"));
        click("#filter-save");
        TextField name = robot.lookup("#filter-name").queryAs(TextField.class);
        onFx(() -> name.setText("Unanswered"));
        click("#filter-name-save");
        write("dns");
        await(() -> selection.getFilterExpression().print().equals("dns"));

        onFx(() -> button("Unanswered").fire());
        await(() -> selection.getFilterExpression().print().equals("conn_state == S0"));
        assertThat(button("Unanswered").getPseudoClassStates()).contains(Styles.SELECTED);
        assertThat(settings().list("filter.saved")).containsExactly("Unanswered\tconn_state == S0");

        choose(button("Unanswered"), "Rename…");
        TextField again = robot.lookup("#filter-name").queryAs(TextField.class);
        onFx(() -> again.setText("No answer"));
        click("#filter-name-save");
        assertThat(settings().list("filter.saved")).containsExactly("No answer\tconn_state == S0");

        choose(button("No answer"), "Delete");
        assertThat(settings().list("filter.saved")).isEmpty();
        assertThat(robot.lookup(".saved-filter").tryQuery()).isEmpty();
    }

    private static void choose(Button button, String item) {
        MenuItem chosen = button.getContextMenu().getItems().stream()
                .filter(each -> item.equals(each.getText()))
                .findFirst()
                .orElseThrow();
        onFx(chosen::fire);
    }

    @Test
    void earlierFiltersAreAtHandAndSurviveTheRun() throws Exception {
        openSample();
        write("dns ");
        robot.push(KeyCode.ENTER);
        write("conn_state == S0 ");
        robot.push(KeyCode.ENTER);
        await(() -> selection.getFilterExpression().print().equals("conn_state == S0"));
        assertThat(settings().list("filter.recent")).containsExactly("conn_state == S0", "dns");

        robot.push(KeyCode.ALT, KeyCode.DOWN);
        await(() -> openMenu().isPresent());
        MenuItem second = openMenu().orElseThrow().getItems().get(1);
        assertThat(second.getText()).isEqualTo("dns");
        onFx(second::fire);
        await(() -> selection.getFilterText().equals("dns"));
    }

    @Test
    void listsAreDefinedInADialogAndAskedForByName() throws Exception {
        openSample();
        write("id.resp_p in $web");
        assertThat(texts(".filter-fault")).contains("No list is named “web”");

        Platform.runLater(() -> window.actions().editFilterLists());
        await(() -> robot.lookup("#named-lists").tryQuery().isPresent());
        TextArea lists = robot.lookup("#named-lists").queryAs(TextArea.class);
        DialogPane pane = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        onFx(() -> lists.setText("web = 80,\nnames: 53"));
        assertThat(texts(".lists-fault")).contains("Line 1: a value is missing");
        assertThat(pane.lookupButton(ButtonType.OK).isDisabled()).isTrue();
        onFx(() -> lists.setText("web = 80, 443, 8000..8100\nnames = 53"));
        onFx(() -> ((Button) pane.lookupButton(ButtonType.OK)).fire());

        await(() -> field().getPseudoClassStates().contains(Styles.OK));
        assertThat(settings().list("filter.list")).containsExactlyInAnyOrder("web\t80\t443\t8000..8100", "names\t53");
    }

    // --- what matched -------------------------------------------------------------------------------------------------

    @Test
    void lettersOfHistoriesThatTheFilterAsksForStandOut() throws Exception {
        openSample();
        assertThat(robot.lookup(".history-text > .found").tryQuery()).isEmpty();
        write("history has r");
        await(() -> selection.getFilterExpression().print().equals("history has r") && settled());
        onFx(() -> table().setColumnPinned("history", true));
        await(() -> robot.lookup(".history-text > .found").tryQuery().isPresent());

        Set<String> found = onFxGet(() -> robot.lookup(".history-text > .found").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.toSet()));
        assertThat(found).isNotEmpty().allMatch(letters -> letters.matches("r+"));
    }

    @Test
    void lettersStandOutWhileTheFilterAsksForThemInRowsThatStayInTheirPlaceToo() throws Exception {
        openSample();
        onFx(() -> table().setColumnPinned("history", true));
        onFx(() -> selection.setFilterText("history has D || history !has D"));
        await(() -> robot.lookup(".history-text > .found").tryQuery().isPresent());

        onFx(() -> selection.setFilterText(""));
        await(() -> settled() && robot.lookup(".history-text > .found").tryQuery().isEmpty());
    }
}
